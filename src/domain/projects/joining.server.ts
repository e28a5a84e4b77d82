import { and, eq, isNull } from 'drizzle-orm';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { readContent } from './content.server.ts';
import { followersOf } from './following.server.ts';
import { membersOf, putOn } from './people.server.ts';
import { KIND } from './project.ts';
import { moveTo, rowOf, stir, type ProjectRow } from './state.server.ts';
import { projectAsking, projectInterest } from './tables.server.ts';

/** Somebody is on it from now on; an idea that somebody takes up looks for more people. */
export async function join(
	db: Database,
	who: Person,
	number: number,
	{ need = '' }: { need?: string } = {},
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findOpen(tx, who, number);
		if (found.project.asksFirst && !found.isAuthor)
			conflict('Its people would like to hear from you first: ask to join.');
		const { needs } = await readContent(tx, found);
		if (need !== '' && !needs.some(({ name }) => name === need))
			invalid({ need: 'That is not looked for any more. Choose another, or none.' });
		await comeOnto(tx, found, { personId: who.id, need, by: who.id });
	});
}

/** In the transaction in which it is pitched, or somebody is let in. */
export async function comeOnto(
	tx: Transaction,
	found: Found & { project: ProjectRow },
	{ personId, need = '', by }: { personId: number; need?: string; by: number },
): Promise<void> {
	const { id: entryId, project } = found;
	const before = await membersOf(tx, entryId);
	if (before.some(({ id }) => id === personId)) return;
	if (project.capacity !== null && before.length >= project.capacity) {
		conflict(
			`It has room for ${project.capacity}, and ${before.length} are on it. Follow it: you hear when somebody leaves.`,
		);
	}
	await putOn(tx, entryId, { personId, need });
	await stir(tx, entryId);
	if (project.state === 'idea') await moveTo(tx, entryId, 'forming');
	await noLonger(tx, entryId, personId);
	const others = [...before.map(({ id }) => id), ...(await followersOf(tx, entryId)), found.createdBy];
	await tell(tx, {
		to: others.filter((id) => id !== personId),
		kind: 'project-joined',
		entryId,
		by: personId,
		subject: String(personId),
	});
	if (by !== personId)
		await tell(tx, { to: [personId], kind: 'project-let-in', entryId, by, subject: String(personId) });
}

/** Whoever came needs neither to wonder nor to ask any more. */
export async function noLonger(tx: Transaction, entryId: number, personId: number): Promise<void> {
	const interest = and(eq(projectInterest.entryId, entryId), eq(projectInterest.personId, personId));
	await tx.delete(projectInterest).where(interest);
	await tx
		.delete(projectAsking)
		.where(
			and(
				eq(projectAsking.entryId, entryId),
				eq(projectAsking.personId, personId),
				isNull(projectAsking.answer),
			),
		);
	await settle(tx, { kind: 'project-asked', entryId, subject: String(personId) });
}

/** One that can be joined by whoever asks. */
export async function findOpen(
	tx: Transaction,
	who: Person,
	number: number,
): Promise<Found & { project: ProjectRow }> {
	const found = await findEntry(tx, who, KIND, number);
	if (!mayBegin(who)) forbidden('Guests read and discuss; the people of the workspace join projects.');
	const project = await rowOf(tx, found.id);
	if (project.state === 'ended')
		conflict('It has ended. A parked one can be adopted, and goes on from there.');
	return { ...found, project };
}
