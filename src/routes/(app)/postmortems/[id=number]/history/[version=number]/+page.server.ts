import { readPast } from '#domain/postmortems/past.server.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	const version = Number(event.params.version);
	const { at, ...past } = await readPast(event.locals.db, person, { number, version });
	return { number, past, when: `${namedDay(at, person.zone, now())}, ${clockTime(at, person.zone)}` };
};
