import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { conflict, invalid } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { peopleAsked } from '../entries/people-asked.server.ts';
import { entry } from '../entries/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { followersOf } from './following.server.ts';
import { noLonger } from './joining.server.ts';
import { membersOf, putOn, takeOff } from './people.server.ts';
import { KIND } from './project.ts';
import { findByMember, moveTo, rowOf, stir } from './state.server.ts';
import { project, projectMember } from './tables.server.ts';

/** Somebody goes, without a reason. Where nobody is left it is an idea again, for whoever takes it up. */
export async function leave(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEntry(tx, who, KIND, number);
		const { state } = await rowOf(tx, found.id);
		if (state === 'ended') conflict('It has ended: who was on it stays written there.');
		await goFrom(tx, found, who.id);
	});
}

/** Whoever leaves the workspace goes from all that has not ended, in the transaction in which they leave. */
export async function leaveAll(tx: Transaction, personId: number): Promise<void> {
	const underWay = await tx
		.select({ id: entry.id, createdBy: entry.createdBy })
		.from(projectMember)
		.innerJoin(project, eq(project.entryId, projectMember.entryId))
		.innerJoin(entry, eq(entry.id, projectMember.entryId))
		.where(
			and(eq(projectMember.personId, personId), isNull(projectMember.leftAt), ne(project.state, 'ended')),
		)
		.orderBy(asc(entry.id));
	for (const found of underWay) await goFrom(tx, found, personId);
}

async function goFrom(tx: Transaction, found: Pick<Found, 'id' | 'createdBy'>, personId: number) {
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
