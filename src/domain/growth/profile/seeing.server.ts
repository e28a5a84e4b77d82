import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import type { Nearness } from '../../skills/seen-by.ts';
import { mentorship } from '../mentoring/tables.server.ts';

export { isSeenBy, type Nearness } from '../../skills/seen-by.ts';

/**
 * How near somebody is to each of these people: THE rule on who reads what they say of themselves. Whoever mentors
 * them now is a mentor; pairing and being watched make nobody one. Guests are near to nobody but themselves, and so is
 * nobody to who has left or is a guest. Administrators and leads are nobody special.
 */
export async function sees(
	db: Reader,
	who: Person,
	personIds: readonly number[],
): Promise<Map<number, Nearness>> {
	const near = new Map<number, Nearness>();
	if (personIds.includes(who.id)) near.set(who.id, 'self');
	const others = personIds.filter((id) => id !== who.id);
	if (who.role === 'guest' || others.length === 0) return near;
	const rows = await db
		.select({ id: person.id, role: person.role })
		.from(person)
		.where(and(inArray(person.id, others), isNull(person.deactivatedAt)));
	const learners = await learnersOf(db, who.id);
	for (const { id, role } of rows)
		if (role !== 'guest') near.set(id, learners.has(id) ? 'mentor' : 'workspace');
	return near;
}

/** The same rule for a query in which `person` stands: whether whoever looks reads a part of theirs that these see. */
export const reads = (who: Person, learners: ReadonlySet<number>, seenBy: SQL): SQL =>
	sql`(${person.id} = ${who.id} OR ${seenBy} = 'workspace' OR (${seenBy} = 'mentors'
		AND ${person.id} IN (SELECT value FROM json_each(${JSON.stringify([...learners])}))))`;

/** Whom somebody mentors now. */
export async function learnersOf(db: Reader, mentorId: number): Promise<Set<number>> {
	const { learnerId, form, state } = mentorship;
	const rows = await db
		.select({ learnerId })
		.from(mentorship)
		.where(and(eq(mentorship.mentorId, mentorId), eq(form, 'mentoring'), eq(state, 'agreed')));
	return new Set(rows.map((row) => row.learnerId));
}
