import { eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { goalShared } from './comes-from.server.ts';
import { findOwn, partOf, refuseUnless, type MentorshipRow } from './ones.server.ts';
import { hasRoom, placesOf } from './places.server.ts';
import { mentorship } from './tables.server.ts';
import { saysOfAsking } from './telling.ts';

/** The other says yes, and it begins. Whoever learns may share a goal of theirs along. */
export async function agree(
	db: Database,
	who: Person,
	id: number,
	{ goal }: { goal: number | null },
): Promise<void> {
	await transact(db, async (tx) => {
		const row = await askedOf(tx, who, id);
		if (row.endsOn <= isoDay(now(), who.zone))
			conflict('The day on which it would end is over. One of you can ask once more, with another day.');
		if (!hasRoom(await placesOf(tx, row)))
			conflict(
				partOf(row, who) === 'mentor'
					? 'That is more than you said you take on. Raise the number in your profile, or let it wait for a place.'
					: 'There is no place for it any more. You two can speak about when there is.',
			);
		const shared = partOf(row, who) === 'learner' ? await goalShared(tx, who, goal) : row.goalId;
		await tx
			.update(mentorship)
			.set({ state: 'agreed', agreedAt: now(), goalId: shared })
			.where(eq(mentorship.id, id));
		await answered(tx, who, row, 'agreed');
	});
}

/** Not this time. A word can go with it. */
export async function decline(
	db: Database,
	who: Person,
	id: number,
	{ answer }: { answer: string },
): Promise<void> {
	await transact(db, async (tx) => {
		const row = await askedOf(tx, who, id);
		await tx
			.update(mentorship)
			.set({ state: 'declined', answer, closedAt: now() })
			.where(eq(mentorship.id, id));
		await answered(tx, who, row, 'declined');
	});
}

/** Whoever is asked to mentor has no place now, and would like to once they do. */
export async function letWait(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const row = await askedOf(tx, who, id);
		if (partOf(row, who) !== 'mentor') forbidden('Whoever mentors says when there is a place.');
		const places = await placesOf(tx, row);
		if (!places.rests && hasRoom(places))
			conflict('You have a place. Agree, or say that it is not this time.');
		await tx.update(mentorship).set({ state: 'waiting' }).where(eq(mentorship.id, id));
		await answered(tx, who, row, 'waiting');
	});
}

async function askedOf(tx: Transaction, who: Person, id: number): Promise<MentorshipRow> {
	const row = await findOwn(tx, who, id);
	if (row.askedBy === who.id) forbidden('The other answers. You can take back what you asked for.');
	refuseUnless(row, 'asked');
	return row;
}

async function answered(tx: Transaction, who: Person, row: MentorshipRow, how: string): Promise<void> {
	await settle(tx, { kind: 'mentorship-asked', subject: saysOfAsking(row), to: [who.id] });
	const subject = `${row.id} ${how}`;
	await tell(tx, { to: [row.askedBy], kind: 'mentorship-answered', by: who.id, subject });
}
