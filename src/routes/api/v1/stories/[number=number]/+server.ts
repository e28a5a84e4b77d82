import { z } from 'zod';
import { answerOf, StoryAnswer } from '#domain/stories/api-answer.ts';
import { publish, remove, withdraw } from '#domain/stories/publication.server.ts';
import { read, revise } from '#domain/stories/stories.server.ts';
import { Revision } from '#domain/stories/telling.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a story',
	scope: 'read',
	answers: StoryAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await read(locals.db, person, Number(params.number))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of a story, show a draft to its readers, or take it back from them',
	scope: 'write',
	body: Revision.extend({
		/** `false` publishes a draft, `true` makes a draft of what is published. */
		draft: z.boolean().optional(),
	}),
	answers: StoryAnswer,
	act: async (person, { body: { draft, ...input } }, { locals, params }) => {
		const number = Number(params.number);
		await revise(locals.db, person, number, input);
		const { entry } = await read(locals.db, person, number);
		if (draft === false && entry.publishedAt === null) await publish(locals.db, person, number);
		if (draft === true && entry.publishedAt !== null) await withdraw(locals.db, person, number);
		return { body: answerOf(await read(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a story; its authors can bring it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await remove(locals.db, person, Number(params.number));
		return {};
	},
});
