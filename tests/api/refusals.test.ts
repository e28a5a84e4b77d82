import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { PROBLEMS } from '#lib/web/problems.ts';
import { describedAt } from '../../src/routes/api/v1/description.server.ts';
import built from '../support/built.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor, type Answer } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

/**
 * What each operation says that it may refuse, and what it does refuse, held against each other. Those of a status that
 * comes from one piece for all of them are caused here at every operation where that is possible.
 */
const { paths } = describedAt('https://kintsugi.example.org');
const operations = Object.entries(paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => {
		const responses: Record<string, object> = operation.responses;
		const numbers = operation.parameters.flatMap((one) =>
			'schema' in one && (one.schema as { type?: unknown }).type === 'integer' ? [one.name] : [],
		);
		return {
			name: `${method.toUpperCase()} ${path}`,
			method: method.toUpperCase(),
			path: `/api/v1${ofNobody(path, numbers)}`,
			says: (status: number) => String(status) in responses,
			pages: operation.parameters.some((one) => 'name' in one && one.name === 'cursor'),
			takesJson: 'requestBody' in operation && '415' in responses,
		};
	}),
);
type Operation = (typeof operations)[number];

/** An address of something that is not there. */
function ofNobody(path: string, numbers: readonly string[]): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) =>
		numbers.includes(name) ? '99999' : 'nobody-has-this',
	);
}

let kintsugi: Kintsugi;
let writer: Visitor;
let reader: Visitor;

async function fill({ db, owner }: Company) {
	return {
		write: await makeToken(db, owner, { name: 'W', scopes: ['read', 'write'], days: 1 }),
		read: await makeToken(db, owner, { name: 'R', scopes: ['read'], days: 1 }),
	};
}

beforeAll(async () => {
	await built();
	const started = await startFilled(fill);
	({ kintsugi } = started);
	writer = Visitor.program(kintsugi, started.filled.write);
	reader = Visitor.program(kintsugi, started.filled.read);
});
afterAll(() => discard(kintsugi));

const json = { 'content-type': 'application/json' };
const send = (
	who: Visitor,
	{ method, path }: Operation,
	headers: Record<string, string> = {},
	body?: string,
) =>
	who.ask(path, {
		method,
		headers: { accept: 'application/json', ...headers },
		...(body === undefined ? {} : { body }),
	});

function expectProblem(answer: Answer, statuses: number[], { name }: Operation) {
	expect(statuses, `${name}: ${answer.text}`).toContain(answer.status);
	const told = JSON.parse(answer.text) as { type: string; status: number; detail: string };
	expect(told.status, name).toBe(answer.status);
	expect(
		PROBLEMS.map((one) => `/help/api#${one.name}`),
		name,
	).toContain(told.type);
	expect(told.detail, name).toMatch(/\S \S.*$/);
}

const where = (status: number) =>
	operations.filter(({ says }) => says(status)).map((one) => [one.name, one] as const);
const withJson = operations.filter(({ takesJson }) => takesJson).map((one) => [one.name, one] as const);

describe('without a token', () => {
	test.each(where(401))('%s: 401', async (_, one) => {
		expectProblem(await send(Visitor.stranger(kintsugi), one), [401], one);
	});
});

describe('with a token that only reads', () => {
	test.each(where(403))('%s: 403', async (_, one) => {
		expectProblem(await send(reader, one), [403], one);
	});
});

describe('with what is no JSON', () => {
	test.each(withJson)('%s: 415, 400 and 422', async (_, one) => {
		expectProblem(await send(writer, one, { 'content-type': 'text/plain' }, 'a=b'), [415], one);
		expectProblem(await send(writer, one, json, '{"a":'), [400], one);
		expectProblem(await send(writer, one, json, '"text"'), [422], one);
	});
});

describe('with a cursor that no list gave out', () => {
	const paged = operations.filter(({ pages }) => pages);
	test.each(paged.map((one) => [one.name, one] as const))('%s: 422, and no first page', async (_, one) => {
		const answer = await send(writer, { ...one, path: `${one.path}?cursor=nobody-gave-this-out` });
		// Where the list itself belongs to nobody, that may be said instead.
		expectProblem(
			answer,
			one.path.includes('nobody') || one.path.includes('99999') ? [404, 422] : [422],
			one,
		);
	});
});

