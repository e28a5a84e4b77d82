import { endFeed } from '#domain/feeds/feeds.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'End a feed of yours: its address opens nothing from then on',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await endFeed(locals.db, person, { id: Number(params.id) });
		return {};
	},
});
