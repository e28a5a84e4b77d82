import type { Person } from '#domain/accounts/person.ts';
import { answerConsent, askConsent } from '#domain/stories/consents.server.ts';
import { askReader, answerAsReader, withdrawReader } from '#domain/stories/private-reader.server.ts';
import { publish } from '#domain/stories/publication.server.ts';
import { ask } from '#domain/stories/questions.server.ts';
import { begin, revise } from '#domain/stories/stories.server.ts';
import { NewStory, Revision } from '#domain/stories/telling.ts';
import type { Company } from '../support/people.ts';

/** A draft; what was said to its author before it goes out, by one who reads it no longer. */
const DRAFT = ['zqstorytitle', 'zqstorytried', 'zqstorylearned', 'zqstorydifferently'];
const SAID = 'zqstorysaid';
/** Words about somebody, who would rather not, and why: theirs and its author's. */
const PASSAGE = 'zqstorypassage';
const DECLINED = 'zqstorydeclined';
/** What was asked of a story that everybody reads, and is not answered. */
const UNANSWERED = 'zqstoryunanswered';
/** What stood in that story before it was published. */
const TAKEN_OUT = 'zqstorytakenout';

/** Every word, and who may see it. The draft's title is shown to whoever it speaks of. */
export const STORY_CANARIES: { word: string; may: ('author' | 'curator' | 'teammate')[] }[] = [
	...DRAFT.map((word) => ({
		word,
		may: word === DRAFT[0] ? (['author', 'curator'] as const) : (['author'] as const),
	})),
	{ word: SAID, may: ['author'] as const },
	{ word: PASSAGE, may: ['author', 'curator'] as const },
	{ word: DECLINED, may: ['author', 'curator'] as const },
	{ word: UNANSWERED, may: ['author', 'teammate'] as const },
	{ word: TAKEN_OUT, may: ['author'] as const },
].map(({ word, may }) => ({ word, may: [...may] }));

/** Where each of them can be asked for, whether a link leads there or not. */
export const STORY_ADDRESSES = [
	'/stories/mine',
	...[1, 2].flatMap((number) =>
		['', '/edit', '/publish', '/consent', '/history', '/history?version=1', '/slides', '/discussion'].map(
			(rest) => `/stories/${number}${rest}`,
		),
	),
];

export async function plantStories(
	{ db, member }: Company,
	{ teammate, reader, curator }: Record<'teammate' | 'reader' | 'curator', Person>,
): Promise<void> {
	const [title = '', tried = '', learned = '', differently = ''] = DRAFT;
	const tell = async (input: object) =>
		(await begin(db, member, NewStory.parse({ team: 'payments', ...input }))).number;
	const draft = await tell({ title, tried, learned, differently, lookAfter: true });
	await askReader(db, member, draft, { reader: reader.email, note: '' });
	await answerAsReader(db, reader, draft, { verdict: 'more', sentence: SAID });
	await withdrawReader(db, member, draft);
	await askConsent(db, member, draft, { person: curator.email, passage: PASSAGE });
	await answerConsent(db, curator, draft, { answer: 'declined', note: DECLINED });
	const out = await tell({ title: 'A story that everybody reads', learned: TAKEN_OUT });
	await revise(db, member, out, Revision.parse({ learned: 'Something else' }));
	await publish(db, member, out);
	await ask(db, teammate, out, { text: UNANSWERED });
}
