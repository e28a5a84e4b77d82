import { isGuest } from '#domain/accounts/may.ts';
import { talksOf } from '#domain/growth/conversations/talks.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { talks: await talksOf(event.locals.db, person), mayBegin: !isGuest(person) };
};
