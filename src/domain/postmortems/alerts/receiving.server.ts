import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { DAY } from '#lib/dates.ts';
import { invalid, missing, signedOut, tooMany } from '#lib/errors.ts';
import { Allowance } from '#lib/live/allowance.ts';
import { alertAddress, signal } from '../tables.server.ts';
import { addressOf } from './addresses.server.ts';
import { readPayload, type Tool } from './payload.ts';
import type { ReadSignal } from './signal.ts';
import { isSignedWith, type Signatures } from './signature.server.ts';

export interface Delivery {
	/** From the address or the Authorization header; null where there was none. */
	key: string | null;
	signatures: Signatures;
	body: Uint8Array;
}

export interface Receipt {
	tool: Tool;
	/** How many things it told of. */
	signals: number;
	/** How many of them were not known yet. */
	fresh: number;
}

/** How long a signal is kept that became no moment. */
export const KEPT = 90 * DAY;

/** What a tool tells is kept for the post-mortems of the team. The same told again changes nothing. */
export async function receive(db: Database, { key, signatures, body }: Delivery): Promise<Receipt> {
	if (key === null) {
		signedOut('Send the key of an alert address: in the address, or as “Authorization: Bearer kal_…”.');
	}
	const address = await addressOf(db, key);
	if (!address) missing('An alert address with this key');
	refuseFlood(address.keyHash);
	if (address.signingSecret !== null && !isSignedWith(address.signingSecret, body, signatures)) {
		signedOut('The signature is not the one that the signing secret of this address makes of this body.');
	}
	const receivedAt = now();
	const payload = readPayload(jsonIn(body), receivedAt);
	if ('problem' in payload) invalid({ body: payload.problem });
	const { tool, signals } = payload;
	const { id: addressId, teamId } = address;
	const fresh = await transact(db, async (tx) => {
		await tx.update(alertAddress).set({ heardAt: receivedAt }).where(eq(alertAddress.id, addressId));
		return keepSignals(tx, { teamId, addressId }, signals, receivedAt);
	});
	return { tool, signals: signals.length, fresh };
}

/** @returns how many of them were not known yet */
export async function keepSignals(
	tx: Transaction,
	of: { teamId: number; addressId: number | null },
	signals: readonly ReadSignal[],
	receivedAt: number,
): Promise<number> {
	if (signals.length === 0) return 0;
	const rows = signals.map((one) => ({
		...one,
		...of,
		receivedAt,
		clearFrom: Math.max(one.at, receivedAt) + KEPT,
	}));
	const stored = await tx.insert(signal).values(rows).onConflictDoNothing().returning({ id: signal.id });
	return stored.length;
}

function jsonIn(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
	} catch {
		return invalid({ body: 'The body is not JSON in UTF-8.' });
	}
}

/** Sixty at once, then one a second: an alert storm comes in groups, and a loop is stopped. */
const BURST = 60;
const allowances = new Map<string, Allowance>();

function refuseFlood(keyHash: string): void {
	const allowance = allowances.get(keyHash) ?? new Allowance(BURST, 1);
	allowances.set(keyHash, allowance);
	if (!allowance.take(1)) tooMany('That is more than one message a second. Send the rest in a moment.', 30);
}
