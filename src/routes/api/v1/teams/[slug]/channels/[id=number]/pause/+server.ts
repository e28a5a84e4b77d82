import { pauseChatPlace, resumeChatPlace } from '#domain/chat/places.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Pause a channel: nothing is said in it, and nothing waits for it',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await pauseChatPlace(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});

export const DELETE = endpoint({
	summary: 'Let a channel hear again of what happens from now on',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await resumeChatPlace(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});
