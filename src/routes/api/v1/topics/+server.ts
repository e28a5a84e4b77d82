import { z } from 'zod';
import { listTopics } from '#domain/lessons/topic-list.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary:
		'Topics of what you may read, with their other names and how many entries and lessons are about each',
	scope: 'read',
	answers: z.object({
		items: z.array(
			z.object({
				name: z.string(),
				href: z.string(),
				entries: z.int(),
				lessons: z.int(),
				/** Whoever types one of these means it. */
				aliases: z.array(z.string()),
			}),
		),
	}),
	act: async (person, _, { locals }) => {
		const items = await listTopics(locals.db.read, person);
		return {
			body: {
				items: items.map(({ name, slug, entries, lessons, aliases }) => ({
					name,
					href: `/topics/${slug}`,
					entries,
					lessons,
					aliases,
				})),
			},
		};
	},
});
