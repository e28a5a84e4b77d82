import { createClient } from '@libsql/client/sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor, type Answer } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let writer: Visitor;
let other: Visitor;

async function fill({ db, member, outsider }: Company) {
	const token = (who: typeof member) =>
		makeToken(db, who, { name: 'API', scopes: ['read', 'write'], days: 1 });
	return { write: await token(member), other: await token(outsider) };
}

beforeAll(async () => {
	await built();
	const started = await startFilled(fill);
	({ kintsugi } = started);
	writer = Visitor.program(kintsugi, started.filled.write);
	other = Visitor.program(kintsugi, started.filled.other);
});
afterAll(() => discard(kintsugi));

const LIST = '/api/v1/postmortems';

interface Body {
	number: number;
	version: number;
	type: string;
	detail: string;
	content: { title: string; summary: string; narrative: string };
	items: { number: number }[];
}
const bodyOf = ({ text }: Answer) => JSON.parse(text) as Body;

function send(
	who: Visitor,
	method: string,
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<Answer> {
	return who.ask(path, {
		method,
		headers: {
			accept: 'application/json',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
}

async function written(content: object = {}, more: object = {}) {
	const made = await send(writer, 'POST', LIST, { content: { title: 'A title', ...content }, ...more });
	expect(made.status).toBe(201);
	return { made, at: `${LIST}/${bodyOf(made).number}` };
}

async function rows(sql: string) {
	const look = new Look(kintsugi.folder);
	const found = await look.rows(sql);
	look.close();
	return found;
}

describe('what was read', () => {
	test('is asked for again by its tag, and is answered without a body until it changes', async () => {
		const { made, at } = await written();
		const first = await writer.call('GET', at);
		const { etag = '' } = first.headers;
		expect(etag).toMatch(/^"[\w-]{22}"$/);
		expect(made.headers.etag).toBe(etag);
		for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
			const again = await send(writer, 'GET', at, undefined, { 'if-none-match': known });
			expect(again).toMatchObject({ status: 304, text: '' });
			expect(again.headers.etag).toBe(etag);
		}
		const changed = await send(writer, 'PATCH', at, { content: { summary: 'More' } });
		expect(changed.headers.etag).not.toBe(etag);
		const fresh = await send(writer, 'GET', at, undefined, { 'if-none-match': etag });
		expect(fresh.status).toBe(200);
		expect(fresh.headers.etag).toBe(changed.headers.etag);
		expect((await send(writer, 'GET', LIST, undefined, { 'if-none-match': etag })).status).toBe(200);
	});

	test('is not asked about for somebody who may not see it', async () => {
		const { at, made } = await written();
		const asked = await send(other, 'GET', at, undefined, { 'if-none-match': made.headers.etag ?? '' });
		expect(asked.status).toBe(404);
		expect(asked.headers.etag).toBeUndefined();
	});
});

describe('If-Match', () => {
	test('lets whoever read it last write, and nobody else', async () => {
		const { made, at } = await written();
		const { etag = '' } = made.headers;
		const mine = await send(writer, 'PATCH', at, { content: { summary: 'Mine' } }, { 'if-match': etag });
		expect(mine.status).toBe(200);
		for (const [method, body] of [
			['PATCH', { content: { title: 'Late' } }],
			['DELETE', undefined],
		] as const) {
			const late = await send(writer, method, at, body, { 'if-match': etag });
			expect(late.status).toBe(412);
			expect(late.headers['content-type']).toBe('application/problem+json');
			expect(bodyOf(late)).toMatchObject({ type: '/help/api#changed-meanwhile', status: 412 });
		}
		const stands = await writer.call('GET', at);
		expect(bodyOf(stands).content).toMatchObject({ title: 'A title', summary: 'Mine' });
		expect(stands.headers.etag).toBe(mine.headers.etag);
		const next = mine.headers.etag ?? '';
		expect((await send(writer, 'DELETE', at, undefined, { 'if-match': next })).status).toBe(204);
	});

	test('of two programs that write at once, one is told that it came late', async () => {
		const { made, at } = await written();
		const header = { 'if-match': made.headers.etag ?? '' };
		const names = Array.from({ length: 8 }, (_, k) => `Writer ${k}`);
		const answers = await Promise.all(
			names.map((summary) => send(writer, 'PATCH', at, { content: { summary } }, header)),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
		const first = answers.find(({ status }) => status === 200);
		expect(bodyOf(await writer.call('GET', at)).content.summary).toBe(first && bodyOf(first).content.summary);
		expect(bodyOf(await writer.call('GET', at)).version).toBe(2);
	});

	test('compares what a part of something belongs to', async () => {
		const { made, at } = await written();
		const { etag = '' } = made.headers;
		await send(writer, 'PATCH', at, { content: { summary: 'Meanwhile' } });
		const late = await send(writer, 'PUT', `${at}/publication`, undefined, { 'if-match': etag });
		expect(late.status).toBe(412);
		const { headers } = await writer.call('GET', at);
		const published = await send(writer, 'PUT', `${at}/publication`, undefined, {
			'if-match': headers.etag ?? '',
		});
		expect(published.status).toBe(200);
	});

	test('tells nobody what they may not see', async () => {
		const { made, at } = await written();
		const answer = await send(other, 'PATCH', at, { content: {} }, { 'if-match': made.headers.etag ?? '' });
		expect(answer.status).toBe(404);
	});
});

const KEY = { 'idempotency-key': '0b4ae1d0-5f2e-4f4b-9b5e-6d3f0f0d7a11' };
const withKey = (key: string) => ({ 'idempotency-key': key });

describe('Idempotency-Key', () => {
	test('what was done once is answered again, and not done again', async () => {
		const body = { content: { title: 'Once', summary: 'Only once' } };
		const first = await send(writer, 'POST', LIST, body, KEY);
		expect(first.status).toBe(201);
		expect(first.headers['idempotency-replayed']).toBeUndefined();
		const again = await send(writer, 'POST', LIST, body, KEY);
		expect(again).toMatchObject({ status: 201, text: first.text });
		expect(again.headers).toMatchObject({
			'idempotency-replayed': 'true',
			location: first.headers.location,
			etag: first.headers.etag,
		});
		expect(await rows("SELECT 1 FROM entry WHERE title = 'Once'")).toHaveLength(1);
	});

	test('with another request it is refused, and nothing is done', async () => {
		const body = { content: { title: 'Another' } };
		const before = await rows('SELECT count(*) AS n FROM entry');
		for (const [method, path, sent] of [
			['POST', LIST, body],
			['POST', '/api/v1/log', { form: 'answer', learned: 'x' }],
		] as const) {
			const answer = await send(writer, method, path, sent, KEY);
			expect(answer.status).toBe(422);
		}
		expect(bodyOf(await send(writer, 'POST', LIST, body, KEY)).type).toBe('/help/api#key-used-before');
		expect(await rows('SELECT count(*) AS n FROM entry')).toEqual(before);
	});

	test('is each one’s own', async () => {
		const body = { content: { title: 'Once', summary: 'Only once' } };
		const theirs = await send(other, 'POST', LIST, body, KEY);
		expect(theirs.status).toBe(201);
		expect(theirs.headers['idempotency-replayed']).toBeUndefined();
	});

	test('of many at once one does it, and all are answered the same', async () => {
		const body = { content: { title: 'At once' } };
		const answers = await Promise.all(
			Array.from({ length: 6 }, () => send(writer, 'POST', LIST, body, withKey('at-once'))),
		);
		expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
		expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(5);
		expect(await rows("SELECT 1 FROM entry WHERE title = 'At once'")).toHaveLength(1);
	});

	test('what was refused is tried anew', async () => {
		const key = withKey('refused');
		const { made, at } = await written();
		const late = { ...key, 'if-match': '"older"' };
		const body = { content: { summary: 'Kept trying' } };
		expect((await send(writer, 'PATCH', at, body, late)).status).toBe(412);
		const fresh = { ...key, 'if-match': made.headers.etag ?? '' };
		expect((await send(writer, 'PATCH', at, body, fresh)).status).toBe(200);
		const again = await send(writer, 'PATCH', at, body, fresh);
		expect(again.headers['idempotency-replayed']).toBe('true');
	});

	test('what somebody may not see any more is not told again', async () => {
		const { at } = await written({}, { publish: true });
		const said = { text: 'What did the alert say?' };
		const first = await send(other, 'POST', `${at}/discussion`, said, withKey('said'));
		expect(first.status, first.text).toBe(201);
		expect((await send(other, 'POST', `${at}/discussion`, said, withKey('said'))).status).toBe(201);
		const fewer = await send(writer, 'PATCH', at, { sharing: { visibility: 'restricted' } });
		expect(fewer.status, fewer.text).toBe(200);
		const later = await send(other, 'POST', `${at}/discussion`, said, withKey('said'));
		expect(later.status).toBe(404);
		expect(later.text).not.toContain('alert');
	});

	test('nothing that is kept can be read, nor tells whose it is', async () => {
		const kept = JSON.stringify(await rows('SELECT * FROM kept_answer'));
		expect(kept).not.toMatch(/Only once|at-once|postmortems|0b4ae1d0/);
		const hours = await rows('SELECT DISTINCT until % 3600000 AS past FROM kept_answer');
		expect(hours).toEqual([{ past: '0' }]);
	});

	test('once it is forgotten what was answered, nothing is done twice all the same', async () => {
		const client = createClient({ url: `file:${join(kintsugi.folder, DATABASE_FILE)}`, timeout: 5000 });
		await client.execute('UPDATE kept_answer SET sealed = NULL');
		client.close();
		const body = { content: { title: 'Once', summary: 'Only once' } };
		expect((await send(writer, 'POST', LIST, body, KEY)).status).toBe(409);
	});

	test('lasts over a restart', async () => {
		const body = { content: { title: 'Before the restart' } };
		const first = await send(writer, 'POST', LIST, body, withKey('restart'));
		await kintsugi.restart();
		const again = await send(writer, 'POST', LIST, body, withKey('restart'));
		expect(again).toMatchObject({ status: 201, text: first.text });
	});

	test.each(['', 'with spaces in it', 'x'.repeat(256)])('a key like %j is not understood', async (key) => {
		const answer = await send(writer, 'POST', LIST, { content: { title: 'x' } }, withKey(key));
		expect(answer.status).toBe(400);
	});

	test('of a file counts its name and what is in it', async () => {
		const { at } = await written();
		const form = (text: string) => {
			const data = new FormData();
			data.append('file', new File([text], 'queue.log'));
			return data;
		};
		const path = `${at}/files`;
		const key = { accept: 'application/json', ...withKey('a-file') };
		const first = await writer.upload(path, form('depth=1\n'), key);
		expect(first.status, first.text).toBe(201);
		const again = await writer.upload(path, form('depth=1\n'), key);
		expect(again).toMatchObject({ status: 201, text: first.text });
		expect((await writer.upload(path, form('depth=2\n'), key)).status).toBe(422);
		const { text } = await writer.call('GET', path);
		expect((JSON.parse(text) as Body).items).toHaveLength(1);
	});
});
