import { and, eq } from 'drizzle-orm';
import { DAY, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { goal } from '../../growth/goals/tables.server.ts';
import {
	mentorship,
	mentorshipCheck,
	mentorshipMeeting,
	mentorshipVersion,
} from '../../growth/mentoring/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { openTo } from '../../growth/profile/tables.server.ts';
import { MENTORSHIP, OPEN_TO_OTHERS } from './mentorship.ts';

/** A mentorship of two months, with three meetings and half of the way looked back on. */
export async function addMentorships(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const { aim, rhythm, words, agenda, askedAgo, agreedAgo, endsIn, midAgo } = MENTORSHIP;
	const mentor = await personOf(MENTORSHIP.mentor);
	const learner = await personOf(MENTORSHIP.learner);
	for (const { by, what, most } of OPEN_TO_OTHERS)
		await tx.insert(openTo).values({ personId: (await personOf(by)).id, what, most });
	const [shared] = await tx
		.select({ id: goal.id })
		.from(goal)
		.where(and(eq(goal.personId, learner.id), eq(goal.what, MENTORSHIP.goal)));
	const ago = (days: number) => now() - days * DAY;
	const two = { mentorId: mentor.id, learnerId: learner.id, askedBy: learner.id };
	const [made] = await tx
		.insert(mentorship)
		.values({
			...{ form: 'mentoring', ...two, aim, rhythm, words, agenda, state: 'agreed', version: 2 },
			...{ askedAt: ago(askedAgo), agreedAt: ago(agreedAgo), endsOn: plusDays(today, endsIn) },
			goalId: shared?.id ?? null,
		})
		.returning({ id: mentorship.id });
	if (!made) throw new Error('The mentorship of the example could not be stored.');
	const mentorshipId = made.id;
	const saved = { mentorshipId, version: 2, words: agenda, byId: mentor.id, at: ago(7) };
	await tx.insert(mentorshipVersion).values({ ...saved, meetingId: 0 });
	for (const { weeks, by, notes } of MENTORSHIP.meetings) {
		const on = thursday(today, weeks);
		const at = Date.parse(`${on}T16:00Z`);
		const [met] = await tx
			.insert(mentorshipMeeting)
			.values({ mentorshipId, on, notes, changedAt: at })
			.returning({ id: mentorshipMeeting.id });
		const byId = (await personOf(by)).id;
		const save = { mentorshipId, meetingId: met?.id ?? 0, version: 1, words: notes, byId, at };
		await tx.insert(mentorshipVersion).values(save);
	}
	for (const { by, shared: isShared, words: said } of MENTORSHIP.said) {
		const answer = { words: said, shared: isShared, askedAt: ago(midAgo + 1), answeredAt: ago(midAgo) };
		const personId = (await personOf(by)).id;
		await tx.insert(mentorshipCheck).values({ mentorshipId, personId, when: 'mid', ...answer });
	}
}

const THURSDAY = 4;

/** The Thursday before today, so many weeks ago. */
function thursday(today: string, weeks: number): string {
	const weekday = new Date(`${today}T12:00Z`).getUTCDay();
	const since = (weekday - THURSDAY + 7) % 7 || 7;
	return plusDays(today, -since - 7 * (weeks - 1));
}
