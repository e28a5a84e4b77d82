import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { restoreBackup } from '#lib/db/restore.server.ts';
import built from '../support/built.ts';
import { command } from '../support/command.ts';
import { freshFolder, MIGRATIONS } from '../support/database.ts';
import { Look, startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

/** `npm run endurance` kills it a hundred times. */
const KILLS = Number(process.env.KINTSUGI_KILLS ?? 4);

vi.setConfig({ testTimeout: 60_000 + KILLS * 10_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let program: Visitor;
beforeAll(async () => {
	await built();
	const started = await startFilled(({ db, member }) =>
		makeToken(db, member, { name: 'API', scopes: ['read', 'write'], days: 1 }),
	);
	({ kintsugi } = started);
	program = Visitor.program(kintsugi, started.filled);
});
afterAll(() => discard(kintsugi));

/** Two characters for each digit, so that no word is the beginning of another. */
const word = (round: number, writer: number, turn: number) =>
	`zq${String(round * 10_000 + writer * 1000 + turn)
		.padStart(6, '0')
		.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}x`;

/** Writes one after the other until the server is gone; keeps what was acknowledged. */
async function writeUntilGone(
	round: number,
	writer: number,
	acknowledged: Map<number, string>,
): Promise<void> {
	for (let turn = 0; ; turn += 1) {
		try {
			await writeOne(round, writer, turn, acknowledged);
		} catch (problem) {
			if (problem instanceof Error && 'code' in problem) return;
			throw problem;
		}
	}
}

async function writeOne(
	round: number,
	writer: number,
	turn: number,
	acknowledged: Map<number, string>,
): Promise<void> {
	const lesson = word(round, writer, turn);
	const content = {
		title: `Round ${round}`,
		lessons: [{ text: lesson }],
		factors: [{ title: 'One' }, { title: 'Two' }],
	};
	const { status, text } = await program.call('POST', '/api/v1/postmortems', { content });
	expect(status).toBe(201);
	acknowledged.set((JSON.parse(text) as { number: number }).number, lesson);
}

/** How many entries there are, each with all its parts and in the index. */
async function wholeEntries(folder: string): Promise<number> {
	const look = new Look(folder);
	const [check] = await look.rows('PRAGMA integrity_check');
	// The index reads what it indexed again: red where it is not what a rebuild would make.
	for (const index of ['search_text', 'search_titles']) {
		await look.rows(`INSERT INTO ${index}(${index}) VALUES ('integrity-check')`);
	}
	const [entries] = await look.rows(`SELECT count(*) AS entries,
		(SELECT count(*) FROM postmortem) AS postmortems, (SELECT count(*) FROM version) AS versions,
		(SELECT count(*) FROM lesson) AS lessons, (SELECT count(*) / 2 FROM factor) AS factors,
		(SELECT count(*) FROM author) AS authors, (SELECT count(*) FROM search_text) AS texts,
		(SELECT count(*) FROM search_titles) AS titles FROM entry`);
	look.close();
	expect(check).toEqual({ integrity_check: 'ok' });
	// No half entry: each has all its parts, and the index has each. More may be there than was acknowledged.
	expect(new Set(Object.values(entries ?? {})).size).toBe(1);
	return Number(entries?.entries);
}

test('a backup that is made while people write is whole, and has what was acknowledged before it', async () => {
	const acknowledged = new Map<number, string>();
	const writers = [7, 8, 9];
	let over = false;
	const writing = writers.map(async (writer) => {
		for (let turn = 0; !over; turn++) await writeOne(99, writer, turn, acknowledged);
	});
	await expect.poll(() => acknowledged.size, { interval: 5, timeout: 15_000 }).toBeGreaterThan(5);
	const before = [...acknowledged];
	const file = join(kintsugi.folder, 'under-load.db');
	await command(kintsugi, 'backup', file);
	const after = acknowledged.size;
	over = true;
	await Promise.all(writing);
	expect(after, 'writes went on meanwhile').toBeGreaterThan(before.length);

	const folder = freshFolder();
	const { db } = await restoreBackup(folder, file, MIGRATIONS);
	const { rows } = await db.reader.execute(
		'SELECT entry.number, lesson.text FROM entry JOIN lesson ON entry_id = entry.id',
	);
	await db.close();
	const restored = new Map(rows.map(({ number, text }) => [Number(number), text]));
	for (const [number, lesson] of before) expect(restored.get(number)).toBe(lesson);
	expect(await wholeEntries(folder)).toBe(rows.length);
	rmSync(folder, { recursive: true });
});

test(`killed ${KILLS} times while it writes: everything acknowledged is there, whole, and found`, async () => {
	const acknowledged = new Map<number, string>();
	for (let round = 0; round < KILLS; round += 1) {
		const writing = [0, 1, 2].map((writer) => writeUntilGone(round, writer, acknowledged));
		const enough = acknowledged.size + 4;
		await expect.poll(() => acknowledged.size, { interval: 5, timeout: 15_000 }).toBeGreaterThan(enough);
		// Somewhere in the middle of the writes that follow.
		await new Promise((resolve) => setTimeout(resolve, (7 * round) % 100));
		await kintsugi.stop('SIGKILL');
		await Promise.all(writing);
		await kintsugi.restart();
	}
	expect(acknowledged.size).toBeGreaterThan(3 * KILLS);

	// Each in the index itself, since so many questions at once are too many for the API; it is asked for the last.
	const look = new Look(kintsugi.folder);
	for (const [number, lesson] of acknowledged) {
		const found = await look.rows(
			`SELECT entry.number FROM search_text JOIN entry ON entry.id = search_text.rowid
			WHERE search_text MATCH ?`,
			[lesson],
		);
		expect(found, lesson).toEqual([{ number: String(number) }]);
	}
	look.close();
	for (const [number, lesson] of [...acknowledged].slice(-20)) {
		const { text } = await program.call('GET', `/api/v1/search?q=${lesson}`);
		const { items } = JSON.parse(text) as { items: { number: number }[] };
		expect(
			items.map((item) => item.number),
			lesson,
		).toEqual([number]);
	}
	console.log(`${KILLS} kills: ${acknowledged.size} acknowledged, all there.`);

	expect(await wholeEntries(kintsugi.folder)).toBeGreaterThanOrEqual(acknowledged.size);
});
