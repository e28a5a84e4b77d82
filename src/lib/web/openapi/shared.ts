import { z } from 'zod';
import { PROBLEMS } from '../problems.ts';

export const Problem = z.object({
	/** Where the reference page says more of it. */
	type: z.string(),
	title: z.string(),
	status: z.int(),
	/** A sentence for a person. */
	detail: z.string(),
	/** A sentence for each field. */
	errors: z.record(z.string(), z.string()).optional(),
	/** Also in X-Request-Id: by this whoever runs the workspace finds it in the log. */
	requestId: z.string().optional(),
});

const text = (description: string, more: object = {}) => ({
	description,
	schema: { type: 'string', ...more },
});
const number = (description: string) => ({ description, schema: { type: 'integer' } });
const header = (name: string, described: object) => ({ name, in: 'header', required: false, ...described });

const WITH_WAIT = new Set([429, 503]);

/** A method that nobody answers is of no operation, and what broke was not foreseen. */
const isOfOperations = (status: number) => status !== 405 && status !== 500;

/** What many operations have in common. */
export const SHARED = {
	parameters: {
		IfNoneMatch: header(
			'If-None-Match',
			text('The ETag of what is known already: where it still is that, 304.'),
		),
		IfMatch: header(
			'If-Match',
			text('The ETag of what was read: where it is something else by now, nothing is changed (412).'),
		),
		IdempotencyKey: header(
			'Idempotency-Key',
			text(
				'A name for this one request, such as a UUID: sent again within a day, it is answered again and not done again.',
				{
					minLength: 1,
					maxLength: 255,
				},
			),
		),
	},
	headers: {
		ETag: text('Another one after everything that changes in the answer.'),
		Location: text('Where what was made can be read.'),
		IdempotencyReplayed: text(
			'It was done before, with the same Idempotency-Key; this is what was answered then.',
			{
				const: 'true',
			},
		),
		RetryAfter: number('In how many seconds another try makes sense.'),
		RateLimitLimit: number('How often a token may ask at once.'),
		RateLimitRemaining: number('How often more it may ask now.'),
		RateLimitReset: number('In how many seconds it may ask as often as ever.'),
	},
	securitySchemes: {
		token: {
			type: 'http',
			scheme: 'bearer',
			bearerFormat: 'kin_…',
			description:
				'A token of a person, made in their settings. It may do what they may, as far as its scopes go.',
		},
	},
	schemas: { Problem: z.toJSONSchema(Problem, { io: 'output' }) },
	responses: Object.fromEntries(
		[...new Set<number>(PROBLEMS.map(({ status }) => status))]
			.filter(isOfOperations)
			.map((status) => [`Problem${status}`, refusal(status)]),
	),
};

function refusal(status: number) {
	const all = PROBLEMS.filter((one) => one.status === status);
	const [{ name, title, sentence } = PROBLEMS[0]] = all;
	return {
		description: all.map((one) => `${one.title}: ${one.sentence}`).join(' Or: '),
		...(WITH_WAIT.has(status)
			? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }
			: {}),
		content: {
			'application/problem+json': {
				schema: { $ref: '#/components/schemas/Problem' },
				example: { type: `/help/api#${name}`, title, status, detail: sentence },
			},
		},
	};
}

export const LIMITS = Object.fromEntries(
	['Limit', 'Remaining', 'Reset'].map((name) => [
		`RateLimit-${name}`,
		{ $ref: `#/components/headers/RateLimit${name}` },
	]),
);

export const INTRODUCTION = `Changes within v1 only add: what reads an answer passes over what it does not know.

Times are ISO 8601 in UTC, days are \`2026-11-27\`. Lists come in pages: \`limit\` says how many, and \`next\` is the \`cursor\` of the page after it, or null. It says nothing else; a cursor that nobody gave out is refused.

A good answer has an \`ETag\`. With \`If-None-Match\` it is sent again only where it changed; with \`If-Match\` a write happens only where nobody else was faster. With an \`Idempotency-Key\` a write that is sent again within a day is not done again.

Problems are RFC 9457 documents with a sentence for a person, and one for each field. \`RateLimit-Remaining\` says how often more a token may ask at once; where it was too often (429), \`Retry-After\` says in how many seconds it goes on.`;
