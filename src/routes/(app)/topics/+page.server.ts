import { z } from 'zod';
import { listTopics, topicsLike } from '#domain/lessons/topic-list.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

const Asked = z.object({
	q: z.string().trim().max(100).catch(''),
	order: z.enum(['most', 'name']).catch('most'),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const asked = Asked.parse(Object.fromEntries(event.url.searchParams));
	const all = await listTopics(event.locals.db.read, person);
	return { asked, count: all.length, topics: topicsLike(all, asked) };
};
