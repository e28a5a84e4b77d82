import { z } from 'zod';
import { markRead } from '#domain/notifications/marking.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Mark what you were told as read',
	scope: 'write',
	body: z.object({ ids: z.array(z.int().positive()).min(1).max(100) }),
	answers: null,
	status: 204,
	act: async (person, { body }, { locals }) => {
		await markRead(locals.db, person, body);
		return {};
	},
});
