import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint } from './endpoint.server.ts';

/** More than all but a few lists hold: whoever asks for no pages gets what they got before there were any. */
const MOST = 1000;
const NOT_HERE = 'That page is not here. Begin at the first one.';

const Page = z.object({
	/** `next` of the page before. */
	cursor: z
		.string()
		.regex(/^\d{1,9}\.[\w-]{10}$/, NOT_HERE)
		.optional(),
	limit: z.coerce.number().int().min(1).max(MOST, `A page holds ${MOST} at the most.`).default(MOST),
});

/**
 * A list that is read as a whole comes in pages as well, without doing anything for it: every list of the API has
 * `cursor`, `limit` and `next`. Where it was read up to is told by what stood last, so that nothing is passed over or
 * told twice while rows are added before it; where that is gone, by how many there were.
 */
export function inPages<Query extends z.ZodType, Body extends z.ZodType>(
	described: Endpoint<Query, Body>,
): Endpoint<Query, Body> {
	const { query = z.object({}), answers, scope, body, act } = described;
	if (scope !== 'read' || body || !(answers instanceof z.ZodObject) || !(query instanceof z.ZodObject)) {
		return described;
	}
	if (!('items' in answers.shape) || 'next' in answers.shape || 'cursor' in query.shape) return described;
	return {
		...described,
		query: query.safeExtend(Page.shape) as unknown as Query,
		answers: answers.safeExtend({
			/** The `cursor` of the next page. */
			next: z.string().nullable(),
		}),
		act: async (person, given, event) => {
			const answer = await act(person, given, event);
			const whole = answer.body as { items: readonly unknown[] };
			const { cursor, limit } = given.query as z.output<typeof Page>;
			const from = cursor === undefined ? 0 : after(whole.items, cursor);
			const items = whole.items.slice(from, from + limit);
			const last = items.at(-1);
			const more = from + items.length < whole.items.length;
			const next = more && last !== undefined ? `${from + items.length}.${nameOf(last)}` : null;
			return { ...answer, body: { ...whole, items, next } };
		},
	};
}

function after(items: readonly unknown[], cursor: string): number {
	const [count = '', name] = cursor.split('.');
	const found = items.findIndex((item) => nameOf(item) === name);
	return found === -1 ? Number(count) : found + 1;
}

/** What rows are told apart by, the first of these that one has; else all that it says. */
const NAMES = ['id', 'number', 'slug', 'uid', 'key', 'version'];

function nameOf(item: unknown): string {
	const row = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
	const name = NAMES.find((one) => row[one] !== undefined);
	const told = JSON.stringify(name === undefined ? item : row[name]);
	return createHash('sha256').update(told).digest('base64url').slice(0, 10);
}
