import { listTopics } from '#domain/lessons/topic-list.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { topics: await listTopics(event.locals.db.read, person) };
};
