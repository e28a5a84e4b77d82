import { isGuest } from '#domain/accounts/may.ts';
import { comingGatherings, pastGatherings } from '#domain/stories/shelves/gatherings.server.ts';
import { DAY } from '#lib/dates.ts';
import { missing } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	if (isGuest(person)) missing();
	return {
		coming: await comingGatherings(db, person, { within: 2 * 366 * DAY, limit: 100 }),
		past: await pastGatherings(db, person),
	};
};
