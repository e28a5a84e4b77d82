import { randomInt } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { isoDay, plusDays } from '#lib/dates.ts';
import { conflict } from '#lib/errors.ts';
import { rewrite } from '#lib/db/cleaning.server.ts';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { log } from '#lib/log/log.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { note } from '../audit/audit.server.ts';
import { openOne } from './opening.server.ts';
import { release } from './release.ts';
import { forgetReminders } from './reminders.server.ts';
import { roundWith } from './rounds.server.ts';
import { destroyKey, forgetKey, keysIn } from './round-key.server.ts';
import { findSeal, unsealAll, type Content } from './sealing.server.ts';
import { startAnewWhereLost } from './starting-anew.server.ts';
import { pulseAsked, pulseComment, pulseReleased, pulseRound, pulseSealed } from './tables.server.ts';

/** What people wrote is shown from one of these days after it closed, by lot. */
const COMMENTS_AFTER = { least: 3, most: 10 } as const;

/**
 * Opens all that was answered, adds it up, keeps what may be told of it, and deletes the rest: all of it or nothing. The
 * key goes then, and the file is written anew. Once more does nothing more.
 * @param who null where its time has come
 */
export async function closeRound(db: Database, who: Person | null, id: number): Promise<void> {
	if (who) adminsOnly(who);
	await startAnewWhereLost(db);
	const closed = await transact(db, (tx) => closeWithin(tx, db.folder, who, id));
	if (closed) await cleanUp(db);
}

export async function closeWithin(
	tx: Transaction,
	folder: string,
	who: Person | null,
	id: number,
): Promise<boolean> {
	const round = await roundWith(tx, id);
	const today = isoDay(now(), (await readSettings(tx)).zone);
	const isOver = who ? today >= round.closesOn : today > round.closesOn;
	if (round.closedOn !== null || !isOver) {
		if (who && round.closedOn === null) {
			conflict(
				'People were promised that it takes answers until its last day. It can be closed from then on.',
			);
		}
		return false;
	}
	const seal = await findSeal(tx, folder, id);
	if (!seal) return false;
	const contents = await unsealAll(tx, seal);
	const released = release({ ...round, asked: await peopleByPart(tx, id) }, answersIn(contents));
	if (released.length > 0) {
		await tx.insert(pulseReleased).values(released.map((one) => ({ roundId: id, ...one })));
	}
	const comments = contents.flatMap((one) => (one.is === 'comment' ? [one.text] : []));
	const shows = comments.length >= round.fewestComments;
	for (const text of shows ? comments : []) {
		await tx.insert(pulseComment).values({ key: randomName(32), roundId: id, text });
	}
	const wait = randomInt(COMMENTS_AFTER.least, COMMENTS_AFTER.most + 1);
	await tx
		.update(pulseRound)
		.set({ closedOn: today, commentsOn: shows ? plusDays(today, wait) : null })
		.where(eq(pulseRound.id, id));
	await tx.delete(pulseSealed).where(eq(pulseSealed.roundId, id));
	await forgetReminders(tx, id);
	await note(tx, who, { act: 'pulse-closed', subject: { kind: 'round', id } });
	return true;
}

async function peopleByPart(tx: Transaction, id: number): Promise<Map<number, number>> {
	const rows = await tx
		.select({ part: pulseAsked.part, people: count() })
		.from(pulseAsked)
		.where(eq(pulseAsked.roundId, id))
		.groupBy(pulseAsked.part);
	return new Map(rows.map(({ part, people }) => [part, people]));
}

const answersIn = (contents: readonly Content[]) =>
	contents.flatMap((one) => (one.is === 'answers' ? [{ part: one.part, given: one.given }] : []));

/**
 * The keys of rounds that are not open go at once, and the file is written anew, so that nothing is left in it of what they
 * opened. Where that cannot be done (the disk is full, a backup is reading), it is tried again.
 */
export async function cleanUp(db: Database): Promise<void> {
	const open = await openOne(db.read);
	const over = keysIn(db.folder).filter((round) => round !== open?.id);
	if (over.length === 0) return;
	for (const round of over) destroyKey(db.folder, round);
	if (await isRewritten(db)) for (const round of over) forgetKey(db.folder, round);
}

async function isRewritten(db: Database): Promise<boolean> {
	try {
		return await rewrite(db, []);
	} catch (problem) {
		log.problem('Cleaning after the pulse', problem);
		return false;
	}
}
