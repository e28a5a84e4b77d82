import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { findEntry } from '../entries.server.ts';
import { author } from '../tables.server.ts';
import { readMentions } from './mentions.server.ts';
import type { NewThread, Place, ReplyForm } from './note.ts';
import type { Anchor } from './anchor.ts';
import { findThread } from './resolving.server.ts';
import { comment, thread } from './tables.server.ts';

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
	const threadId = await storeThread(tx, who, entryId, { part, ...about }, at);
	const { mentioned } = await say(tx, who, { entryId, threadId, text, at });
	const authors = await tx.select({ id: author.personId }).from(author).where(eq(author.entryId, entryId));
	const to = authors.map(({ id }) => id).filter((id) => !mentioned.includes(id));
	await tell(tx, { to, kind: 'comment', entryId, by: who.id, subject: `note-${threadId}`, at });
	return threadId;
}

export async function storeThread(
	tx: Transaction,
	who: Person,
	entryId: number,
	anchor: Anchor,
	createdAt: number,
): Promise<number> {
	const [made] = await tx
		.insert(thread)
		.values({ entryId, ...anchor, createdAt, createdBy: who.id })
		.returning({ id: thread.id });
	if (!made) throw new Error('The thread was not stored.');
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
	const before = await speakersIn(tx, threadId);
	const { mentioned } = await say(tx, who, { entryId, threadId, text, at });
	const to = before.filter((id) => !mentioned.includes(id));
	await tell(tx, { to, kind: 'reply', entryId, by: who.id, subject: `note-${threadId}`, at });
}

export async function speakersIn(tx: Transaction, threadId: number): Promise<number[]> {
	const rows = await tx
		.selectDistinct({ id: comment.personId })
		.from(comment)
		.where(and(eq(comment.threadId, threadId), isNull(comment.removedAt)));
	return rows.map(({ id }) => id);
}

/**
 * @param said `page` is where it is read, where that is not the page of the entry
 * @returns who is mentioned in it; they are told
 */
export async function say(
	tx: Transaction,
	who: Person,
	said: { entryId: number; threadId: number; text: string; at: number; page?: string },
): Promise<{ id: number; mentioned: number[] }> {
	const { entryId, threadId, at, page } = said;
	const { text, people } = await readMentions(tx, who, entryId, said.text);
	const [made] = await tx
		.insert(comment)
		.values({ threadId, personId: who.id, at, text })
		.returning({ id: comment.id });
	if (!made) throw new Error('The comment was not stored.');
	const subject = subjectOf(made.id, page);
	await tell(tx, { to: people, kind: 'mention', entryId, by: who.id, subject, at });
	return { id: made.id, mentioned: people };
}

/** Where a mention leads. */
export function subjectOf(commentId: number, page?: string): string {
	const onPage = `comment-${commentId}`;
	return page === undefined ? onPage : `${page}#${onPage}`;
}
