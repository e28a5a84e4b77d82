import { and, count, eq, inArray, isNull, or } from 'drizzle-orm';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { goalShared, openingNumbered } from './comes-from.server.ts';
import type { MentorshipForm } from './mentorship.ts';
import type { NewMentorship } from './mentorship-form.ts';
import { findOwn, isOneOf, otherThan, refuseUnless } from './ones.server.ts';
import { canBeAsked, hasRoom, placesOf } from './places.server.ts';
import { mentorship } from './tables.server.ts';
import { saysOfAsking } from './telling.ts';

/** Of one person, that nobody has answered yet. */
const MOST_OPEN = 20;
/** An agreement ends, so that both look at it again. */
const LONGEST = 550;

/**
 * Somebody asks another for a mentorship, to pair, or to come along. Where the other has no place it can wait for one:
 * they are asked once they have.
 */
export async function ask(db: Database, who: Person, given: NewMentorship): Promise<{ id: number }> {
	if (!mayBegin(who)) forbidden('Guests read and discuss; mentorships are between people of the workspace.');
	refuseEnd(who, given.endsOn);
	return transact(db, async (tx) => {
		const other = await somebodyElse(tx, who, given.with);
		const [mentorId, learnerId] = given.as === 'mentor' ? [who.id, other.id] : [other.id, who.id];
		const { form, aim, rhythm, endsOn, words } = given;
		await refuseTwice(tx, who, other, form);
		const goalId = await goalShared(tx, who, given.as === 'learner' ? given.goal : null);
		const state = await stateOf(tx, who, { mentorId, form, other, wait: given.wait });
		const [made] = await tx
			.insert(mentorship)
			.values({
				...{ form, mentorId, learnerId, aim, rhythm, endsOn, words, goalId, state },
				entryId: await openingNumbered(tx, who, given.opening),
				...{ askedBy: who.id, askedAt: now() },
			})
			.returning();
		if (!made) throw new Error('What was asked could not be stored.');
		if (state === 'asked')
			await tell(tx, { to: [other.id], kind: 'mentorship-asked', by: who.id, subject: saysOfAsking(made) });
		return { id: made.id };
	});
}

/** It was asked, or waits, and whoever asked does not want it any more. */
export async function takeBack(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const row = await findOwn(tx, who, id);
		if (row.askedBy !== who.id) forbidden('Only whoever asked takes it back.');
		refuseUnless(row, 'asked', 'waiting');
		await tx.update(mentorship).set({ state: 'taken-back', closedAt: now() }).where(eq(mentorship.id, id));
		await settle(tx, { kind: 'mentorship-asked', subject: saysOfAsking(row), to: [otherThan(row, who)] });
	});
}

export function refuseEnd(who: Person, endsOn: string): void {
	const today = isoDay(now(), who.zone);
	if (endsOn <= today) invalid({ endsOn: 'Choose a day that is still to come.' });
	if (endsOn > plusDays(today, LONGEST))
		invalid({ endsOn: 'A year and a half at the most: you can agree on more once it is over.' });
}

interface Other {
	id: number;
	name: string;
}

async function somebodyElse(db: Reader, who: Person, id: number): Promise<Other> {
	const [found] = await db
		.select({ id: person.id, name: person.name, role: person.role })
		.from(person)
		.where(and(eq(person.id, id), isNull(person.deactivatedAt)));
	if (!found || found.role === 'guest') invalid({ with: 'Choose somebody of the workspace.' });
	if (found.id === who.id) invalid({ with: 'Choose somebody else than yourself.' });
	return found;
}

async function refuseTwice(tx: Transaction, who: Person, other: Other, form: MentorshipForm): Promise<void> {
	const open = inArray(mentorship.state, ['waiting', 'asked', 'agreed']);
	const [between] = await tx
		.select({ state: mentorship.state })
		.from(mentorship)
		.where(
			and(
				open,
				eq(mentorship.form, form),
				isOneOf(who),
				or(eq(mentorship.mentorId, other.id), eq(mentorship.learnerId, other.id)),
				// Who waits for a place with somebody is not known to them.
				or(inArray(mentorship.state, ['asked', 'agreed']), eq(mentorship.askedBy, who.id)),
			),
		);
	if (between)
		conflict(
			between.state === 'agreed'
				? `You and ${other.name} have agreed on that already.`
				: `There is one between you and ${other.name} that was not answered yet.`,
		);
	const [asked] = await tx
		.select({ many: count() })
		.from(mentorship)
		.where(and(inArray(mentorship.state, ['waiting', 'asked']), eq(mentorship.askedBy, who.id)));
	if ((asked?.many ?? 0) >= MOST_OPEN)
		conflict(`${MOST_OPEN} that you asked for wait for an answer. Take one of them back first.`);
}

interface About {
	mentorId: number;
	form: MentorshipForm;
	other: Other;
	wait: boolean;
}

async function stateOf(tx: Transaction, who: Person, about: About): Promise<'asked' | 'waiting'> {
	const { mentorId, form, other, wait } = about;
	const places = await placesOf(tx, { mentorId, form });
	if (mentorId === who.id) {
		if (!hasRoom(places))
			invalid({ as: 'That is more than you said you take on. Raise the number in your profile first.' });
		return 'asked';
	}
	if (canBeAsked(places)) return 'asked';
	if (wait) return 'waiting';
	// As much as whoever asks has to know: not how many there are, and nothing of why they rest.
	return invalid({
		wait: `${other.name} has no place for it at the moment. You can wait for one: they are asked as soon as they have. Or ask somebody else.`,
	});
}
