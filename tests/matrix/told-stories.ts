import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { sayHelped, saySaw } from '#domain/lessons/thanks.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { NewCommitment } from '#domain/stories/asking.ts';
import { commit } from '#domain/stories/commitments.server.ts';
import { askConsent } from '#domain/stories/consents.server.ts';
import { askReader } from '#domain/stories/private-reader.server.ts';
import { publish, remove } from '#domain/stories/publication.server.ts';
import { ask } from '#domain/stories/questions.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { NewStory } from '#domain/stories/telling.ts';
import type { Company } from '../support/people.ts';

/** What the author tells. The reader reads the draft before anybody else, and it speaks of the curator. */
export const TOLD = { draft: 1, team: 2, workspace: 3, removed: 4, ready: 5, missing: 999 } as const;
export type StoryState = keyof typeof TOLD;

/** By the number of the story. */
export interface Told {
	questions: Record<number, number>;
	commitments: Record<number, number>;
	/** The thread that its author began, and what is said in it. */
	said: Record<number, number>;
}

export async function tellStories(
	{ db, member, outsider }: Company,
	{ teammate, reader, curator }: Record<'teammate' | 'reader' | 'curator', Person>,
): Promise<Told> {
	const told: Told = { questions: {}, commitments: {}, said: {} };
	const tell = async (title: string, input: object = {}) => {
		const given = NewStory.parse({ title, learned: `Learned in ${title}`, team: 'payments', ...input });
		const { number } = await begin(db, member, given);
		const text = `Said of ${title}`;
		told.said[number] = (await note(db, member, { kind: 'story', number }, NewThread.parse({ text }))).thread;
		const taken = NewCommitment.parse({ text: `Taken on in ${title}`, reportOn: '2099-01-01' });
		told.commitments[number] = (await commit(db, member, number, taken)).id;
		return number;
	};
	const draft = await tell('A story underway', { happened: 'Cato Berg said no.' });
	await askReader(db, member, draft, { reader: reader.email, note: '' });
	await askConsent(db, member, draft, { person: curator.email, passage: '' });
	const team = await tell('A story for the team', { visibility: 'team' });
	const slides = [{ title: 'First', text: 'We began.' }];
	const workspace = await tell('A story for everybody', { form: 'slides', slides });
	for (const number of [team, workspace]) await publish(db, member, number);
	const removed = await tell('A story taken away');
	await remove(db, member, removed);
	await tell('A story that is ready');
	told.questions[team] = (await ask(db, teammate, team, { text: 'How was that?' })).id;
	told.questions[workspace] = (await ask(db, outsider, workspace, { text: 'Why was that?' })).id;
	const of = { kind: 'story', number: workspace } as const;
	await saySaw(db, outsider, of, { lesson: null });
	await sayHelped(db, outsider, of, { lesson: null });
	return told;
}