describe('with a key that is none', () => {
	const plain = operations.filter(({ says, takesJson }) => says(412) && !takesJson);
	test.each(plain.map((one) => [one.name, one] as const))('%s: 400', async (_, one) => {
		// What stands behind the address is looked at before.
		expectProblem(await send(writer, one, { 'idempotency-key': 'two words' }), [400, 422], one);
	});
});

describe('of what nobody has', () => {
	const whole = operations.filter(
		({ says, takesJson, method }) => says(404) && !takesJson && method !== 'POST',
	);
	// An address that somebody may leave or take back twice, or that lists what is there of nothing, answers as if it were.
	test.each(whole.map((one) => [one.name, one] as const))(
		'%s: refused, and in a sentence',
		async (_, one) => {
			const answer = await send(writer, one);
			if (answer.status >= 400) expectProblem(answer, [403, 404, 409, 422], one);
			else expect(answer.status, one.name).toBeLessThan(300);
		},
	);
});

describe('with an ETag of something else', () => {
	const matched = operations.filter(({ says, takesJson }) => says(412) && !takesJson);
	test.each(matched.map((one) => [one.name, one] as const))('%s: never done', async (_, one) => {
		const answer = await send(writer, one, { 'if-match': '"something-else"' });
		expectProblem(answer, [403, 404, 412, 422], one);
	});
});

test('nothing at all is at other addresses, and other methods are named', async () => {
	const nowhere = await writer.ask('/api/v1/nowhere', { headers: { accept: 'application/json' } });
	expect(nowhere.status).toBe(404);
	expect(JSON.parse(nowhere.text)).toMatchObject({ type: '/help/api#not-found', status: 404 });
	const method = await writer.ask('/api/v1/search', {
		method: 'DELETE',
		headers: { accept: 'application/json' },
	});
	expect(method.status).toBe(405);
	expect(method.headers.allow).toBe('GET, HEAD');
	expect(JSON.parse(method.text)).toMatchObject({ type: '/help/api#not-that-method' });
});

test('whoever asks very often is told how long to wait, as the description says', async () => {
	const one = operations.find(({ name }) => name === 'POST /lessons/like');
	if (!one) throw new Error('The operation is not there any more.');
	let answer = await send(reader, one, json, '{"text":"x"}');
	for (let k = 0; k < 200 && answer.status !== 429; k += 1)
		answer = await send(reader, one, json, '{"text":"x"}');
	expectProblem(answer, [429], one);
	expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
	expect(answer.headers).toMatchObject({
		'ratelimit-limit': expect.stringMatching(/^\d+$/) as string,
		'ratelimit-remaining': expect.stringMatching(/^\d+$/) as string,
		'ratelimit-reset': expect.stringMatching(/^\d+$/) as string,
	});
});

/** What cannot be caused at every operation, and where it is. */
const ELSEWHERE: Record<number, string> = {
	304: 'tests/api/careful.test.ts: one piece for all that is read',
	409: 'the tests of each that has states; one piece makes a document of all of them',
	413: 'tests/api/api.test.ts: one piece reads all bodies',
	429: 'above: one piece counts for all of them',
	503: 'tests/matrix/maintenance.test.ts: at every operation that writes',
	507: 'src/lib/db: a full disk, at whatever is written',
};
const HERE = [400, 401, 403, 404, 412, 415, 422];

test('every status that an operation lists is caused here, or is known to be elsewhere', () => {
	const listed = Object.values(paths).flatMap((methods) =>
		Object.values(methods).flatMap(({ responses }) => Object.keys(responses)),
	);
	const refusals = [...new Set(listed)].filter((status) => /^[345]/.test(status)).map(Number);
	expect(refusals.sort((a, b) => a - b)).toEqual(
		[...HERE, ...Object.keys(ELSEWHERE).map(Number)].sort((a, b) => a - b),
	);
});
