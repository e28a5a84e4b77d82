import { MINUTE } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { networkOf } from '#lib/network.ts';
import type { Origin } from '#lib/whence.server.ts';
import { forgetAsked, limit, type Limit } from './limits.server.ts';

const TRIES: Limit = {
	times: 5,
	within: 15 * MINUTE,
	says: (wait) => `That was not it, five times over. Try again in ${wait}, or from another device.`,
};

/**
 * Tries are counted for each account and network together: whoever guesses from one place locks nobody out who
 * knows the password somewhere else. A try counts before it is looked at, so that many at once are no more than
 * five either; the right password takes the count back.
 * @param email as it was typed: an address that nobody has counts in the same way
 */
export async function countPasswordTry(db: Database, email: string, origin: Origin): Promise<void> {
	await limit(db, 'password', pairOf(email, origin), TRIES);
}

export async function passwordWasRight(db: Database, email: string, origin: Origin): Promise<void> {
	await forgetAsked(db, 'password', pairOf(email, origin));
}

function pairOf(email: string, { address }: Origin): string {
	return `${email}\n${networkOf(address)}`;
}
