import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { conflict, forbidden } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { note } from '../audit/audit.server.ts';
import { findEditable, findEntry } from '../entries/entries.server.ts';
import { entry, publication } from '../entries/tables.server.ts';
import { isAuthor } from '../entries/visibility.server.ts';
import { settle } from '../notifications/notifications.server.ts';
import { expectedDay, Expectations } from './expected.ts';
import { notNeeded, postmortem } from './tables.server.ts';

const KIND = 'postmortem';
const SETTING = 'postmortems.expected';
export const REMINDERS = ['expected-soon', 'expected-day'] as const;

export function readExpectations(db: Reader): Promise<Expectations> {
	return readSetting(db, SETTING, Expectations);
}

export async function changeExpectations(
	db: Database,
	who: Person,
	input: Omit<Expectations, 'since'>,
): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators decide when a post-mortem is expected.');
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, { ...input, since: now() });
		await note(tx, who, { act: 'settings-changed', details: { what: 'when a post-mortem is expected' } });
	});
}

export interface Expected {
	number: number;
	/** `2026-11-24` */
	day: string;
	notNeeded: { reason: string; by: string; at: number } | null;
}

/** What was published once has come, also where it was withdrawn again. */
export const isFirstDraft = and(
	isNull(entry.publishedAt),
	isNull(entry.removedAt),
	sql`NOT EXISTS (SELECT 1 FROM ${publication} WHERE ${publication.entryId} = ${entry.id})`,
);

export const drafted = {
	kind: postmortem.kind,
	severity: postmortem.severity,
	resolvedAt: postmortem.resolvedAt,
	createdAt: entry.createdAt,
	zone: postmortem.zone,
};

/** By when that draft is expected, for whoever may read it; null where it is not, or is published. */
export async function expectedOf(db: Database, who: Person, number: number): Promise<Expected | null> {
	const found = await findEntry(db.read, who, KIND, number);
	const [one] = await expectedWhere(db.read, eq(entry.id, found.id));
	return one ?? null;
}

/** The same for all the drafts that somebody writes. */
export function myExpected(db: Database, who: Person): Promise<Expected[]> {
	return expectedWhere(db.read, sql`${isAuthor(who)}`);
}

async function expectedWhere(db: Reader, which: ReturnType<typeof eq>): Promise<Expected[]> {
	const expectations = await readExpectations(db);
	const rows = await db
		.select({
			number: entry.number,
			draft: drafted,
			notNeeded: { reason: notNeeded.reason, by: person.name, at: notNeeded.at },
		})
		.from(entry)
		.innerJoin(postmortem, eq(postmortem.entryId, entry.id))
		.leftJoin(notNeeded, eq(notNeeded.entryId, entry.id))
		.leftJoin(person, eq(person.id, notNeeded.personId))
		.where(and(isFirstDraft, which))
		.orderBy(asc(entry.id));
	return rows.flatMap(({ draft, notNeeded: { reason, by, at }, number }) => {
		const day = expectedDay(expectations, draft);
		if (day === null) return [];
		const answer = reason === null || by === null || at === null ? null : { reason, by, at };
		return [{ number, day, notNeeded: answer }];
	});
}

export const NotNeeded = z.object({
	reason: z
		.string()
		.trim()
		.min(1, 'Say in a few words why; whoever looks for it later will ask.')
		.max(2_000, 'A reason can be 2,000 characters at the most.'),
});

/** It is not expected any more, because… The draft stays what it is. */
export async function sayNotNeeded(
	db: Database,
	who: Person,
	{ number, reason }: z.output<typeof NotNeeded> & { number: number },
): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		if (found.publishedAt !== null) conflict('It is published already.');
		const fact = { personId: who.id, at: now(), reason };
		await tx
			.insert(notNeeded)
			.values({ entryId: found.id, ...fact })
			.onConflictDoUpdate({ target: notNeeded.entryId, set: fact });
		await settle(tx, { kind: REMINDERS, entryId: found.id });
	});
}

export async function sayNeeded(db: Database, who: Person, { number }: { number: number }): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEditable(tx, who, KIND, number);
		await tx.delete(notNeeded).where(eq(notNeeded.entryId, found.id));
	});
}
