import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { leadsOf } from '../accounts/tending.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { webhook } from './tables.server.ts';
import { WEBHOOK } from './way.ts';

/** Nobody has heard it for days: it is left alone, and those who look after it are told. */
export async function pauseUnheard(
	db: Database,
	{ id, teamId }: { id: number; teamId: number | null },
): Promise<void> {
	await transact(db, async (tx) => {
		const paused = await tx
			.update(webhook)
			.set({ pausedAt: now() })
			.where(and(eq(webhook.id, id), isNull(webhook.pausedAt)))
			.returning({ id: webhook.id });
		if (paused.length === 0) return;
		await dropWaitingFor(tx, id);
		await tell(tx, {
			to: await lookingAfter(tx, teamId),
			kind: 'webhook-paused',
			subject: await addressOf(tx, id, teamId),
			by: null,
		});
	});
}

async function addressOf(db: Reader, id: number, teamId: number | null): Promise<string> {
	const [found] = await db
		.select({ slug: team.slug })
		.from(team)
		.where(eq(team.id, teamId ?? 0));
	return found ? `/teams/${found.slug}/webhooks/${id}` : `/admin/webhooks/${id}`;
}

/** What stands in the log where it did not go out for that. */
export const PAUSED = 'Its webhook was paused.';

/** Nothing waits for the day that it is heard again: it stands in the log, and can be sent again. */
export async function dropWaitingFor(tx: Transaction, id: number): Promise<void> {
	await tx
		.update(outbox)
		.set({ state: 'dropped', settledAt: now(), problem: PAUSED })
		.where(
			and(
				eq(outbox.way, WEBHOOK.name),
				eq(outbox.state, 'waiting'),
				isNull(outbox.leasedUntil),
				sql`json_extract(${outbox.about}, '$.webhookId') = ${id}`,
			),
		);
}

/** Who leads the team, or runs the workspace where nobody does or it is the workspace’s. */
export async function lookingAfter(db: Reader, teamId: number | null): Promise<number[]> {
	const leads = teamId === null ? [] : await leadsOf(db, teamId);
	if (leads.length > 0) return leads;
	const admins = await db
		.select({ id: person.id })
		.from(person)
		.where(and(inArray(person.role, ['owner', 'admin']), isNull(person.deactivatedAt)));
	return admins.map(({ id }) => id);
}
