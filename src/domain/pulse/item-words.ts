import type { Item } from './pulse.ts';

/** What an item is about, in fewer words than it asks in. */
interface ItemWords {
	/** What a high score says. */
	short: string;
	/** What got easier with a higher score, and harder with a lower one: `to admit a mistake`. */
	to: string;
	/** To talk about, where people differ on it. */
	talk: string;
	/** Where it got harder. */
	harder: (before: string) => string;
}

/** Of Edmondson’s seven, whatever the version of their words. */
const WORDS: Record<string, ItemWords> = {
	'edmondson-1': {
		short: 'A mistake here is not held against you',
		to: 'to admit a mistake',
		talk: 'Think of a mistake that was told here in good time. What made it possible to tell it then?',
		harder: (before) => `What happened to the mistakes that were told since ${before}?`,
	},
	'edmondson-2': {
		short: 'I can bring up a hard problem',
		to: 'to bring up a hard problem',
		talk: 'Where would you bring up something hard next week: which meeting, which words, whom first?',
		harder: (before) =>
			`Which hard problem of ${before} has not been brought up since, and where could it be?`,
	},
	'edmondson-3': {
		short: 'Nobody is rejected for being different',
		to: 'to be different',
		talk: 'Which ways of working are expected here without anybody having said so?',
		harder: (before) => `What has come to be expected of everybody since ${before}?`,
	},
	'edmondson-4': {
		short: 'It is safe to try something new',
		to: 'to take a risk',
		talk: 'What did somebody try here that did not work out, and what came of it for them?',
		harder: (before) => `What was tried in ${before} that would not be tried now?`,
	},
	'edmondson-5': {
		short: 'It is easy to ask for help',
		to: 'to ask for help',
		talk: 'When did you last wait before you asked for help? What did you wait for?',
		harder: (before) => `Who did people ask for help in ${before}, and where are those people now?`,
	},
	'edmondson-6': {
		short: 'Nobody undermines what I do',
		to: 'to count on each other',
		talk: 'When does what one of us needs get in the way of what another one does?',
		harder: (before) => `Which aims have come to pull against each other since ${before}?`,
	},
	'edmondson-7': {
		short: 'My skills are valued and used',
		to: 'to bring in what one is good at',
		talk: 'What are you good at that nobody has asked you for this quarter?',
		harder: (before) => `Which skills were asked for in ${before}, and are not now?`,
	},
};

const wordsOf = ({ id }: Pick<Item, 'id'>): ItemWords | undefined => WORDS[id.replace(/\.\d+$/, '')];

/** What a high score of it says, for a chart or a table. */
export function shortName(item: Item): string {
	return wordsOf(item)?.short ?? (item.reversed ? `“${item.text}” (turned round)` : item.text);
}

/** `to ask for help`; null of an item that the workspace has written itself. */
export const easierTo = (item: Item): string | null => wordsOf(item)?.to ?? null;

export const talkOf = (item: Item): string =>
	wordsOf(item)?.talk ?? `What comes to your mind when you read “${item.text}”?`;

/** @param before `March` */
export const whereHarder = (item: Item, before: string): string =>
	wordsOf(item)?.harder(before) ?? `What has changed around “${item.text}” since ${before}?`;
