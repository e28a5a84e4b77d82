import { z } from 'zod';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { waitingFor } from '#domain/stewardship/waiting.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What waits for somebody, for administrators; of what you may not read there are numbers alone',
	scope: 'read',
	answers: z.object({
		changes: z.array(
			z.object({
				id: z.int(),
				text: z.string(),
				due: z.iso.date().nullable(),
				entry: z.object({ reference: z.string(), title: z.string(), href: z.string() }),
			}),
		),
		hiddenChanges: z.int(),
		reviews: z.int(),
		facilitates: z.int(),
		/** Drafts that nobody else writes. */
		ownDrafts: z.int(),
	}),
	act: async (person, _, { locals, params }) => {
		const { changes, ...counted } = await waitingFor(locals.db, person, Number(params.id));
		const shown = changes.map(({ id, text, due, kind, number, title }) => {
			const entry = { reference: reference(kind, number), title, href: hrefOf(kind, number) };
			return { id, text, due, entry };
		});
		return { body: { changes: shown, ...counted } };
	},
});
