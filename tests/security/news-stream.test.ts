import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import built from '../support/built.ts';
import { startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';
import type { Company } from '../support/people.ts';
import { writeEntry } from '../support/entries.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let kintsugi: Kintsugi;
let sessions: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
	await built();
	({ kintsugi, filled: sessions } = await startFilled(fill));
});
afterAll(() => discard(kintsugi));

async function fill({ db, member, outsider, admin, owner }: Company) {
	await writeEntry(db, member, { title: 'The certificate' });
	const start = (id: number) => startSession(db, id, 'A browser');
	return {
		member: await start(member.id),
		outsider: await start(outsider.id),
		again: await start(outsider.id),
		admin: await start(admin.id),
		owner: await start(owner.id),
		outsiderId: outsider.id,
	};
}

interface Stream {
	response: IncomingMessage;
	heard: () => string;
	ended: Promise<void>;
	leave: () => void;
}

/** As a browser hears it. */
function listen(session: string): Promise<Stream> {
	return new Promise((resolve, reject) => {
		const headers = { cookie: `session=${session}`, accept: 'text/event-stream' };
		const asking = get(`${kintsugi.url}/live/events`, { headers }, (response) => {
			let text = '';
			response.on('data', (chunk) => (text += String(chunk)));
			const ended = new Promise<void>((over) => response.on('close', over));
			resolve({ response, heard: () => text, ended, leave: () => asking.destroy() });
		});
		asking.on('error', reject);
	});
}

const say = (session: string, text: string) =>
	Visitor.browser(kintsugi, session).send('/postmortems/1/discussion?/note', { text });
const as = (session: string) => Visitor.browser(kintsugi, session);

test('whoever is told hears that there is something, as it is stored, and nothing of what it is', async () => {
	const [author, outsider] = await Promise.all([listen(sessions.member), listen(sessions.outsider)]);
	expect(author.response.headers).toMatchObject({
		'content-type': 'text/event-stream; charset=utf-8',
		'cache-control': 'private, no-store, no-transform',
		'x-accel-buffering': 'no',
	});
	expect((await say(sessions.admin, 'Who renews it?')).status).toBe(303);
	await vi.waitFor(() => expect(author.heard()).toBe('retry: 3000\n\nevent: news\ndata: inbox\n\n'));
	expect(outsider.heard()).toBe('retry: 3000\n\n');
	author.leave();
	outsider.leave();
});

describe('it ends', () => {
	test('with its session alone', async () => {
		const [one, two] = await Promise.all([listen(sessions.outsider), listen(sessions.again)]);
		expect((await as(sessions.outsider).send('/sign-out')).status).toBe(303);
		await one.ended;
		expect(two.response.complete).toBe(false);
		two.leave();
		expect((await listen(sessions.outsider)).response.statusCode).toBe(401);
	});

	test('when somebody is deactivated', async () => {
		const stream = await listen(sessions.again);
		await as(sessions.owner).send(`/people/${sessions.outsiderId}?/deactivate`, { sure: 'yes' });
		await stream.ended;
	});
});

test('so many at once are enough; whoever leaves makes room', async () => {
	const streams = await Promise.all(Array.from({ length: 8 }, () => listen(sessions.member)));
	const ninth = await listen(sessions.member);
	expect([ninth.response.statusCode, ninth.response.headers['retry-after']]).toEqual([429, '60']);
	for (const { leave } of streams) leave();
	await vi.waitFor(async () => {
		const next = await listen(sessions.member);
		next.leave();
		expect(next.response.statusCode).toBe(200);
	});
});

test('a program that stops does not wait for them', async () => {
	const stream = await listen(sessions.member);
	const start = Date.now();
	expect(await kintsugi.stop()).toBe(0);
	await stream.ended;
	expect(Date.now() - start).toBeLessThan(5000);
	await kintsugi.restart();
});
