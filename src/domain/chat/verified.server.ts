import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';

const FRESH = 5 * MINUTE;

export interface SlackSigned {
	timestamp: string | null;
	signature: string | null;
	body: Uint8Array;
}

/**
 * Whether Slack itself sent that, within five minutes.
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isFromSlack(secret: string, { timestamp, signature, body }: SlackSigned): boolean {
	if (timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp)) return false;
	if (Math.abs(now() - Number(timestamp) * 1000) > FRESH) return false;
	const made = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
	return isSame(`v0=${made}`, signature);
}

/** In the same time, wherever they differ first. */
export function isSame(one: string, other: string): boolean {
	const mark = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(mark(one), mark(other));
}

/** What was taken already, for as long as it would be taken again: a request that somebody recorded is worth nothing. */
export class Once {
	readonly #seen = new Map<string, number>();

	/** @returns whether this is the first time */
	take(name: string): boolean {
		const at = now();
		for (const [known, until] of this.#seen) if (until <= at) this.#seen.delete(known);
		if (this.#seen.has(name)) return false;
		this.#seen.set(name, at + 2 * FRESH);
		return true;
	}
}
