import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import built from '../support/built.ts';
import { addedRows, everyByte, everyRowIn, firstJobsDone, timesIn } from '../support/everything.ts';
import { filledFolder } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { launch, stopProcess, type Launch } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const ADDRESS = '203.0.113.77';
const DEVICE = 'zqbrowser of the author';
const WORDS = ['zqtitle', 'zqhappened', 'zqchanged'];
let folder: string;
let running: Launch;
let known: Awaited<ReturnType<typeof fill>>;
let author: Visitor;

async function fill({ db, member, owner }: Company) {
	return {
		name: member.name,
		email: member.email,
		id: member.id,
		session: await startSession(db, member.id, 'Another browser'),
		curating: await startSession(db, owner.id, 'A curator'),
	};
}

beforeAll(async () => {
	await built();
	({ folder, filled: known } = await filledFolder(fill));
	running = await launch({ KINTSUGI_DATA: folder, KINTSUGI_TRUST_PROXY: 'yes' });
	if (running.url === null) throw new Error(running.problems);
	const headers = { cookie: `session=${known.session}`, 'user-agent': DEVICE, 'x-forwarded-for': ADDRESS };
	author = new Visitor({ url: running.url }, headers);
	// The first visit of the day stores that day in the session.
	await author.ask('/settings');
	await firstJobsDone(folder);
});
afterAll(async () => {
	await stopProcess(running.process, 'SIGTERM');
	rmSync(folder, { recursive: true });
});

const bytes = () => everyByte(join(folder, DATABASE_FILE));
const rows = () => everyRowIn(folder);

const codeIn = (text: string) => /<code[^>]*>([a-z2-9-]{39})<\/code>/.exec(text)?.[1] ?? '';

test('a story that is told, changed and taken back through the server leaves nothing of who did it', async () => {
	const marks = [known.name, known.email, known.session, fingerprint(known.session), ADDRESS, DEVICE];
	const timesBefore = marks.map((mark) => timesIn(bytes(), mark));
	const before = await rows();
	const said = () => running.output + running.problems;
	const saidBefore = said();

	await author.ask('/stories/unsigned/new');
	const refused = await author.send('/stories/unsigned/new?/tell', { title: 'zqtitle' });
	expect(refused.status).toBe(422);
	const told = await author.send('/stories/unsigned/new?/tell', { title: 'zqtitle', happened: 'zqhappened' });
	expect(told.status).toBe(200);
	const code = codeIn(told.text);
	expect(code).not.toBe('');
	expect(told.headers['set-cookie']).toBeUndefined();
	const added = addedRows(before, await rows());
	expect(added.map(({ table }) => table)).toEqual(['unsigned_story']);
	expect(
		Object.values(JSON.parse(added[0]?.row ?? '{}') as object).filter((value) => typeof value === 'number'),
	).toEqual([]);
	expect(marks.map((mark) => timesIn(bytes(), mark))).toEqual(timesBefore);

	const bare = code.replaceAll('-', '');
	const changed = { claim: code, title: 'zqtitle', happened: 'zqchanged' };
	for (const [action, fields] of [
		['open', { claim: code }],
		['open', { claim: 'aaaa-bbbb' }],
		['change', changed],
		['change', { ...changed, title: '' }],
		['answer', { claim: code, question: '1', answer: 'zqanswer' }],
		['until', { claim: code, until: '2098-01-01' }],
	] as const) {
		await author.send(`/stories/unsigned?/${action}`, fields);
	}
	// Something that nobody expected is written down without its words.
	await author.ask('/stories/unsigned?/change', {
		method: 'POST',
		body: 'zqhappened',
		headers: { origin: running.url ?? '', 'content-type': 'multipart/form-data' },
	});
	expect(addedRows(before, await rows()).map(({ table }) => table)).toEqual(['unsigned_story']);
	for (const secret of [code, bare]) expect(timesIn(bytes(), secret)).toBe(0);
	expect(timesIn(bytes(), 'zqchanged')).toBe(1);

	const gone = await author.send('/stories/unsigned?/takeBack', { claim: code });
	expect(gone.status).toBe(200);
	expect(addedRows(before, await rows())).toEqual([]);
	expect(WORDS.filter((word) => timesIn(bytes(), word) > 0)).toEqual([]);
	expect(marks.map((mark) => timesIn(bytes(), mark))).toEqual(timesBefore);

	const since = said().slice(saidBefore.length);
	for (const mark of [...marks, ...WORDS, code, bare, 'zqanswer', '/stories/unsigned'])
		expect(since).not.toContain(mark);
});

test('who tells how often is counted for all together, and strangers count for nothing', async () => {
	const curator = Visitor.browser({ url: running.url ?? '' }, known.curating);
	const stranger = Visitor.stranger({ url: running.url ?? '' });
	for (let k = 0; k < 450; k += 1) await stranger.send('/stories/unsigned?/open', { claim: 'aaaa' });
	expect((await curator.send('/stories/unsigned?/open', { claim: 'aaaa' })).status).toBe(422);
	let refused = 0;
	for (let k = 0; k < 450; k += 1) {
		const { status } = await author.send('/stories/unsigned?/open', { claim: 'aaaa' });
		refused += status === 429 ? 1 : 0;
	}
	expect(refused).toBeGreaterThan(0);
	expect((await curator.send('/stories/unsigned?/open', { claim: 'aaaa' })).status).toBe(429);
});
