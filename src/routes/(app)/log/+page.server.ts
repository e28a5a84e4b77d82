import { placeOf } from '#domain/log/weeks.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { log } from './logging.server.ts';
import { look } from './looking.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The log of one's teams, or of everybody. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const own = placeOf(person);
	const everybody = own === 'workspace' || event.url.searchParams.get('of') === 'everybody';
	const place = everybody ? 'workspace' : own;
	return { everybody, ...(await look(event.locals.db, person, place, event.url.searchParams)) };
};

export const actions: Actions = { log };
