import { json } from '@sveltejs/kit';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import { passkeyAtTheDoor } from '#domain/accounts/second-factors/passkeys.server.ts';
import { environment } from '#lib/environment.server.ts';
import type { RequestHandler } from './$types';

/** What a passkey has to sign to open the door. */
export const POST: RequestHandler = async ({ locals, url }) => {
	const home = demandHome(passkeyHome(environment().origin, url));
	return json(await passkeyAtTheDoor(locals.db, home));
};
