import type { Person } from '#domain/accounts/person.ts';
import { agree } from '#domain/growth/mentoring/answering.server.ts';
import { ownGoals } from '#domain/growth/goals/reading.server.ts';
import { ask } from '#domain/growth/mentoring/asking.server.ts';
import { propose } from '#domain/growth/mentoring/changing.server.ts';
import { closeWithWords } from '#domain/growth/mentoring/closing.server.ts';
import { Agreement, NewMentorship } from '#domain/growth/mentoring/mentorship-form.ts';
import { readMentorship } from '#domain/growth/mentoring/reading.server.ts';
import { openTo } from '#domain/growth/profile/tables.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';

/** All are between the author and one other; nobody mentors anybody, so that nobody sees more of anybody for it. */
export interface Mentorships {
	/** The outsider asked the author. */
	asked: number;
	/** The curator asked the author, who rests from it. */
	full: number;
	/** With the outsider. */
	agreed: number;
	/** With the teammate, who would like to change it. */
	proposed: number;
	/** With the reader. */
	closed: number;
	/** The proposal of the teammate. */
	proposedAt: number;
	/** Of the goal that the author shared with the reader. */
	step: number;
}

export async function agreeMentorships(
	db: Database,
	people: Record<'author' | 'outsider' | 'teammate' | 'reader' | 'curator', Person>,
): Promise<Mentorships> {
	const { author, outsider, teammate, reader, curator } = people;
	const agreement = { aim: 'To learn', rhythm: 'Weekly', endsOn: isoDay(now() + 90 * DAY, 'UTC') };
	const asks = async (who: Person, other: Person, form: string, goal: number | null = null) =>
		(await ask(db, who, NewMentorship.parse({ with: other.id, form, goal, ...agreement }))).id;
	const agreed = async (other: Person, form: string, goal: number | null = null) => {
		const id = await asks(author, other, form, goal);
		await agree(db, other, id, { goal: null });
		return id;
	};
	const asked = await asks(outsider, author, 'shadowing');
	const full = await asks(curator, author, 'mentoring');
	const rest = { personId: author.id, what: 'mentoring' as const, most: 1, restsUntil: '2099-01-01' };
	await transact(db, (tx) => tx.insert(openTo).values(rest));
	const proposed = await agreed(teammate, 'pairing');
	await propose(db, teammate, proposed, Agreement.parse({ ...agreement, rhythm: 'Daily' }));
	const goal = (await ownGoals(db, author)).find(({ steps }) => steps.length > 0);
	const closed = await agreed(reader, 'pairing', goal?.id);
	await closeWithWords(db, author, closed, { learned: 'To ask', readers: 'two' });
	const { change } = await readMentorship(db, author, proposed);
	return {
		...{ asked, full, proposed, closed, proposedAt: change?.at ?? 0, step: goal?.steps[0]?.id ?? 0 },
		agreed: await agreed(outsider, 'pairing'),
	};
}
