import { comingGatherings, pastGatherings } from '#domain/stories/shelves/gatherings.server.ts';
import { DAY } from '#lib/dates.ts';
import { refuseGuests } from '#domain/stories/shelves/guests.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	refuseGuests(person);
	return {
		coming: await comingGatherings(db, person, { within: 2 * 366 * DAY, limit: 100 }),
		past: await pastGatherings(db, person),
	};
};
