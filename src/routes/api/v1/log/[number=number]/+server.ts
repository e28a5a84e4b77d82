import { z } from 'zod';
import { Revision } from '#domain/log/answer.ts';
import { answerOf, LogAnswer } from '#domain/log/api-answer.ts';
import { read, revise } from '#domain/log/log.server.ts';
import { publish, remove } from '#domain/log/publication.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read an entry of the log',
	scope: 'read',
	answers: LogAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await read(locals.db, person, Number(params.number))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of an entry of the log, or show a draft to its readers',
	scope: 'write',
	body: Revision.extend({
		/** A draft that is one no longer. */
		draft: z.literal(false, 'What is in the log stays there; it can be removed.').optional(),
	}),
	answers: LogAnswer,
	act: async (person, { body: { draft, ...input } }, { locals, params }) => {
		const number = Number(params.number);
		await revise(locals.db, person, number, input);
		const { entry } = await read(locals.db, person, number);
		if (draft === false && entry.publishedAt === null) await publish(locals.db, person, number);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove an entry of the log; its writer can bring it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await remove(locals.db, person, Number(params.number));
		return {};
	},
});
