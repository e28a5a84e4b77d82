import { z } from 'zod';
import { NewReply } from '#domain/pulse/replies.ts';
import { reply } from '#domain/pulse/replies.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { Replies, replies } from './replies-answer.server.ts';

export const GET = endpoint({
	summary: 'What is done about what a round of the pulse said of a group',
	scope: 'read',
	query: z.object({
		/** `all`, or a group as the round names it. */
		cut: z.string().max(40).default('all'),
	}),
	answers: Replies,
	act: async (person, { query: { cut } }, { locals, params }) => ({
		body: await replies(locals.db, person, Number(params.number), cut),
	}),
});

export const POST = endpoint({
	summary: 'Say what is done about it: whoever leads the team, and whoever runs the workspace',
	scope: 'write',
	body: NewReply,
	answers: Replies,
	status: 201,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await reply(db, person, number, body);
		return { body: await replies(db, person, number, body.cut) };
	},
});
