import { z } from 'zod';
import { Met } from '#domain/recall/how-it-went.ts';
import { meet } from '#domain/recall/meeting.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Say how a lesson that is due came back to you',
	scope: 'write',
	body: Met.pick({ how: true }),
	answers: z.object({ dueAt: z.iso.datetime() }),
	act: async (person, { body: { how } }, { locals, params }) => {
		const dueAt = await meet(locals.db, person, { lesson: Number(params.lesson), how });
		return { body: { dueAt: new Date(dueAt).toISOString() } };
	},
});
