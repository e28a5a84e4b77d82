import { json } from '@sveltejs/kit';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import { passkeyOf } from '#domain/accounts/second-factors/passkeys.server.ts';
import { environment } from '#lib/environment.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What one's passkey has to sign to show again that it is you. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const person = signedIn(event);
	const home = demandHome(passkeyHome(environment().origin, event.url));
	return json(await passkeyOf(event.locals.db, person.id, home));
};
