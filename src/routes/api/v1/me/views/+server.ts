import { z } from 'zod';
import { NewView, saveView, viewsFor } from '#domain/search/saved-views.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { ViewAnswer } from './view-answer.ts';

export const GET = endpoint({
	summary: 'Views of the library: your own, and those for everybody',
	scope: 'read',
	answers: z.object({ items: z.array(ViewAnswer) }),
	act: async (person, _, { locals }) => ({ body: { items: await viewsFor(locals.db.read, person) } }),
});

export const POST = endpoint({
	summary: 'Keep a view of the library under a name; one for everybody is made by curators',
	scope: 'write',
	body: z.object({
		name: NewView.shape.name,
		address: NewView.shape.address,
		shared: z.boolean().default(false),
	}),
	answers: z.object({ items: z.array(ViewAnswer) }),
	status: 201,
	act: async (person, { body }, { locals: { db } }) => {
		await saveView(db, person, body);
		return { body: { items: await viewsFor(db.read, person) } };
	},
});
