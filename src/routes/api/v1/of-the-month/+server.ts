import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { choose, chooseNone, chosen } from '#domain/stories/shelves/of-the-month.server.ts';
import { Chosen } from '#domain/stories/shelves/of-the-month.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const OfMonths = z.object({
	items: z.array(
		z.object({
			/** `2026-11` */
			month: z.string(),
			reference: z.string(),
			title: z.string(),
			href: z.string(),
			why: z.string(),
		}),
	),
});

async function ofMonths(db: Database, person: Person): Promise<z.input<typeof OfMonths>> {
	const found = await chosen(db, person);
	return {
		items: found.map(({ month, kind, number, title, why }) => ({
			...{ month, title, why },
			reference: reference(kind, number),
			href: hrefOf(kind, number),
		})),
	};
}

export const GET = endpoint({
	summary: 'The post-mortem of this month and of later ones, as far as one was chosen',
	scope: 'read',
	answers: OfMonths,
	act: async (person, _, { locals }) => ({ body: await ofMonths(locals.db, person) }),
});

export const PUT = endpoint({
	summary: 'Choose the post-mortem of a month, and say in a sentence why (curators)',
	scope: 'write',
	body: Chosen,
	answers: OfMonths,
	act: async (person, { body }, { locals: { db } }) => {
		await choose(db, person, body);
		return { body: await ofMonths(db, person) };
	},
});

export const DELETE = endpoint({
	summary: 'Choose none for a month (curators)',
	scope: 'write',
	query: z.object({ month: Chosen.shape.month }),
	answers: null,
	status: 204,
	act: async (person, { query }, { locals }) => {
		await chooseNone(locals.db, person, query);
		return {};
	},
});
