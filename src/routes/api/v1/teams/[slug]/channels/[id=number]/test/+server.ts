import { sendTestMessage } from '#domain/chat/places.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Say in a channel where it comes from, also where it is paused; it is tried once',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await sendTestMessage(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});
