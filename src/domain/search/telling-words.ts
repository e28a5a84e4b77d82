import { folded } from './indexed-text.ts';

/** Words that stand in every English text, and those that stand in every account of an incident. */
const COMMON = new Set(
	(
		'about above after again all also although always among and another any anything are around because been ' +
		'before began being below between both but came can could did does doing done down during each either else ' +
		'even ever every everything few first for found from further get gets getting given goes going gone had has ' +
		'have having her here hers him his how however into its itself just kept last later least less like long ' +
		'made make makes making many may might more most much must near need needed needs never new next none nor ' +
		'not nothing now off often once one only other others our out over own per put rather same said saw see ' +
		'seen several shall she should since some something still such take taken than that the their them then ' +
		'there these they thing things this those though three through thus time times together too took toward two ' +
		'under until upon use used uses using very via was way well went were what when where whether which while ' +
		'who whole whose why will with within without would yes yet you your second third minute minutes hour hours ' +
		'day days week weeks month months year years today january february march april june july august september ' +
		'october november december monday tuesday wednesday thursday friday saturday sunday utc cet cest pst pdt ' +
		'http https www com org incident incidents outage outages postmortem issue issues problem problems impact ' +
		'three four five six seven eight nine ten eleven twelve hundred thousand million half night morning noon ' +
		'evening people person root cause caused causes team teams event events timeline resolved ' +
		'learn learned lesson lessons instead written known working worked part improve improved better create ' +
		'created provide add added try tried trying sure ensure keep keeps back good new old nobody somebody ' +
		'everybody anybody told tell tells ask asks asked look looks looked know knows knew say says want wants wanted ' +
		'think thought move moved word words'
	).split(' '),
);

// Of a text as long as people write them, more words than these change nothing in what is found.
const MOST_WORDS = 200;

/** What is kept of a text to compare it with others: as shown and how often, the most telling word first. */
export type Terms = [shown: string, times: number][];

/** Words of a text that may tell it from others, as its author wrote them, and how often each stands there. */
export function countWords(text: string): Map<string, { shown: string; times: number }> {
	const found = new Map<string, { shown: string; times: number }>();
	for (const [written] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
		const word = folded(written);
		if (!/^\p{L}{3,40}$/u.test(word) || COMMON.has(word)) continue;
		const known = found.get(word);
		if (known) known.times += 1;
		else found.set(word, { shown: shownAs(written), times: 1 });
	}
	return found;
}

/** `DNS` stays as it is; a word that merely begins a sentence does not. */
function shownAs(written: string): string {
	return /^\p{Lu}\p{Ll}+$/u.test(written) ? written.toLowerCase() : written;
}

/**
 * What a word says of a text: often here, seldom elsewhere. The root softens rarity, so that a text is
 * more than its rarest word; measured by bench/similar.ts.
 */
export function weightOf(times: number, entries: number, all: number): number {
	return loudness(times) * Math.sqrt(Math.log(1 + all / Math.max(1, entries)));
}

/** The tenth mention adds less than the second. */
export function loudness(times: number): number {
	return 1 + Math.log(times);
}

/** @param entriesWith in how many of all entries each word stands */
export function tellingWords(
	counted: ReadonlyMap<string, { shown: string; times: number }>,
	entriesWith: ReadonlyMap<string, number>,
	all: number,
): Terms {
	const weighed = [...counted].map(([word, { shown, times }]) => ({
		word: [shown, times] as [string, number],
		weight: weightOf(times, entriesWith.get(word) ?? 1, all),
	}));
	weighed.sort((a, b) => b.weight - a.weight);
	return weighed.slice(0, MOST_WORDS).map(({ word }) => word);
}
