import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { reference } from '#domain/entries/kinds.ts';
import { draftFor, propose } from '#domain/projects/seasons/proposing.server.ts';
import { Proposed } from '#domain/projects/seasons/season-form.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Draft = z.object({
	items: z.array(
		z.object({
			number: z.int(),
			reference: z.string(),
			title: z.string(),
			/** Who could be asked, and for what. */
			people: z.array(z.object({ id: z.int(), name: z.string(), need: z.string(), asked: z.boolean() })),
			/** What nobody who is free brings. */
			missing: z.array(z.object({ need: z.string(), count: z.int() })),
		}),
	),
});

async function draft(db: Database, person: Person, slug: string): Promise<z.input<typeof Draft>> {
	const { proposals, missing, titles } = await draftFor(db, person, slug);
	const items = [...titles].map(([number, title]) => ({
		...{ number, title, reference: reference('project', number) },
		people: proposals
			.filter((one) => one.number === number)
			.map(({ person: { id, name }, need, asked }) => ({ id, name, need, asked })),
		missing: missing.filter((one) => one.number === number).map(({ need, count }) => ({ need, count })),
	}));
	return { items };
}

export const GET = endpoint({
	summary: 'A draft of teams for the hosts of a season, with what is missing; it moves nobody',
	scope: 'read',
	answers: Draft,
	act: async (person, _given, { locals, params }) => ({
		body: await draft(locals.db, person, params.slug ?? ''),
	}),
});

export const POST = endpoint({
	summary: 'Ask somebody whether they would join a project of a season; for its hosts',
	scope: 'write',
	body: Proposed,
	answers: Draft,
	status: 201,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		await propose(db, person, slug, body);
		return { body: await draft(db, person, slug) };
	},
});
