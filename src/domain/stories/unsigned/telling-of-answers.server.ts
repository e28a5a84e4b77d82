import { and, eq, gte, isNotNull, lt } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { tell, told } from '../../notifications/notifications.server.ts';
import { story, storyQuestion } from '../tables.server.ts';

const ANSWERED = 'story-question-answered';
const DECLINED = 'story-question-declined';
const CAUGHT_UP = 31 * DAY;

/**
 * Whoever asked the author of a story without a name hears of the answer, or that it stays open, on the day after: told
 * at once, the line in their inbox would say to the second when the author was here.
 */
export async function tellOfUnsignedAnswers(db: Database): Promise<void> {
	const settled = [
		...(await settledOn(db, storyQuestion.answeredOn, ANSWERED)),
		...(await settledOn(db, storyQuestion.declinedOn, DECLINED)),
	];
	if (settled.length === 0) return;
	const entryIds = [...new Set(settled.map(({ entryId }) => entryId))];
	const before = await told(db.read, { kinds: [ANSWERED, DECLINED], entryIds });
	const fresh = settled.filter(({ personId, ...one }) => !before.has(one, personId));
	if (fresh.length === 0) return;
	await transact(db, async (tx) => {
		for (const { personId, ...one } of fresh) await tell(tx, { ...one, to: [personId], by: null });
	});
}

async function settledOn(
	db: Database,
	day: typeof storyQuestion.answeredOn | typeof storyQuestion.declinedOn,
	kind: typeof ANSWERED | typeof DECLINED,
) {
	const recent = and(lt(day, isoDay(now(), 'UTC')), gte(day, isoDay(now() - CAUGHT_UP, 'UTC')));
	const rows = await db.read
		.select({ id: storyQuestion.id, entryId: storyQuestion.entryId, personId: storyQuestion.personId })
		.from(storyQuestion)
		.innerJoin(story, eq(story.entryId, storyQuestion.entryId))
		.where(and(isNotNull(story.month), recent));
	return rows.map(({ id, entryId, personId }) => ({ kind, entryId, personId, subject: String(id) }));
}
