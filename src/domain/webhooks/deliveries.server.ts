import { and, asc, count, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import { runJobSoon } from '#lib/jobs/jobs.server.ts';
import { queue } from '#lib/outbox/queue.server.ts';
import { outbox, outboxTry } from '#lib/outbox/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { compose } from './composing.server.ts';
import { messageId } from './delivering.server.ts';
import { TEST } from './event.ts';
import { PAUSED } from './pausing.server.ts';
import { WEBHOOK } from './way.ts';
import type { Place } from './place.server.ts';
import { webhookAt } from './webhooks.server.ts';

const SHOWN = 50;

export interface Delivery {
	id: number;
	/** What a receiver knows it by. */
	messageId: string;
	event: string;
	state: 'waiting' | 'sent' | 'dropped' | 'dead';
	createdAt: number;
	/** When it is tried next, where it waits. */
	dueAt: number;
	problem: string | null;
	tries: { at: number; status: number | null; took: number; problem: string | null; answer: string | null }[];
}

const isTo = (webhookId: number) =>
	and(eq(outbox.way, WEBHOOK.name), sql`json_extract(${outbox.about}, '$.webhookId') = ${webhookId}`);

/** What it was sent in the last thirty days, the newest first. */
export async function deliveriesTo(db: Database, who: Person, place: Place, id: number): Promise<Delivery[]> {
	await webhookAt(db, who, place, id);
	const rows = await db.read.select().from(outbox).where(isTo(id)).orderBy(desc(outbox.id)).limit(SHOWN);
	const tries = await db.read
		.select()
		.from(outboxTry)
		.where(
			inArray(
				outboxTry.outboxId,
				rows.map((row) => row.id),
			),
		)
		.orderBy(asc(outboxTry.id));
	return rows.map((row) => ({
		id: row.id,
		messageId: messageId(row),
		event: row.kind,
		state: row.state,
		createdAt: row.createdAt,
		dueAt: row.dueAt,
		problem: row.problem,
		tries: tries
			.filter(({ outboxId }) => outboxId === row.id)
			.map(({ at, status, took, problem, answer }) => ({ at, status, took, problem, answer })),
	}));
}

/**
 * What a message would say if it were sent at this moment: what it said is kept nowhere.
 * @returns null where it would not be sent
 */
export async function lookInto(
	db: Database,
	who: Person,
	place: Place,
	{ id, delivery }: { id: number; delivery: number },
): Promise<string | null> {
	const hook = await webhookAt(db, who, place, id);
	const [row] = await db.read
		.select()
		.from(outbox)
		.where(and(eq(outbox.id, delivery), isTo(id)));
	if (!row) missing('This delivery');
	const payload = await compose(db.read, hook, row);
	return payload && JSON.stringify(payload, null, 2);
}

/** As if it were new, under the id that it had: whoever has it already can tell. */
export async function sendAgain(
	db: Database,
	who: Person,
	place: Place,
	{ id, delivery }: { id: number; delivery: number },
): Promise<void> {
	const hook = await webhookAt(db, who, place, id);
	if (hook.pausedAt !== null) conflict('It is paused. Resume it first.');
	await transact(db, async (tx) => {
		const revived = await tx
			.update(outbox)
			.set(anew())
			.where(and(eq(outbox.id, delivery), isTo(id)))
			.returning({ id: outbox.id });
		if (revived.length === 0) missing('This delivery');
		await note(tx, who, { act: 'webhook-sent-again', subject: { kind: 'webhook', id } });
	});
	await runJobSoon(WEBHOOK.name);
}

/** What nobody received: given up, or not sent while it was paused. */
const missed = (id: number) =>
	and(
		isTo(id),
		ne(outbox.kind, TEST),
		or(eq(outbox.state, 'dead'), and(eq(outbox.state, 'dropped'), eq(outbox.problem, PAUSED))),
	);

/** How many of the last thirty days nobody received. */
export async function countMissed(db: Database, who: Person, place: Place, id: number): Promise<number> {
	await webhookAt(db, who, place, id);
	const [row] = await db.read.select({ n: count() }).from(outbox).where(missed(id));
	return row?.n ?? 0;
}

/** All that nobody received, the oldest first, each under the id that it had. */
export async function sendAllAgain(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<void> {
	const hook = await webhookAt(db, who, place, id);
	if (hook.pausedAt !== null) conflict('It is paused. Resume it first.');
	await transact(db, async (tx) => {
		const revived = await tx.update(outbox).set(anew()).where(missed(id)).returning({ id: outbox.id });
		if (revived.length === 0) conflict('All of it was received.');
		const details = { count: revived.length };
		await note(tx, who, { act: 'webhook-all-sent-again', subject: { kind: 'webhook', id }, details });
	});
	await runJobSoon(WEBHOOK.name);
}

const anew = () => ({
	...{ state: 'waiting' as const, dueAt: now(), attempts: 0 },
	...{ settledAt: null, problem: null, leasedUntil: null },
});

/** A message that says nothing, also where it is paused: it is tried once. */
export async function sendTest(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<void> {
	await webhookAt(db, who, place, id);
	await transact(db, (tx) => {
		const at = now();
		return queue(tx, WEBHOOK, [
			{ kind: TEST, key: `webhook:${id}:${TEST}:${at}`, about: { webhookId: id, at } },
		]);
	});
	await runJobSoon(WEBHOOK.name);
}
