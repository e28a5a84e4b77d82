import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { readTeam } from '../accounts/teams.server.ts';
import { mayTend } from '../accounts/tending.server.ts';
import { BUILT_IN } from './questions.ts';
import { question, questionAsked, rhythm } from './tables.server.ts';

export interface BankQuestion {
	id: number;
	text: string;
	/** The team's own; the others are everybody's. */
	own: boolean;
	retired: boolean;
	/** How often this team was asked. */
	times: number;
}

/** Questions that this version brings along stand in the bank with the others; retired ones are not brought again. */
export async function seedQuestions(tx: Transaction): Promise<void> {
	const known = await tx.select({ text: question.text }).from(question).where(isNull(question.teamId));
	const texts = new Set(known.map(({ text }) => text));
	const fresh = BUILT_IN.filter((text) => !texts.has(text));
	if (fresh.length > 0) await tx.insert(question).values(fresh.map((text) => ({ text })));
}

/** What a team may be asked further, its own first. */
export async function bankOf(db: Reader, teamId: number): Promise<BankQuestion[]> {
	const rows = await db
		.select({ row: question, times: timesAsked(teamId) })
		.from(question)
		.where(or(isNull(question.teamId), eq(question.teamId, teamId)))
		.orderBy(sql`${question.teamId} IS NULL`, asc(question.id));
	return rows.map(({ row, times }) => ({
		id: row.id,
		text: row.text,
		own: row.teamId !== null,
		retired: row.retiredAt !== null,
		times,
	}));
}

const timesAsked = (teamId: number) =>
	sql<number>`(SELECT count(*) FROM question_asked AS past WHERE past.question_id = question.id AND past.team_id = ${teamId})`;

/** The further questions of that day: those that were asked, or would be. */
export async function questionsOn(db: Reader, teamId: number, day: string): Promise<string[]> {
	return (await chosenFor(db, teamId, day)).map(({ text }) => text);
}

/** Has these be the questions of that day, whatever becomes of the bank later. Asked again, they are the same. */
export async function keepQuestions(tx: Transaction, teamId: number, day: string): Promise<void> {
	if ((await furtherOf(tx, teamId)) === 0) return;
	await seedQuestions(tx);
	const chosen = await chosenFor(tx, teamId, day);
	if (chosen.length === 0) return;
	await tx
		.insert(questionAsked)
		.values(chosen.map(({ id }, position) => ({ teamId, day, questionId: id, position })))
		.onConflictDoNothing();
}

async function chosenFor(db: Reader, teamId: number, day: string): Promise<{ id: number; text: string }[]> {
	const stored = await db
		.select({ id: question.id, text: question.text })
		.from(questionAsked)
		.innerJoin(question, eq(question.id, questionAsked.questionId))
		.where(and(eq(questionAsked.teamId, teamId), eq(questionAsked.day, day)))
		.orderBy(asc(questionAsked.position));
	if (stored.length > 0) return stored;
	const most = await furtherOf(db, teamId);
	return most > 0 ? leastAsked(db, teamId, most) : [];
}

async function furtherOf(db: Reader, teamId: number): Promise<number> {
	const [asking] = await db.select({ further: rhythm.further }).from(rhythm).where(eq(rhythm.teamId, teamId));
	return asking?.further ?? 0;
}

/** Those asked least often, then those asked longest ago, the team's own before everybody's. */
function leastAsked(db: Reader, teamId: number, most: number) {
	const last = sql`(SELECT max(day) FROM question_asked AS past
		WHERE past.question_id = question.id AND past.team_id = ${teamId})`;
	return db
		.select({ id: question.id, text: question.text })
		.from(question)
		.where(and(isNull(question.retiredAt), or(isNull(question.teamId), eq(question.teamId, teamId))))
		.orderBy(timesAsked(teamId), last, sql`${question.teamId} IS NULL`, question.id)
		.limit(most);
}

export async function addQuestion(
	db: Database,
	who: Person,
	slug: string,
	{ text }: { text: string },
): Promise<void> {
	const team = await readTeam(db, who, slug);
	await transact(db, async (tx) => {
		if (!(await mayTend(tx, who, team.id))) forbidden(REFUSED);
		const same = (await bankOf(tx, team.id)).find((one) => one.text.toLowerCase() === text.toLowerCase());
		if (same && !same.retired) invalid({ text: 'That is asked already.' });
		if (same?.own) await setRetired(tx, same.id, null);
		else await tx.insert(question).values({ teamId: team.id, text });
	});
}

/** It is asked no more; where it was asked, it stays. Everybody's are for those who curate the workspace. */
export async function retireQuestion(
	db: Database,
	who: Person,
	slug: string,
	{ id, retired }: { id: number; retired: boolean },
): Promise<void> {
	const team = await readTeam(db, who, slug);
	await transact(db, async (tx) => {
		const [found] = await tx
			.select()
			.from(question)
			.where(and(eq(question.id, id), or(isNull(question.teamId), inArray(question.teamId, [team.id]))));
		if (!found) missing('This question');
		if (found.teamId === null && !mayCurate(who)) {
			forbidden('Curators and administrators look after the questions that every team may be asked.');
		}
		if (found.teamId !== null && !(await mayTend(tx, who, team.id))) forbidden(REFUSED);
		await setRetired(tx, id, retired ? now() : null);
	});
}

async function setRetired(tx: Transaction, id: number, retiredAt: number | null): Promise<void> {
	await tx.update(question).set({ retiredAt }).where(eq(question.id, id));
}

const REFUSED = 'Whoever looks after the team decides what it is asked.';

/** Where a team becomes part of another, what it asked of itself can be asked there. */
export async function giveQuestionsToTeam(tx: Transaction, from: number, into: number): Promise<void> {
	await tx.update(question).set({ teamId: into }).where(eq(question.teamId, from));
}
