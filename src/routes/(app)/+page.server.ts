import { freshLessons, myChanges, myDrafts, thisWeek } from '#domain/lessons/today.server.ts';
import { inbox } from '#domain/notifications/inbox.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		week: await thisWeek(db, person),
		lessons: await freshLessons(db, person),
		drafts: await myDrafts(db, person),
		asked: await inbox(db, person, { waiting: true, limit: 20 }),
		changes: await myChanges(db, person),
	};
};
