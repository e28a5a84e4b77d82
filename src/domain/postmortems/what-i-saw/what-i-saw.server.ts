import { and, eq, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { decides, isAuthor, visibleTo } from '../../entries/visibility.server.ts';
import { isWitness } from '../../entries/witnesses.server.ts';
import { settle } from '../../notifications/notifications.server.ts';
import { searchAgain } from '../searched-by.server.ts';
import { personalAccount } from './tables.server.ts';
import type { OwnAccount, WhatISaw } from './what-i-saw.ts';

/** The post-mortem, as far as somebody who tells of it may know it. */
export interface ToldOf {
	number: number;
	/** Null where they may not know it any more: their own words are still theirs. */
	title: string | null;
	/** They may read the post-mortem itself. */
	reads: boolean;
	isAuthor: boolean;
	mine: OwnAccount | null;
}

/** One's own account, and of nobody else's a trace. */
export async function whatISaw(db: Database, who: Person, number: number): Promise<ToldOf> {
	const { entryId, ...place } = await placeOf(db.read, who, number);
	return { ...place, mine: await own(db.read, who, entryId) };
}

/** Keeps it for its writer. Where it is released already, its readers see what was changed. */
export async function keepWhatISaw(
	db: Database,
	who: Person,
	number: number,
	input: WhatISaw,
): Promise<OwnAccount> {
	return transact(db, (tx) => keepIn(tx, who, number, input));
}

/** Saves it and shows it to everybody who may read the post-mortem, from now on. */
export async function releaseWhatISaw(
	db: Database,
	who: Person,
	number: number,
	input?: WhatISaw,
): Promise<OwnAccount> {
	return transact(db, async (tx) => {
		const { entryId } = await placeOf(tx, who, number);
		if (input) await keepIn(tx, who, number, input);
		const mine = await own(tx, who, entryId);
		if (!mine || mine.text.trim() === '') {
			invalid({ text: 'There is nothing to release yet. Write what you saw first.' });
		}
		if (mine.releasedAt !== null) return mine;
		return setReleased(tx, who, entryId, now());
	});
}

/** Its writer's alone again, as if it had never been shown. */
export async function takeBackWhatISaw(db: Database, who: Person, number: number): Promise<OwnAccount> {
	return transact(db, async (tx) => {
		const { entryId } = await placeOf(tx, who, number);
		const mine = await own(tx, who, entryId);
		if (!mine) conflict('You have written nothing yet.');
		return mine.releasedAt === null ? mine : setReleased(tx, who, entryId, null);
	});
}

export async function deleteWhatISaw(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { entryId } = await placeOf(tx, who, number);
		const [gone] = await tx.delete(personalAccount).where(isOwn(who, entryId)).returning();
		if (gone && gone.releasedAt !== null) await searchAgain(tx, entryId);
	});
}

async function keepIn(tx: Transaction, who: Person, number: number, input: WhatISaw): Promise<OwnAccount> {
	const { entryId } = await placeOf(tx, who, number);
	const before = await own(tx, who, entryId);
	if (input.base !== undefined && input.base !== (before?.updatedAt ?? 0)) {
		conflict(
			'You saved it in another window in the meantime. Copy what you wrote here and load the page again.',
		);
	}
	if (input.autosaved && before && before.releasedAt !== null) {
		conflict('It stands in the post-mortem: others see a change when you save it.');
	}
	const { role, text, withName } = input;
	if (before?.role === role && before.text === text && before.withName === withName) return before;
	if (before && before.releasedAt !== null && text.trim() === '') {
		invalid({
			text: 'It stands in the post-mortem. Take it back to have it for yourself alone, or delete it.',
		});
	}
	const at = Math.max(now(), (before?.updatedAt ?? 0) + 1);
	const row = { role, text, withName, updatedAt: at };
	await tx
		.insert(personalAccount)
		.values({ entryId, personId: who.id, createdAt: at, ...row })
		.onConflictDoUpdate({ target: [personalAccount.entryId, personalAccount.personId], set: row });
	await settle(tx, { kind: 'account-asked', entryId, to: [who.id] });
	if (before && before.releasedAt !== null) await searchAgain(tx, entryId);
	return kept(tx, who, entryId);
}

async function setReleased(
	tx: Transaction,
	who: Person,
	entryId: number,
	releasedAt: number | null,
): Promise<OwnAccount> {
	await tx.update(personalAccount).set({ releasedAt }).where(isOwn(who, entryId));
	await searchAgain(tx, entryId);
	return kept(tx, who, entryId);
}

const isOwn = (who: Person, entryId: number) =>
	and(eq(personalAccount.entryId, entryId), eq(personalAccount.personId, who.id));

async function kept(tx: Transaction, who: Person, entryId: number): Promise<OwnAccount> {
	const mine = await own(tx, who, entryId);
	if (!mine) throw new Error('The account was not stored.');
	return mine;
}

async function own(db: Reader, who: Person, entryId: number): Promise<OwnAccount | null> {
	const [found] = await db.select().from(personalAccount).where(isOwn(who, entryId));
	if (!found) return null;
	const { role, text, withName, createdAt, updatedAt, releasedAt } = found;
	return { role, text, withName, createdAt, updatedAt, releasedAt };
}

/**
 * Whoever may read it can say what they saw, and whoever was asked to. Whoever has said something keeps it, also when
 * the post-mortem is no longer theirs to read.
 */
async function placeOf(
	db: Reader,
	who: Person,
	number: number,
): Promise<Omit<ToldOf, 'mine'> & { entryId: number }> {
	const hasTold = sql`EXISTS (SELECT 1 FROM ${personalAccount}
		WHERE ${personalAccount.entryId} = ${entry.id} AND ${personalAccount.personId} = ${who.id})`;
	const [found] = await db
		.select({
			entryId: entry.id,
			title: entry.title,
			reads: sql<number>`coalesce(${visibleTo(who)}, 0)`,
			asked: sql<number>`coalesce(${isWitness(who)}, 0)`,
			isAuthor: isAuthor(who),
		})
		.from(entry)
		.where(
			and(
				eq(entry.kind, 'postmortem'),
				eq(entry.number, number),
				sql`(${visibleTo(who)} OR ${isWitness(who)} OR (${entry.removedAt} IS NULL AND ${hasTold}))`,
			),
		);
	if (!found) missing('This post-mortem');
	const reads = Boolean(found.reads);
	return {
		entryId: found.entryId,
		number,
		title: reads || found.asked ? found.title : null,
		reads,
		isAuthor: decides(who, { isAuthor: Boolean(found.isAuthor) }) && reads,
	};
}
