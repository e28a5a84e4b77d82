import { and, eq, isNull } from 'drizzle-orm';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { readContent } from './content.server.ts';
import { followersOf } from './following.server.ts';
import { membersOf, putOn, takeOff } from './people.server.ts';
import { KIND } from './project.ts';
import { findByMember, moveTo, rowOf, stir, type ProjectRow } from './state.server.ts';
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
async function noLonger(tx: Transaction, entryId: number, personId: number): Promise<void> {
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

/** Somebody goes, without a reason. Where nobody is left it is an idea again, for whoever takes it up. */
export async function leave(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEntry(tx, who, KIND, number);
		const { state } = await rowOf(tx, found.id);
		if (state === 'ended') conflict('It has ended: who was on it stays written there.');
		await goFrom(tx, found, who.id);
	});
}

/** In the transaction in which somebody leaves the workspace, too. */
export async function goFrom(tx: Transaction, found: Pick<Found, 'id' | 'createdBy'>, personId: number) {
	if (!(await takeOff(tx, found, personId))) return;
	const { state, capacity } = await rowOf(tx, found.id);
	const others = await membersOf(tx, found.id);
	if (others.length === 0 && (state === 'forming' || state === 'building')) {
		await moveTo(tx, found.id, 'idea');
		await tell(tx, {
			to: [found.createdBy, ...(await followersOf(tx, found.id))],
			kind: 'project-moved',
			entryId: found.id,
			by: null,
			subject: 'idea',
		});
	} else if (capacity !== null && others.length === capacity - 1) {
		await tell(tx, {
			to: await followersOf(tx, found.id),
			kind: 'project-moved',
			entryId: found.id,
			by: null,
			subject: 'room',
		});
	}
	await stir(tx, found.id);
}

/** Somebody on it gives their place to somebody else, who hears of it and can leave. */
export async function handOver(
	db: Database,
	who: Person,
	number: number,
	{ to: typed }: { to: string },
): Promise<void> {
	await findByMember(db.read, who, number);
	const [heir] = await peopleAsked(db, who, [typed], 'to');
	if (!heir) invalid({ to: 'Say who takes your place.' });
	if (heir.id === who.id) invalid({ to: 'That is you. Say who takes your place.' });
	await transact(db, async (tx) => {
		const found = await findByMember(tx, who, number);
		const { state } = await rowOf(tx, found.id);
		if (state === 'ended') conflict('It has ended: who was on it stays written there.');
		await putOn(tx, found.id, { personId: heir.id });
		await takeOff(tx, found, who.id, heir.id);
		await stir(tx, found.id);
		await noLonger(tx, found.id, heir.id);
		const subject = String(heir.id);
		await tell(tx, { to: [heir.id], kind: 'project-handed', entryId: found.id, by: who.id, subject });
	});
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
