import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from './fields.ts';

const linesOf = (type: z.ZodType) => fieldsOf(z.toJSONSchema(type, { io: 'input' }));

test('fields stand one under the other, with what they hold in words', () => {
	const type = z.object({
		title: z.string().max(300),
		severity: z.int().min(1).max(4).nullable(),
		at: z.iso.datetime().optional(),
		form: z.enum(['answer', 'note']),
		limit: z.int().min(1).max(100).default(50),
	});
	expect(linesOf(type)).toEqual([
		{ name: 'title', holds: 'text, to 300 characters', required: true },
		{ name: 'severity', holds: 'whole number, 1 to 4 or null', required: true },
		{ name: 'at', holds: 'moment', required: false },
		{ name: 'form', holds: '"answer", "note"', required: true },
		{ name: 'limit', holds: 'whole number, 1 to 100; else 50', required: false },
	]);
});

test('what is inside of an object, a list, or something that may be null stands below it', () => {
	const type = z.object({
		team: z.object({ slug: z.string() }).nullable(),
		items: z.array(z.object({ id: z.int(), tags: z.array(z.string()) })),
	});
	expect(linesOf(type).map(({ name, holds }) => `${name}: ${holds}`)).toEqual([
		'team: object or null',
		'team.slug: text',
		'items: list of object',
		'items[].id: whole number',
		'items[].tags: list of text',
	]);
});

test('what is no object has no fields', () => {
	expect(linesOf(z.string())).toEqual([]);
});
