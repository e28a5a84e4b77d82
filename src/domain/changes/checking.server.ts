import { and, desc, eq, gte, isNotNull } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { authorIds } from '../entries/parts.server.ts';
import { answered, isWaiting, weeksAfter } from '../lessons/checks.server.ts';
import { shownChange } from '../lessons/lesson.ts';
import { changeCheck, lesson } from '../lessons/tables.server.ts';
import { turnTo } from '../lessons/turning.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { announce } from '../webhooks/announcing.server.ts';
import type { Looked } from './change.ts';
import { findChange, mayLook, type FoundChange } from './finding.server.ts';

/** Until somebody can tell, it is asked so many times in all. */
const MOST_ASKED = 2;
/** Where nothing else is said. */
const USUAL_WEEKS = 4;

/**
 * Somebody has looked whether it held. Where it did, its lesson stands; where it did not, its lesson is open again,
 * with the reason. Where nobody can tell, it is asked once more.
 */
export async function check(db: Database, who: Person, id: number, looked: Looked): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findChange(tx, who, id);
		if (!mayLook(who, found)) {
			forbidden('Whoever looks after it says whether it held, and so do its team and its authors.');
		}
		if (found.change.state !== 'done')
			conflict(`${shownChange(id)} is not done. Whether it held is seen after that.`);
		const checkId = await answer(tx, who, found, looked);
		await turnLesson(tx, who, found, { ...looked, checkId });
		if (looked.outcome === 'cannot-tell') await askAgain(tx, found);
		await announce(tx, { event: 'change.checked', entryId: found.entry.id, changeId: id, checkId });
	});
}

/** What was asked for is answered; somebody may also look before it is. */
async function answer(
	tx: Transaction,
	who: Person,
	{ change, entry }: FoundChange,
	{ outcome, sentence }: Looked,
): Promise<number> {
	const said = { outcome, sentence, personId: who.id, at: now() };
	const [waiting] = await tx
		.update(changeCheck)
		.set(said)
		.where(isWaiting(change.id))
		.returning({ id: changeCheck.id });
	if (waiting) {
		await answered(tx, { entryId: entry.id, changeId: change.id, checkId: waiting.id });
		return waiting.id;
	}
	const [made] = await tx
		.insert(changeCheck)
		.values({ changeId: change.id, dueOn: isoDay(now(), who.zone), ...said })
		.returning({ id: changeCheck.id });
	if (!made) throw new Error('The check was not stored.');
	return made.id;
}

async function turnLesson(
	tx: Transaction,
	who: Person,
	{ change, entry }: FoundChange,
	{ outcome, sentence, checkId }: Looked & { checkId: number },
): Promise<void> {
	if (outcome === 'did-not') await tellThatItDidNot(tx, who, { change, entry }, checkId);
	if (change.lessonId === null || (outcome !== 'held' && outcome !== 'did-not')) return;
	const [its] = await tx.select().from(lesson).where(eq(lesson.id, change.lessonId));
	// What is said better elsewhere, or of a world that is gone, stays so.
	if (its?.state !== 'fresh' && its?.state !== 'standing') return;
	const state = outcome === 'held' ? 'standing' : 'fresh';
	if (its.state === state && state === 'standing') return;
	await turnTo(tx, who, { lesson: its, entry }, { state, sentence, supersededBy: null, checkId });
}

async function tellThatItDidNot(
	tx: Transaction,
	who: Person,
	{ change: { id, ownerId }, entry }: FoundChange,
	checkId: number,
): Promise<void> {
	const to = [...(await authorIds(tx, entry.id)), ...(ownerId === null ? [] : [ownerId])];
	await tell(tx, { to, kind: 'did-not-hold', entryId: entry.id, by: who.id, subject: `${id} ${checkId}` });
}

async function askAgain(tx: Transaction, { change }: FoundChange): Promise<void> {
	const before = await tx
		.select({ outcome: changeCheck.outcome })
		.from(changeCheck)
		.where(
			and(
				eq(changeCheck.changeId, change.id),
				isNotNull(changeCheck.outcome),
				gte(changeCheck.at, change.stateAt ?? 0),
			),
		)
		.orderBy(desc(changeCheck.id))
		.limit(MOST_ASKED);
	if (before.filter(({ outcome }) => outcome === 'cannot-tell').length >= MOST_ASKED) return;
	const dueOn = weeksAfter(isoDay(now(), 'UTC'), change.checkWeeks ?? USUAL_WEEKS);
	await tx.insert(changeCheck).values({ changeId: change.id, dueOn });
}
