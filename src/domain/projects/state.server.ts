import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { followersOf } from './following.server.ts';
import { membersOf } from './people.server.ts';
import { KIND, type ProjectState } from './project.ts';
import { project } from './tables.server.ts';

export type ProjectRow = typeof project.$inferSelect;

export async function rowOf(db: Reader, entryId: number): Promise<ProjectRow> {
	const [row] = await db.select().from(project).where(eq(project.entryId, entryId));
	if (!row) throw new Error(`The project of entry ${entryId} is incomplete.`);
	return row;
}

/** It comes to be in that state; one that it is in already stays as old as it is. Whoever asks has decided that it may. */
export async function moveTo(tx: Transaction, entryId: number, state: ProjectState): Promise<void> {
	const row = await rowOf(tx, entryId);
	if (row.state === state) return;
	const at = now();
	await tx.update(project).set({ state, stateAt: at, stirredAt: at }).where(eq(project.entryId, entryId));
}

/** Something happened on it: it is not quiet. */
export async function stir(tx: Transaction, entryId: number): Promise<void> {
	await tx.update(project).set({ stirredAt: now() }).where(eq(project.entryId, entryId));
}

/** It has the people that it needs for now, and begins. */
export async function begin(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findByMember(tx, who, number);
		const { state } = await rowOf(tx, found.id);
		if (state === 'building') return;
		if (state !== 'forming') conflict('Only a project that looks for people can begin.');
		await moveTo(tx, found.id, 'building');
		await tell(tx, {
			to: await followersOf(tx, found.id),
			kind: 'project-moved',
			entryId: found.id,
			by: who.id,
			subject: 'building',
		});
	});
}

/** It looks for people once more. */
export async function lookForPeople(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findByMember(tx, who, number);
		const { state } = await rowOf(tx, found.id);
		if (state === 'forming') return;
		if (state !== 'building') conflict('Only a project that is being built can look for people again.');
		await moveTo(tx, found.id, 'forming');
	});
}

/** What somebody sees and works on. */
export async function findByMember(db: Reader, who: Person, number: number): Promise<Found> {
	const found = await findEntry(db, who, KIND, number);
	const members = await membersOf(db, found.id);
	if (!members.some(({ id }) => id === who.id)) forbidden('Whoever works on it decides that. Join it first.');
	return found;
}
