import { and, eq, isNull, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { team } from '../accounts/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { lookingAfter } from '../webhooks/pausing.server.ts';
import { chatPlace } from './tables.server.ts';
import { CHAT } from './way.ts';

/** The channel takes nothing any more: it is left alone, and those who look after the team are told. */
export async function pauseClosed(
	db: Database,
	{ id, teamId }: Pick<typeof chatPlace.$inferSelect, 'id' | 'teamId'>,
): Promise<void> {
	await transact(db, async (tx) => {
		const paused = await tx
			.update(chatPlace)
			.set({ pausedAt: now() })
			.where(and(eq(chatPlace.id, id), isNull(chatPlace.pausedAt)))
			.returning({ id: chatPlace.id });
		if (paused.length === 0) return;
		await dropWaitingFor(tx, id);
		const [of] = await tx.select({ slug: team.slug }).from(team).where(eq(team.id, teamId));
		await tell(tx, {
			to: await lookingAfter(tx, teamId),
			kind: 'chat-paused',
			subject: `/teams/${of?.slug ?? ''}/chat#place-${id}`,
			by: null,
		});
	});
}

/** Nothing waits for the day that it is heard again: in a channel it would be old. */
export async function dropWaitingFor(tx: Transaction, id: number): Promise<void> {
	await tx
		.update(outbox)
		.set({ state: 'dropped', settledAt: now(), problem: 'Its channel was paused.' })
		.where(
			and(
				eq(outbox.way, CHAT.name),
				eq(outbox.state, 'waiting'),
				isNull(outbox.leasedUntil),
				sql`json_extract(${outbox.about}, '$.placeId') = ${id}`,
			),
		);
}
