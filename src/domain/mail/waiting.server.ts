import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import { runJob } from '#lib/jobs/jobs.server.ts';
import { mailKind } from '#lib/mail/kinds.server.ts';
import { MAIL_JOB } from '#lib/mail/outbox.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { note } from '../audit/audit.server.ts';

/** A letter that has not gone out. Whom it is for and what is in it is for nobody here. */
export interface Unsent {
	id: number;
	/** What kind of letter it is, in words. */
	says: string;
	dead: boolean;
	tries: number;
	createdAt: number;
	/** When it is tried next, or was given up. */
	at: number;
	problem: string | null;
}

const SHOWN = 100;
/** What goes out on another way is looked after where that was set up. */
const isMail = eq(outbox.way, 'mail');

export async function unsentMail(
	db: Database,
	who: Person,
): Promise<{ unsent: Unsent[]; waiting: number; dead: number; sent: number }> {
	adminsOnly(who);
	const rows = await db.read
		.select()
		.from(outbox)
		.where(and(isMail, inArray(outbox.state, ['waiting', 'dead'])))
		.orderBy(asc(outbox.state), asc(outbox.dueAt), asc(outbox.id))
		.limit(SHOWN);
	const counts = await db.read
		.select({ state: outbox.state, letters: count() })
		.from(outbox)
		.where(isMail)
		.groupBy(outbox.state);
	const of = (state: string) => counts.find((one) => one.state === state)?.letters ?? 0;
	return {
		unsent: rows.map((row) => ({
			id: row.id,
			says: mailKind(row.kind)?.says ?? 'A letter that this version does not write',
			dead: row.state === 'dead',
			tries: row.attempts,
			createdAt: row.createdAt,
			at: row.settledAt ?? row.dueAt,
			problem: row.problem,
		})),
		waiting: of('waiting'),
		dead: of('dead'),
		sent: of('sent'),
	};
}

/** What goes out beside mail, with numbers alone: whom it is for and what it says is for nobody here. */
export async function otherWays(
	db: Database,
	who: Person,
): Promise<{ way: string; waiting: number; dead: number; sent: number }[]> {
	adminsOnly(who);
	const of = (state: string) => sql<number>`count(*) FILTER (WHERE ${outbox.state} = ${state})`;
	return db.read
		.select({ way: outbox.way, waiting: of('waiting'), dead: of('dead'), sent: of('sent') })
		.from(outbox)
		.where(ne(outbox.way, 'mail'))
		.groupBy(outbox.way)
		.orderBy(asc(outbox.way));
}

/** Tries it again now, as if it were new; without a number every one that was given up. */
export async function sendAgain(
	db: Database,
	who: Person,
	{ id }: { id?: number | undefined },
): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		const which = id === undefined ? undefined : eq(outbox.id, id);
		const revived = await tx
			.update(outbox)
			.set({ state: 'waiting', dueAt: now(), attempts: 0, settledAt: null, problem: null })
			.where(and(isMail, eq(outbox.state, 'dead'), which))
			.returning({ id: outbox.id });
		if (id === undefined || revived.length > 0) return;
		// Its tries stay as they are: the mailer may be at it this very moment.
		const hurried = await tx
			.update(outbox)
			.set({ dueAt: now() })
			.where(isUnsent(id))
			.returning({ id: outbox.id });
		if (hurried.length === 0) missing();
	});
	void runJob(MAIL_JOB);
}

/** It is not sent any more; without a number none of those that were given up. */
export async function dropMail(
	db: Database,
	who: Person,
	{ id }: { id?: number | undefined },
): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		const dropped = await tx
			.update(outbox)
			.set({ state: 'dropped', settledAt: now(), leasedUntil: null })
			.where(id === undefined ? and(isMail, eq(outbox.state, 'dead')) : isUnsent(id))
			.returning({ id: outbox.id });
		if (id !== undefined && dropped.length === 0) missing();
		await noteDropped(tx, who, dropped.length);
	});
}

async function noteDropped(tx: Transaction, who: Person, count: number): Promise<void> {
	if (count > 0) await note(tx, who, { act: 'mail-dropped', details: { count } });
}

function isUnsent(id: number) {
	return and(isMail, eq(outbox.id, id), inArray(outbox.state, ['waiting', 'dead']));
}
