import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { openTo } from '../profile/tables.server.ts';
import type { MentorshipForm, MentorshipState } from './mentorship.ts';
import { OPEN_TO_OF, type MentorshipRow } from './ones.server.ts';
import { mentorship } from './tables.server.ts';
import { saysOfAsking } from './telling.ts';

export interface Places {
	/** How many they said at the most; null where they named no number. */
	most: number | null;
	agreed: number;
	/** Asked and not answered yet. */
	asked: number;
	/** Who waits for a place. */
	waiting: number;
	/** They rest from it, or are not here any more. */
	rests: boolean;
}

/** How much room somebody has for one more. On the last day of a rest they rest still, where they are. */
export async function placesOf(
	db: Reader,
	{ mentorId, form }: Pick<MentorshipRow, 'mentorId' | 'form'>,
): Promise<Places> {
	const [said] = await db
		.select({
			most: openTo.most,
			restsUntil: openTo.restsUntil,
			zone: person.zone,
			leftAt: person.deactivatedAt,
		})
		.from(person)
		.leftJoin(openTo, and(eq(openTo.personId, person.id), eq(openTo.what, OPEN_TO_OF[form])))
		.where(eq(person.id, mentorId));
	const rows = await db
		.select({ state: mentorship.state, many: count() })
		.from(mentorship)
		.where(and(eq(mentorship.mentorId, mentorId), eq(mentorship.form, form)))
		.groupBy(mentorship.state);
	const many = (state: MentorshipState) => rows.find((row) => row.state === state)?.many ?? 0;
	const { most = null, restsUntil = null, zone = 'UTC', leftAt = null } = said ?? {};
	return {
		...{ most, agreed: many('agreed'), asked: many('asked'), waiting: many('waiting') },
		rests: leftAt !== null || (restsUntil !== null && restsUntil >= isoDay(now(), zone)),
	};
}

/** Whether one more can be agreed on. */
export const hasRoom = ({ most, agreed }: Pick<Places, 'most' | 'agreed'>): boolean =>
	most === null || agreed < most;

/** Whether somebody can be asked now; whoever waits comes first. */
export const canBeAsked = (places: Places): boolean =>
	!places.rests && hasRoom(places) && places.waiting === 0;

/**
 * Where there is a place again, whoever has waited longest is put before whom they asked, and both hear of it. Who has
 * left waits no more.
 */
export async function giveFreePlaces(
	tx: Transaction,
	of: { mentorId: number; form: MentorshipForm },
): Promise<void> {
	const { mentorId, form, state, askedAt, learnerId } = mentorship;
	const places = await placesOf(tx, of);
	if (places.waiting === 0 || places.rests) return;
	const free = places.most === null ? places.waiting : places.most - places.agreed - places.asked;
	if (free <= 0) return;
	const first = await tx
		.select({ row: mentorship })
		.from(mentorship)
		.innerJoin(person, eq(person.id, learnerId))
		.where(
			and(eq(mentorId, of.mentorId), eq(form, of.form), eq(state, 'waiting'), isNull(person.deactivatedAt)),
		)
		.orderBy(asc(askedAt), asc(mentorship.id))
		.limit(free);
	if (first.length === 0) return;
	await tx
		.update(mentorship)
		.set({ state: 'asked' })
		.where(
			inArray(
				mentorship.id,
				first.map(({ row }) => row.id),
			),
		);
	for (const { row } of first) {
		const by = row.learnerId;
		await tell(tx, { to: [row.mentorId], kind: 'mentorship-asked', by, subject: saysOfAsking(row) });
		await tell(tx, { to: [by], kind: 'mentorship-place', by: null, subject: String(row.id) });
	}
}
