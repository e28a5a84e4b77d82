import { z } from 'zod';
import { Answer, Context } from '#domain/coach/answer.ts';
import { coach } from '#domain/coach/coach.ts';
import { MARKDOWN_LIMIT, TOO_LONG } from '#lib/markdown/limit.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Ask the coach about a text: findings with a question and, where one can be made, another wording',
	scope: 'read',
	body: z.object({
		text: z.string().max(MARKDOWN_LIMIT, TOO_LONG),
		context: Context.nullish(),
		/** People of the incident, such as `Ana Silva` or `Ana Silva (deployer)`. */
		participants: z.array(z.string().max(200)).max(1_000).nullish(),
	}),
	answers: z.object({ findings: z.array(Answer) }),
	act: (_person, { body: { text, context, participants } }) =>
		Promise.resolve({
			body: { findings: coach(text, { context: context ?? {}, participants: participants ?? [] }) },
		}),
});
