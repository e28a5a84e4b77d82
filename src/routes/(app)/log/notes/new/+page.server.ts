import { mayBegin } from '#domain/accounts/may.ts';
import { forbidden } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { log } from '../../logging.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const person = signedIn(event);
	if (!mayBegin(person))
		forbidden('Guests read and discuss; the log is written by the people of the workspace.');
};

export const actions: Actions = { log };
