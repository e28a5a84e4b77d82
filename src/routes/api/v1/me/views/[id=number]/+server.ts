import { z } from 'zod';
import { RenamedView, removeView, renameView, viewsFor } from '#domain/search/saved-views.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { ViewAnswer } from '../view-answer.ts';

export const PATCH = endpoint({
	summary: 'Call a view something else',
	scope: 'write',
	body: z.object({ name: RenamedView.shape.name }),
	answers: z.object({ items: z.array(ViewAnswer) }),
	act: async (person, { body }, { locals: { db }, params }) => {
		await renameView(db, person, { id: Number(params.id), ...body });
		return { body: { items: await viewsFor(db.read, person) } };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a view; what it led to stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await removeView(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
