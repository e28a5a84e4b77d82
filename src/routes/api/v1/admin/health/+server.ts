import { z } from 'zod';
import { adminsOnly } from '#domain/accounts/workspace.server.ts';
import { checks } from '#domain/operation/health.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Whether it does its work and will go on doing so, in words; for administrators',
	scope: 'read',
	answers: z.object({
		items: z.array(
			z.object({
				/** `writing`, `schema`, `disk`, `backup`, `mail`, `jobs`, `owners`, `maintenance` */
				name: z.string(),
				/** `broken`: it cannot do its work. `look`: it does, and somebody should have a look. */
				state: z.enum(['well', 'look', 'broken']),
				sentence: z.string(),
			}),
		),
	}),
	act: async (person, _, { locals }) => {
		adminsOnly(person);
		const found = await checks(locals.db);
		return { body: { items: found.map(({ name, state, sentence }) => ({ name, state, sentence })) } };
	},
});
