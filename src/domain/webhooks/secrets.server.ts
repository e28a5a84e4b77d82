import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { seal } from '#lib/secret-box.server.ts';
import type { Person } from '../accounts/person.ts';
import { change } from './changing.server.ts';
import { WEBHOOK_SECRET } from './delivering.server.ts';
import type { Place } from './place.server.ts';
import { webhook } from './tables.server.ts';

/** As Standard Webhooks writes it: 256 bits. */
export function newSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

/** How long an earlier secret signs beside the new one: time to bring that to every program. */
const BOTH = 7 * DAY;

/** What it had signs beside it for a while, so that no message is refused meanwhile. @returns the new one, which is shown this once */
export async function renewSecret(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<{ id: number; secret: string }> {
	const secret = newSecret();
	await change(db, who, place, id, 'webhook-secret-renewed', async (tx) => ({
		secret: seal(db.folder, WEBHOOK_SECRET, secret),
		earlierSecret: await secretOf(tx, id),
		earlierUntil: now() + BOTH,
	}));
	return { id, secret };
}

async function secretOf(tx: Transaction, id: number): Promise<string | null> {
	const [found] = await tx.select({ secret: webhook.secret }).from(webhook).where(eq(webhook.id, id));
	return found?.secret ?? null;
}

/** Somebody else may know it: only the new one signs from now on. */
export function forgetEarlierSecret(
	db: Database,
	who: Person,
	place: Place,
	{ id }: { id: number },
): Promise<void> {
	return change(db, who, place, id, 'webhook-secret-forgotten', () => ({
		earlierSecret: null,
		earlierUntil: null,
	}));
}
