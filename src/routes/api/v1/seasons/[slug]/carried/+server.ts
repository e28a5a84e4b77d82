import { z } from 'zod';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { carryOver, toCarry } from '#domain/projects/seasons/carrying.server.ts';
import { WhichProject } from '#domain/projects/seasons/season-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What you work on in other seasons and could take along into this one',
	scope: 'read',
	answers: z.object({
		items: z.array(
			z.object({
				number: z.int(),
				reference: z.string(),
				title: z.string(),
				/** The season it is in. */
				from: z.string(),
			}),
		),
	}),
	act: async (person, _given, { locals, params }) => {
		const found = await toCarry(locals.db, person, params.slug ?? '');
		const items = found.map(({ number, title, from }) => ({
			...{ number, title, from },
			reference: reference('project', number),
		}));
		return { body: { items } };
	},
});

export const POST = endpoint({
	summary: 'Take a project along into a season',
	scope: 'write',
	body: WhichProject,
	answers: z.object({
		/** The project that it is here. */
		number: z.int(),
		href: z.string(),
	}),
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const { number } = await carryOver(locals.db, person, params.slug ?? '', body);
		return { body: { number, href: hrefOf('project', number) } };
	},
});
