import { z } from 'zod';
import { answerOfThanks, ThanksAnswer } from '#domain/lessons/thanks-answer.ts';
import { sayChanged, sayHelped, saySaw, takeBack, thanksOf } from '#domain/lessons/thanks.server.ts';
import { Changed, COUNTED_THANKS, Helped, THANKS_KINDS } from '#domain/lessons/thanks.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const named = ({ number }: Partial<Record<string, string>>) =>
	({ kind: 'postmortem', number: Number(number) }) as const;

export const GET = endpoint({
	summary: 'What a post-mortem did for its readers: how many, how many it helped, and what they changed',
	scope: 'read',
	answers: ThanksAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOfThanks(await thanksOf(locals.db.read, person, named(params))),
	}),
});

export const POST = endpoint({
	summary:
		'Say that it, or one of its lessons, helped you, that you saw the same, or what you do differently since',
	scope: 'write',
	body: z.discriminatedUnion('kind', [
		Helped.extend({ kind: z.enum(COUNTED_THANKS) }),
		Changed.extend({ kind: z.literal('changed') }),
	]),
	answers: ThanksAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		if (body.kind === 'changed') await sayChanged(locals.db, person, named(params), body);
		else if (body.kind === 'helped') await sayHelped(locals.db, person, named(params), body);
		else await saySaw(locals.db, person, named(params), body);
		return { body: answerOfThanks(await thanksOf(locals.db.read, person, named(params))) };
	},
});

export const DELETE = endpoint({
	summary: 'Take back what you said',
	scope: 'write',
	query: Helped.extend({ kind: z.enum(THANKS_KINDS) }),
	answers: null,
	status: 204,
	act: async (person, { query }, { locals, params }) => {
		await takeBack(locals.db, person, named(params), query);
		return {};
	},
});
