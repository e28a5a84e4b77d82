import { and, asc, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid } from '#lib/errors.ts';
import { deleteForGood } from '../../entries/unsigned.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { bare, readContent } from '../content.server.ts';
import { Told } from '../story.ts';
import { story, storyQuestion } from '../tables.server.ts';
import { cleanUp, isToBeCleaned } from './cleaning.server.ts';
import { unsignedStory } from './tables.server.ts';
import { drawnDay } from './telling.server.ts';

// Nothing here takes a person: whoever has the code is the author, and nobody is asked or noted. A code is 160 bits by
// lot, so it cannot be guessed, and nothing has to count who tried.

type Row = typeof unsignedStory.$inferSelect;

export interface Claimed {
	state: Row['state'] | 'ended';
	month: string;
	/** What those who looked through it ask for. */
	reply: string;
	told: Told;
	/** Where readers find it; null as long as they do not. */
	number: number | null;
	/** A changed version waits, while readers have the one before. */
	isChanged: boolean;
	/** The last day on which it is read. */
	until: string | null;
	questions: { id: number; text: string; answer: string; declined: boolean }[];
}

/** How it stands, for whoever has the code. */
export async function readByCode(db: Database, code: string): Promise<Claimed> {
	const row = await withCode(db.read, code);
	const out = await outOf(db.read, row);
	const isRead = out !== null && out.publishedAt !== null && out.removedAt === null;
	return {
		state: out !== null && !isRead ? 'ended' : row.state,
		month: row.month,
		reply: row.reply,
		told: row.told ?? Told.parse(out === null ? {} : bare(await readContent(db.read, out))),
		number: isRead ? out.number : null,
		isChanged: isRead && row.told !== null,
		until: out?.until ?? null,
		questions: row.entryId === null ? [] : await questionsTo(db.read, row.entryId),
	};
}

async function withCode(db: Reader, code: string): Promise<Row> {
	const [row] = await db
		.select()
		.from(unsignedStory)
		.where(eq(unsignedStory.codeHash, fingerprint(code)));
	return row ?? invalid({ code: 'No story is looked after with this code. It may have been taken back.' });
}

async function outOf(db: Reader, { entryId }: Row) {
	if (entryId === null) return null;
	const [found] = await db
		.select({
			...{ id: entry.id, number: entry.number, title: entry.title, body: entry.body },
			...{ publishedAt: entry.publishedAt, removedAt: entry.removedAt, until: story.until },
		})
		.from(entry)
		.innerJoin(story, eq(story.entryId, entry.id))
		.where(eq(entry.id, entryId));
	return found ?? null;
}

async function questionsTo(db: Reader, entryId: number): Promise<Claimed['questions']> {
	const rows = await db
		.select()
		.from(storyQuestion)
		.where(eq(storyQuestion.entryId, entryId))
		.orderBy(asc(storyQuestion.id));
	return rows.map(({ id, text, answer, declinedOn }) => ({
		id,
		text,
		answer,
		declined: declinedOn !== null,
	}));
}

/** Other words. They are looked through again; until then readers have those from before, if any. */
export async function change(db: Database, input: { code: string; told: Told }): Promise<void> {
	await writing(db, input.code, async (tx, { key }) => {
		const changed = { state: 'waits' as const, told: input.told, shownFrom: drawnDay(), reply: '' };
		await tx.update(unsignedStory).set(changed).where(eq(unsignedStory.key, key));
	});
}

/** Gone, wherever it stood, with what others said about it. The code opens nothing any more. */
export async function takeBack(db: Database, input: { code: string }): Promise<void> {
	await writing(db, input.code, async (tx, { key, entryId }) => {
		await tx.delete(unsignedStory).where(eq(unsignedStory.key, key));
		if (entryId !== null) await deleteForGood(tx, entryId);
	});
}

/** To a question that a reader put to the author: for all readers. The day stands beside it, and no closer. */
export async function answer(
	db: Database,
	input: { code: string; question: number; answer: string },
): Promise<void> {
	await settleQuestion(db, input, { answer: input.answer, answeredOn: today(), declinedOn: null });
}

/** Passed over, without a reason; nobody but whoever asked sees it. */
export async function decline(db: Database, input: { code: string; question: number }): Promise<void> {
	await settleQuestion(db, input, { answer: '', answeredOn: null, declinedOn: today() });
}

async function settleQuestion(
	db: Database,
	{ code, question }: { code: string; question: number },
	to: Pick<typeof storyQuestion.$inferSelect, 'answer' | 'answeredOn' | 'declinedOn'>,
): Promise<void> {
	await writing(db, code, async (tx, { entryId }) => {
		const its = and(eq(storyQuestion.id, question), eq(storyQuestion.entryId, entryId ?? 0));
		const changed = await tx.update(storyQuestion).set(to).where(its).returning({ id: storyQuestion.id });
		if (changed.length === 0) conflict('This question is not there any more.');
	});
}

/** The last day on which it is read; null where it stays. */
export async function setUntil(db: Database, input: { code: string; until: string | null }): Promise<void> {
	await writing(db, input.code, async (tx, { entryId }) => {
		if (entryId === null) conflict('It is not out yet: say how long it stays once it is.');
		if (input.until !== null && input.until < today()) invalid({ until: 'This day is over already.' });
		await tx.update(story).set({ until: input.until }).where(eq(story.entryId, entryId));
	});
}

const today = () => isoDay(now(), 'UTC');

async function writing(
	db: Database,
	code: string,
	work: (tx: Transaction, row: Row) => Promise<void>,
): Promise<void> {
	await transact(db, async (tx) => {
		await work(tx, await withCode(tx, code));
		await isToBeCleaned(tx);
	});
	await cleanUp(db);
}
