import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { findEntry } from '../entries.server.ts';
import { subjectOf } from './commenting.server.ts';
import { readMentions } from './mentions.server.ts';
import type { ChangedNote, OneNote, Place } from './note.ts';
import { comment, thread } from './tables.server.ts';

/** One's own words. Whoever is mentioned in them for the first time is told. */
export async function rewrite(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof ChangedNote>,
): Promise<void> {
	await transact(db, (tx) => rewriteIn(tx, who, place, input));
}

export async function rewriteIn(
	tx: Transaction,
	who: Person,
	place: Place,
	input: z.output<typeof ChangedNote>,
): Promise<void> {
	const { found, one } = await findOwn(tx, who, place, input.comment);
	const { text, people } = await readMentions(tx, who, found.id, input.text, one.text);
	if (text === one.text) return;
	await tx.update(comment).set({ text, editedAt: now() }).where(eq(comment.id, one.id));
	const subject = subjectOf(one.id, place.at?.page);
	await tell(tx, { to: people, kind: 'mention', entryId: found.id, by: who.id, subject });
}

/** The words are gone for good. Where others answered them, it is said that something stood there. */
export async function takeBack(
	db: Database,
	who: Person,
	place: Place,
	input: z.output<typeof OneNote>,
): Promise<void> {
	await transact(db, (tx) => takeBackIn(tx, who, place, input));
}

export async function takeBackIn(
	tx: Transaction,
	who: Person,
	place: Place,
	input: z.output<typeof OneNote>,
): Promise<void> {
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

async function findOwn(tx: Transaction, who: Person, { kind, number, at }: Place, id: number) {
	const found = await findEntry(tx, who, kind, number);
	const [row] = await tx
		.select({ one: comment })
		.from(comment)
		.innerJoin(thread, and(eq(thread.id, comment.threadId), eq(thread.entryId, found.id)))
		.where(and(eq(comment.id, id), isNull(comment.removedAt), at ? eq(thread.part, at.part) : undefined));
	const one = row?.one ?? missing('This note');
	if (one.personId !== who.id) forbidden('Only its writer changes what somebody said.');
	return { found, one };
}
