import { z } from 'zod';
import { beforeYouStart } from '#domain/search/before-you-start.server.ts';
import { WrittenSoFar } from '#domain/search/written-so-far.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Lessons like a text, with the reason in words; nothing of the text is kept',
	scope: 'read',
	body: WrittenSoFar,
	answers: z.object({
		lessons: z.array(
			z.object({
				lesson: z.int(),
				text: z.string(),
				href: z.string(),
				/** Where it was learned, such as `PM-25`. */
				from: z.string(),
				/** Words that both have, the most telling first. */
				words: z.array(z.string()),
				reason: z.string(),
				/** Higher is more alike; what is unsure is left out. */
				likeness: z.number(),
			}),
		),
		/** Where much the same was paid for twice or more within 90 days. */
		repetition: z
			.object({
				/** This time included. */
				times: z.int(),
				sentence: z.string(),
				reason: z.string(),
				before: z.array(z.object({ reference: z.string(), title: z.string(), href: z.string() })),
			})
			.nullable(),
	}),
	act: async (person, { body }, { locals }) => {
		const { lessons, repetition } = await beforeYouStart(locals.db, person, body);
		return {
			body: {
				lessons: lessons.map(({ source, ...one }) => ({ ...one, from: plain(source.named) })),
				repetition: repetition && {
					...repetition,
					before: repetition.before.map(({ named, title, href }) => ({
						reference: plain(named),
						title,
						href,
					})),
				},
			},
		};
	},
});

const plain = (named: string) => named.replace('\u2011', '-');
