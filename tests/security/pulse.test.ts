import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { holiday } from '#domain/accounts/days-off/tables.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { openRound } from '#domain/pulse/opening.server.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import built from '../support/built.ts';
import { addedRows, everyByte, everyRowIn, firstJobsDone, timesIn } from '../support/everything.ts';
import { filledFolder } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { morePeople } from '../support/pulse.ts';
import { launch, stopProcess, type Launch } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const ADDRESS = '203.0.113.78';
const DEVICE = 'zqbrowser of who answers';
let folder: string;
let running: Launch;
let known: Awaited<ReturnType<typeof fill>>;
let visitor: Visitor;

async function fill({ db, member, owner }: Company) {
	await morePeople(db, 6);
	const round = await openRound(db, owner, { kind: 'full' });
	// Nobody is told anything by itself meanwhile, at whatever hour this runs.
	const today = isoDay(now(), 'UTC');
	const days = [-1, 0, 1].map((from) => ({ day: plusDays(today, from), name: 'A holiday' }));
	await transact(db, (tx) => tx.insert(holiday).values(days));
	return {
		...{ name: member.name, email: member.email, round },
		session: await startSession(db, member.id, 'Another browser'),
	};
}

beforeAll(async () => {
	await built();
	({ folder, filled: known } = await filledFolder(fill));
	running = await launch({ KINTSUGI_DATA: folder, KINTSUGI_TRUST_PROXY: 'yes' });
	if (running.url === null) throw new Error(running.problems);
	const headers = { cookie: `session=${known.session}`, 'user-agent': DEVICE, 'x-forwarded-for': ADDRESS };
	visitor = new Visitor({ url: running.url }, headers);
	// The first visit of the day stores that day in the session.
	await visitor.ask('/settings');
	await firstJobsDone(folder);
});
afterAll(async () => {
	await stopProcess(running.process, 'SIGTERM');
	rmSync(folder, { recursive: true });
});

const bytes = () => everyByte(join(folder, DATABASE_FILE));
const rows = () => everyRowIn(folder);

test('an answer that comes through the server changes sealed rows alone, and no log tells of it', async () => {
	const marks = [known.name, known.email, known.session, fingerprint(known.session), ADDRESS, DEVICE];
	const timesBefore = marks.map((mark) => timesIn(bytes(), mark));
	const before = await rows();
	const said = () => running.output + running.problems;
	const saidBefore = said();
	const path = `/pulse/${known.round}/answer`;

	for (const page of ['/pulse', `/pulse/${known.round}`, path])
		expect((await visitor.ask(page)).status).toBe(200);
	const wrong = await visitor.send(path, { 'answers.q1': '9', comment: 'zqwrote' });
	expect(wrong.status).toBe(422);
	expect(addedRows(before, await rows())).toEqual([]);

	const given = { 'answers.q1': '2', 'answers.q3': '1', 'answers.q7': '5', comment: 'zqwrote' };
	const sent = await visitor.send(path, given);
	expect(sent.status).toBeLessThan(400);
	expect(sent.headers['set-cookie']).toBeUndefined();
	const added = addedRows(before, await rows());
	expect(added.map(({ table }) => table)).toEqual(['pulse_sealed', 'pulse_sealed', 'pulse_sealed']);
	for (const { row } of added) {
		expect(
			Object.entries(JSON.parse(row) as object).filter(([, value]) => typeof value === 'number'),
		).toEqual([['round_id', known.round]]);
	}

	// Once more, and in a way that nobody expects.
	const again = await visitor.send(path, given);
	expect(again.status).toBe(409);
	await visitor.ask(path, {
		method: 'POST',
		body: 'zqwrote',
		headers: { origin: running.url ?? '', 'content-type': 'multipart/form-data' },
	});
	expect(addedRows(before, await rows())).toHaveLength(3);
	expect(marks.map((mark) => timesIn(bytes(), mark))).toEqual(timesBefore);
	expect(timesIn(bytes(), 'zqwrote')).toBe(0);

	const lines = said().slice(saidBefore.length);
	for (const mark of [...marks, 'zqwrote', `/pulse/${known.round}/`]) expect(lines).not.toContain(mark);
	expect(readdirSync(join(folder, 'pulse'))).toEqual([`${known.round}.key`]);
});
