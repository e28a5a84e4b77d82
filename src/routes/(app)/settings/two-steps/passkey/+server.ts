import { json } from '@sveltejs/kit';
import { confirmedPerson } from '#domain/accounts/second-factors/confirmation.server.ts';
import { passkeyToMake } from '#domain/accounts/second-factors/new-passkey.server.ts';
import { demandHome, passkeyHome } from '#domain/accounts/second-factors/passkey-home.ts';
import { environment } from '#lib/environment.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { standingOf } from '#lib/web/confirmation-cookie.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What the browser makes a new passkey of. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const { db } = event.locals;
	const person = confirmedPerson(db, signedIn(event), standingOf(event));
	return json(await passkeyToMake(db, person, demandHome(passkeyHome(environment().origin, event.url))));
};
