import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { describedAt } from '../../src/routes/api/v1/description.server.ts';
import { referenceOf } from '#lib/web/openapi/reference.ts';
import { keepNoted } from '../support/contract.ts';
import { taken, type Compared } from './only-adds.ts';
import { Described, type Description } from './schema.ts';

const description = JSON.parse(JSON.stringify(describedAt('https://kintsugi.example.org'))) as Description &
	Compared;
const described = new Described(description);
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => ({
		name: `${method.toUpperCase()} ${path}`,
		operation,
	})),
);

test('is OpenAPI 3.1, as a public validator knows it', async () => {
	const { valid, errors } = await new Validator().validate({ ...description });
	expect(errors).toBeUndefined();
	expect(valid).toBe(true);
});

test('every operation has a name of its own, a group, and a sentence', () => {
	const ids = operations.map(({ operation }) => operation.operationId);
	expect(new Set(ids).size).toBe(ids.length);
	for (const { name, operation } of operations) {
		expect(operation.tags, name).toHaveLength(1);
		expect(operation.summary, name).toMatch(/^\S.*\S$/);
	}
});

test('every operation stands on the reference page once', () => {
	const read = referenceOf(describedAt('https://kintsugi.example.org')).flatMap((group) =>
		group.operations.map(({ method, path }) => `${method} ${path}`),
	);
	expect(read.sort()).toEqual(operations.map(({ name }) => name).sort());
});

/** Its pages are as long as they always were. */
const OF_ONE_LENGTH = ['GET /admin/audit'];

test('every list comes in pages, by one rule', () => {
	const schemaOf = (operation: (typeof operations)[number]['operation']) =>
		Object.values(operation.responses['200']?.content ?? {})[0]?.schema as
			{ properties?: object } | undefined;
	const lists = operations.filter(
		({ name, operation }) => name.startsWith('GET ') && 'items' in (schemaOf(operation)?.properties ?? {}),
	);
	expect(lists.length).toBeGreaterThan(25);
	for (const { name, operation } of lists) {
		const asked = operation.parameters?.map((one) => one.name);
		expect(asked, name).toEqual(
			expect.arrayContaining(['cursor', ...(OF_ONE_LENGTH.includes(name) ? [] : ['limit'])]),
		);
		expect(Object.keys(schemaOf(operation)?.properties ?? {}), name).toContain('next');
	}
});

// KINTSUGI_EXAMPLES=keep, after a run that noted them.
if (process.env.KINTSUGI_EXAMPLES === 'keep') keepNoted();

const WITH_EXAMPLES = operations.flatMap(({ name, operation }) => {
	const replies = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
	return [operation.requestBody, ...replies.map(([, reply]) => reply)].flatMap((one) =>
		Object.values(one?.content ?? {}).flatMap(({ schema, example }) =>
			example === undefined ? [] : [{ name, schema, example }],
		),
	);
});

test('every example is what its schema says', { timeout: 120_000 }, () => {
	for (const { name, schema, example } of WITH_EXAMPLES) {
		described.expectValid(
			schema,
			example,
			`The example of ${name}: delete it from examples.json, and note it anew`,
		);
	}
});

test('all that is sent or answered as JSON has an example', () => {
	const without = operations.flatMap(({ name, operation }) => {
		const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
		return [operation.requestBody, ...good.map(([, reply]) => reply)]
			.map((one) => one?.content?.['application/json'])
			.flatMap((one) => (one && one.example === undefined ? [name] : []));
	});
	expect(without).toEqual([]);
});

/** The description as it was released: KINTSUGI_RELEASED=1 keeps it as it is now. */
const RELEASED = new URL('./description-v1.json.gz', import.meta.url);

describe('v1 only adds', () => {
	test('nothing of what was released is gone, narrower or asked for in addition', () => {
		if (process.env.KINTSUGI_RELEASED !== undefined) {
			writeFileSync(RELEASED, gzipSync(JSON.stringify({ paths: description.paths }), { level: 9 }));
		}
		const before = JSON.parse(gunzipSync(readFileSync(RELEASED)).toString()) as Compared;
		expect(Object.keys(before.paths).length).toBeGreaterThan(60);
		expect(taken(before, description)).toEqual([]);
	});

	const body = (properties: object, required: string[] = []) => ({
		content: { 'application/json': { schema: { type: 'object', properties, required } } },
	});
	const api = (answer: object, sent?: object, more: object = {}) =>
		({
			paths: {
				'/a': { post: { responses: { 200: answer }, ...(sent ? { requestBody: sent } : {}), ...more } },
			},
		}) as unknown as Compared;
	const text = { type: 'string' };
	const number = { type: 'integer' };
	const orNone = { anyOf: [text, { type: 'null' }] };
	const NOTHING = body({});

	test.each<[string, Compared, Compared, string]>([
		['a path', api(NOTHING), { paths: {} }, 'POST /a is gone'],
		['an answered property', api(body({ b: text })), api(NOTHING), 'POST /a 200.b is gone'],
		[
			'the kind of one',
			api(body({ b: text })),
			api(body({ b: number })),
			'POST /a 200.b can be something else now',
		],
		[
			'that it is always there',
			api(body({ b: text })),
			api(body({ b: orNone })),
			'POST /a 200.b can be something else now',
		],
		[
			'that it is answered',
			api(body({ b: text }, ['b'])),
			api(body({ b: text })),
			'POST /a 200.b may be missing now',
		],
		[
			'one deep inside of a list',
			api(body({ items: { type: 'array', items: { type: 'object', properties: { b: text } } } })),
			api(body({ items: { type: 'array', items: { type: 'object', properties: {} } } })),
			'POST /a 200.items[].b is gone',
		],
		[
			'a field that can be sent',
			api(NOTHING, body({ b: text })),
			api(NOTHING, NOTHING),
			'POST /a body.b is gone',
		],
		[
			'leaving it out',
			api(NOTHING, body({ b: text })),
			api(NOTHING, body({ b: text }, ['b'])),
			'POST /a body.b is required now',
		],
		[
			'sending nothing in it',
			api(NOTHING, body({ b: orNone })),
			api(NOTHING, body({ b: text })),
			'POST /a body.b refuses "null" now',
		],
		[
			'a value',
			api(NOTHING, body({ b: { ...text, enum: ['x', 'y'] } })),
			api(NOTHING, body({ b: { ...text, enum: ['x'] } })),
			'POST /a body.b refuses "y" now',
		],
		[
			'room',
			api(NOTHING, body({ b: { ...text, maxLength: 9 } })),
			api(NOTHING, body({ b: { ...text, maxLength: 8 } })),
			'POST /a body.b has a lower maxLength',
		],
		[
			'a parameter',
			api(NOTHING, undefined, { parameters: [{ name: 'q', schema: text }] }),
			api(NOTHING),
			'POST /a ?q is gone',
		],
		[
			'leaving out a parameter',
			api(NOTHING),
			api(NOTHING, undefined, { parameters: [{ name: 'q', required: true, schema: text }] }),
			'POST /a ?q is required now',
		],
	])('taking away %s is seen', (_, before, after, said) => {
		expect(taken(before, after)).toEqual([said]);
		expect(taken(before, before)).toEqual([]);
	});

	test('adding is not taking away', () => {
		const before = api(body({ b: text }, ['b']), body({ c: text }));
		const after = api(body({ b: text, d: orNone }, ['b', 'd']), body({ c: orNone, e: number }));
		expect(taken(before, after)).toEqual([]);
	});
});
