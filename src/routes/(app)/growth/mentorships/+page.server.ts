import { listMentorships } from '#domain/growth/mentoring/reading.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { mentorships: await listMentorships(event.locals.db, person) };
};
