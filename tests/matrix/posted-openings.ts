import type { Person } from '#domain/accounts/person.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { post, remove } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import type { Database } from '#lib/db/open.server.ts';

export const POSTED = ['team', 'workspace', 'removed'] as const;
export type PostedState = (typeof POSTED)[number];

/** Openings that the author posted and answers for, alone: their numbers, and the thread that they began on each. */
export interface Posted {
	numbers: Record<PostedState, number>;
	said: Record<number, number>;
}

export async function postOpenings(db: Database, author: Person): Promise<Posted> {
	const posted: Posted = { numbers: { team: 0, workspace: 0, removed: 0 }, said: {} };
	for (const state of POSTED) {
		const visibility = state === 'team' ? 'team' : 'workspace';
		const given = { title: `An opening: ${state}`, form: 'project', team: 'payments', visibility };
		const { number } = await post(db, author, NewOpportunity.parse(given));
		const text = `Said of ${state}`;
		const said = await note(db, author, { kind: 'opportunity', number }, NewThread.parse({ text }));
		posted.numbers[state] = number;
		posted.said[number] = said.thread;
	}
	await remove(db, author, posted.numbers.removed);
	return posted;
}
