import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { isOneOf, otherThan } from './ones.server.ts';
import { mentorship, mentorshipChange, mentorshipCheck } from './tables.server.ts';
import { saysWhatIsAsked } from './words.ts';

export interface WaitingMentorship {
	id: number;
	other: string;
	/** What waits for them, after the name of the other. */
	says: string;
}

/** What waits for somebody: an answer, a change of what was agreed, or how it goes. */
export async function mentorshipsWaitingFor(db: Database, who: Person): Promise<WaitingMentorship[]> {
	const rows = await db.read
		.select({ row: mentorship, change: mentorshipChange, check: mentorshipCheck.when })
		.from(mentorship)
		.leftJoin(mentorshipChange, eq(mentorshipChange.mentorshipId, mentorship.id))
		.leftJoin(
			mentorshipCheck,
			and(
				eq(mentorshipCheck.mentorshipId, mentorship.id),
				eq(mentorshipCheck.personId, who.id),
				isNull(mentorshipCheck.answeredAt),
			),
		)
		.where(isOneOf(who));
	const waits = rows.flatMap(({ row, change, check }) => {
		const says = saying(who, row, change, check);
		return says === null ? [] : [{ id: row.id, otherId: otherThan(row, who), says }];
	});
	const known = new Map(waits.map((one) => [one.id, one]));
	if (known.size === 0) return [];
	const others = waits.map(({ otherId }) => otherId);
	const names = await db.read
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, others));
	const nameOf = new Map(names.map(({ id, name }) => [id, name]));
	return [...known.values()].map(({ id, otherId, says }) => ({ id, says, other: nameOf.get(otherId) ?? '' }));
}

function saying(
	who: Person,
	row: typeof mentorship.$inferSelect,
	change: typeof mentorshipChange.$inferSelect | null,
	check: string | null,
): string | null {
	if (row.state === 'asked' && row.askedBy !== who.id)
		return saysWhatIsAsked(row.form, row.askedBy === row.mentorId ? 'mentor' : 'learner');
	if (row.state !== 'agreed') return null;
	if (change && change.byId !== who.id) return 'would like to change what you two agreed on';
	if (check === 'mid') return 'and you are half-way: how does it go?';
	return check === 'end' ? 'and you are at its last day: how did it go?' : null;
}
