import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { findEntry, type Found } from '../entries.server.ts';
import { author } from '../tables.server.ts';
import { readMentions } from './mentions.server.ts';
import type { ChangedNote, NewThread, OneNote, OneThread, Place, ReplyForm } from './note.ts';
import { comment, thread } from './tables.server.ts';

type Thread = typeof thread.$inferSelect;

/** Whoever may see an entry may say something about it. */
export async function note(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof NewThread>,
): Promise<{ thread: number }> {
	return transact(db, async (tx) => {
		const found = await findEntry(tx, who, place.kind, place.number);
		return { thread: await beginThread(tx, who, found.id, input) };
	});
}

/** @param at when it was said, for what is brought along from before */
export async function beginThread(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ text, ...anchor }: z.output<typeof NewThread>,
	at: number = now(),
): Promise<number> {
	const { part, ...words } = anchor;
	// Words belong to a part; without one it is about all of it.
	const about = part === '' ? { quote: '', prefix: '', suffix: '', at: 0 } : words;
	const [made] = await tx
		.insert(thread)
		.values({ entryId, part, ...about, createdAt: at, createdBy: who.id })
		.returning({ id: thread.id });
	if (!made) throw new Error('The thread was not stored.');
	const mentioned = await say(tx, who, { entryId, threadId: made.id, text, at });
	const authors = await tx.select({ id: author.personId }).from(author).where(eq(author.entryId, entryId));
	const to = authors.map(({ id }) => id).filter((id) => !mentioned.includes(id));
	await tell(tx, { to, kind: 'comment', entryId, by: who.id, subject: `note-${made.id}`, at });
	return made.id;
}

export async function reply(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof ReplyForm>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { found, one } = await findThread(tx, who, place, input.thread);
		await answerIn(tx, who, found.id, one.id, input.text);
	});
}

export async function answerIn(
	tx: Transaction,
	who: Person,
	entryId: number,
	threadId: number,
	text: string,
	at: number = now(),
): Promise<void> {
	const before = await tx
		.selectDistinct({ id: comment.personId })
		.from(comment)
		.where(and(eq(comment.threadId, threadId), isNull(comment.removedAt)));
	const mentioned = await say(tx, who, { entryId, threadId, text, at });
	const to = before.map(({ id }) => id).filter((id) => !mentioned.includes(id));
	await tell(tx, { to, kind: 'reply', entryId, by: who.id, subject: `note-${threadId}`, at });
}

/** @returns who is mentioned in it; they are told */
async function say(
	tx: Transaction,
	who: Person,
	said: { entryId: number; threadId: number; text: string; at: number },
): Promise<number[]> {
	const { entryId, threadId, at } = said;
	const { text, people } = await readMentions(tx, entryId, said.text);
	const [made] = await tx
		.insert(comment)
		.values({ threadId, personId: who.id, at, text })
		.returning({ id: comment.id });
	if (!made) throw new Error('The comment was not stored.');
	await tell(tx, { to: people, kind: 'mention', entryId, by: who.id, subject: `comment-${made.id}`, at });
	return people;
}

/** One's own words. Whoever is mentioned in them for the first time is told. */
export async function rewrite(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof ChangedNote>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { found, one } = await findOwn(tx, who, place, input.comment);
		const { text, people } = await readMentions(tx, found.id, input.text, one.text);
		if (text === one.text) return;
		await tx.update(comment).set({ text, editedAt: now() }).where(eq(comment.id, one.id));
		const subject = `comment-${one.id}`;
		await tell(tx, { to: people, kind: 'mention', entryId: found.id, by: who.id, subject });
	});
}

/** The words are gone for good. Where others answered them, it is said that something stood there. */
export async function takeBack(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof OneNote>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { one } = await findOwn(tx, who, place, input.comment);
		const [answer] = await tx
			.select({ id: comment.id })
			.from(comment)
			.where(and(eq(comment.threadId, one.threadId), gt(comment.id, one.id)))
			.limit(1);
		if (answer) {
			await tx.update(comment).set({ text: '', removedAt: now() }).where(eq(comment.id, one.id));
			return;
		}
		await tx.delete(comment).where(eq(comment.id, one.id));
		await sweep(tx, one.threadId);
	});
}

/** What nobody's words follow any more goes as well, and a thread in which nobody says anything. */
async function sweep(tx: Transaction, threadId: number): Promise<void> {
	const rows = await tx
		.select({ id: comment.id, removedAt: comment.removedAt })
		.from(comment)
		.where(eq(comment.threadId, threadId))
		.orderBy(asc(comment.id));
	const last = rows.findLast(({ removedAt }) => removedAt === null);
	if (!last) await tx.delete(thread).where(eq(thread.id, threadId));
	else await tx.delete(comment).where(and(eq(comment.threadId, threadId), gt(comment.id, last.id)));
}

export async function resolve(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof OneThread>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { one } = await findResolvable(tx, who, place, input.thread);
		if (one.resolvedAt !== null) conflict('It is resolved already.');
		await tx.update(thread).set({ resolvedAt: now(), resolvedBy: who.id }).where(eq(thread.id, one.id));
	});
}

export async function reopen(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof OneThread>,
): Promise<void> {
	await transact(db, async (tx) => {
		const { one } = await findResolvable(tx, who, place, input.thread);
		if (one.resolvedAt === null) conflict('It is open already.');
		await tx.update(thread).set({ resolvedAt: null, resolvedBy: null }).where(eq(thread.id, one.id));
	});
}

/** Whoever began it, and those who answer for the text. */
export function mayResolve(
	who: Person,
	found: Pick<Found, 'isAuthor' | 'isFacilitator'>,
	one: { createdBy: number },
): boolean {
	return one.createdBy === who.id || found.isAuthor || found.isFacilitator;
}

async function findResolvable(tx: Transaction, who: Person, place: Place, id: number) {
	const { found, one } = await findThread(tx, who, place, id);
	if (!mayResolve(who, found, one))
		forbidden('Whoever began it, the authors and the facilitator resolve it.');
	return { found, one };
}

async function findThread(
	tx: Transaction,
	who: Person,
	{ kind, number }: Place,
	id: number,
): Promise<{ found: Found; one: Thread }> {
	const found = await findEntry(tx, who, kind, number);
	const [one] = await tx
		.select()
		.from(thread)
		.where(and(eq(thread.id, id), eq(thread.entryId, found.id)));
	return { found, one: one ?? missing('This note') };
}

async function findOwn(tx: Transaction, who: Person, { kind, number }: Place, id: number) {
	const found = await findEntry(tx, who, kind, number);
	const [row] = await tx
		.select({ one: comment })
		.from(comment)
		.innerJoin(thread, and(eq(thread.id, comment.threadId), eq(thread.entryId, found.id)))
		.where(and(eq(comment.id, id), isNull(comment.removedAt)));
	const one = row?.one ?? missing('This note');
	if (one.personId !== who.id) forbidden('Only its writer changes what somebody said.');
	return { found, one };
}
