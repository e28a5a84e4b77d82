import { eq } from 'drizzle-orm';
import { isoDay, parseMoment } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findTeam } from '../accounts/teams.server.ts';
import { ON_ALL } from '../entries/discussion/anchor.ts';
import { answerIn, beginThread } from '../entries/discussion/commenting.server.ts';
import { change, changeCheck, lesson, lessonTurn, thanks } from '../lessons/tables.server.ts';
import type { ThanksKind } from '../lessons/thanks.ts';
import { NewEntry } from '../log/answer.ts';
import { store } from '../log/log.server.ts';
import { rhythm } from '../log/tables.server.ts';
import { DISPATCH } from './log/dispatch.ts';
import { ELSEWHERE } from './log/elsewhere.ts';
import type { WrittenCheck, WrittenLearning, WrittenReply } from './log/learning.ts';
import { RHYTHMS } from './log/rhythms.ts';
import { workingDay } from './working-days.ts';

type PersonOf = (tx: Transaction, email: string) => Promise<Person>;

const addressOf = (mailbox: string) => `${mailbox}@orrery.example`;
const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** What the example's teams logged in eight weeks, what came of it, and when they ask themselves. */
export async function addLearnings(tx: Transaction, personOf: PersonOf): Promise<void> {
	const today = isoDay(now(), 'UTC');
	const oldestFirst = [...DISPATCH, ...ELSEWHERE].sort((a, b) => b.ago - a.ago);
	for (const one of oldestFirst) await addLearning(tx, one, today, personOf);
	await addRhythms(tx, today, personOf);
}

async function addLearning(
	tx: Transaction,
	given: WrittenLearning,
	today: string,
	personOf: PersonOf,
): Promise<void> {
	const writer = await personOf(tx, addressOf(given.by));
	const day = workingDay(today, given.ago);
	const at = parseMoment(`${day}T${given.at}`, writer.zone);
	if (at === null) throw new Error(`There is no ${given.at} on ${day} in ${writer.zone}.`);
	const { learned, next, topics } = given;
	const team = (await findTeam(tx, given.team))?.slug ?? null;
	const input = NewEntry.parse({ learned, next, topics: [...topics], team });
	const { id } = await store(tx, writer, { ...input, day }, at);
	const [stored] = await tx.select({ id: lesson.id }).from(lesson).where(eq(lesson.entryId, id));
	if (!stored) throw new Error(`“${learned}” has no lesson.`);
	await settleChange(tx, id, given, { today, writer, lessonId: stored.id }, personOf);
	await addThanks(tx, { entryId: id, lessonId: stored.id }, 'helped', given.useful, day, personOf);
	await addThanks(tx, { entryId: id, lessonId: stored.id }, 'saw', given.saw, day, personOf);
	await addReplies(tx, id, given.replies, today, personOf);
}

async function settleChange(
	tx: Transaction,
	entryId: number,
	given: WrittenLearning,
	{ today, writer, lessonId }: { today: string; writer: Person; lessonId: number },
	personOf: PersonOf,
): Promise<void> {
	const [planned] = await tx.select({ id: change.id }).from(change).where(eq(change.entryId, entryId));
	if (!planned) return;
	if (given.due !== undefined) {
		await tx
			.update(change)
			.set({ due: workingDay(today, -given.due) })
			.where(eq(change.id, planned.id));
	}
	if (given.done === undefined) return;
	const doneOn = workingDay(today, given.done);
	const settled = { state: 'done' as const, doneOn, stateBy: writer.id, stateAt: noon(doneOn) };
	await tx.update(change).set(settled).where(eq(change.id, planned.id));
	await addCheck(tx, { changeId: planned.id, lessonId, doneOn, check: given.check, today }, personOf);
}

/** What is done is looked at four weeks later; some of it has been. */
async function addCheck(
	tx: Transaction,
	{
		changeId,
		lessonId,
		doneOn,
		check,
		today,
	}: { changeId: number; lessonId: number; doneOn: string; check: WrittenCheck | undefined; today: string },
	personOf: PersonOf,
): Promise<void> {
	if (!check) {
		const dueOn = isoDay(noon(doneOn) + 28 * 24 * 3_600_000, 'UTC');
		await tx.insert(changeCheck).values({ changeId, dueOn });
		return;
	}
	const { id: personId } = await personOf(tx, addressOf(check.by));
	const day = workingDay(today, check.ago);
	const { outcome, sentence } = check;
	const answered = { changeId, dueOn: day, outcome, sentence, personId, at: noon(day) };
	const [made] = await tx.insert(changeCheck).values(answered).returning({ id: changeCheck.id });
	if (!made || (outcome !== 'held' && outcome !== 'did-not')) return;
	const state = outcome === 'held' ? ('standing' as const) : ('fresh' as const);
	await tx.update(lesson).set({ state }).where(eq(lesson.id, lessonId));
	await tx
		.insert(lessonTurn)
		.values({ lessonId, state, sentence, personId, at: noon(day), checkId: made.id });
}

async function addThanks(
	tx: Transaction,
	of: { entryId: number; lessonId: number },
	kind: ThanksKind,
	mailboxes: readonly string[],
	day: string,
	personOf: PersonOf,
): Promise<void> {
	for (const mailbox of mailboxes) {
		const { id: personId } = await personOf(tx, addressOf(mailbox));
		await tx.insert(thanks).values({ ...of, kind, personId, sentence: '', day });
	}
}

async function addReplies(
	tx: Transaction,
	entryId: number,
	[first, ...others]: readonly WrittenReply[],
	today: string,
	personOf: PersonOf,
): Promise<void> {
	if (!first) return;
	const momentOf = ({ ago, at }: WrittenReply) => Date.parse(`${workingDay(today, ago)}T${at}Z`);
	const said = { ...ON_ALL, text: first.text };
	const thread = await beginThread(
		tx,
		await personOf(tx, addressOf(first.by)),
		entryId,
		said,
		momentOf(first),
	);
	for (const reply of others) {
		const by = await personOf(tx, addressOf(reply.by));
		await answerIn(tx, by, entryId, thread, reply.text, momentOf(reply));
	}
}

async function addRhythms(tx: Transaction, today: string, personOf: PersonOf): Promise<void> {
	for (const { team: name, by, ...given } of RHYTHMS) {
		const found = await findTeam(tx, name);
		if (!found) continue;
		const { id: changedBy } = await personOf(tx, addressOf(by));
		await tx
			.insert(rhythm)
			.values({ ...given, teamId: found.id, since: workingDay(today, 40), changedBy, changedAt: now() })
			.onConflictDoNothing();
	}
}
