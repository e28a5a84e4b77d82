import { json } from '@sveltejs/kit';
import { demandHalf } from '#domain/accounts/second-factors/half.server.ts';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import { passkeyOf } from '#domain/accounts/second-factors/passkeys.server.ts';
import { environment } from '#lib/environment.server.ts';
import { halfSecret } from '#lib/web/half-cookie.server.ts';
import type { RequestHandler } from './$types';

/** What a passkey has to sign to be the second step. */
export const POST: RequestHandler = async (event) => {
	const { db } = event.locals;
	const home = demandHome(passkeyHome(environment().origin, event.url));
	const { personId } = await demandHalf(db.read, halfSecret(event));
	return json(await passkeyOf(db, personId, home));
};
