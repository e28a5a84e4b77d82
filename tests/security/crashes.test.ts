import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

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
		const lesson = word(round, writer, turn);
		const content = {
			title: `Round ${round}`,
			lessons: [{ text: lesson }],
			factors: [{ title: 'One' }, { title: 'Two' }],
		};
		try {
			const { status, text } = await program.call('POST', '/api/v1/postmortems', { content });
			expect(status).toBe(201);
			acknowledged.set((JSON.parse(text) as { number: number }).number, lesson);
		} catch (problem) {
			if (problem instanceof Error && 'code' in problem) return;
			throw problem;
		}
	}
}

test('killed ten times while it writes: everything acknowledged is there, whole, and found', async () => {
	const acknowledged = new Map<number, string>();
	for (let round = 0; round < 10; round += 1) {
		const writing = [0, 1, 2].map((writer) => writeUntilGone(round, writer, acknowledged));
		const enough = acknowledged.size + 4;
		await expect.poll(() => acknowledged.size, { interval: 5, timeout: 15_000 }).toBeGreaterThan(enough);
		// Somewhere in the middle of the writes that follow.
		await new Promise((resolve) => setTimeout(resolve, 7 * round));
		await kintsugi.stop('SIGKILL');
		await Promise.all(writing);
		await kintsugi.restart();
	}
	expect(acknowledged.size).toBeGreaterThan(30);

	for (const [number, lesson] of acknowledged) {
		const { text } = await program.call('GET', `/api/v1/search?q=${lesson}`);
		const { items } = JSON.parse(text) as { items: { number: number }[] };
		expect(
			items.map((item) => item.number),
			lesson,
		).toEqual([number]);
	}

	const look = new Look(kintsugi.folder);
	const [check] = await look.rows('PRAGMA integrity_check');
	const [entries] = await look.rows(`SELECT count(*) AS entries,
		(SELECT count(*) FROM postmortem) AS postmortems, (SELECT count(*) FROM version) AS versions,
		(SELECT count(*) FROM lesson) AS lessons, (SELECT count(*) / 2 FROM factor) AS factors,
		(SELECT count(*) FROM author) AS authors, (SELECT count(*) FROM search_text) AS texts,
		(SELECT count(*) FROM search_titles) AS titles FROM entry`);
	look.close();
	expect(check).toEqual({ integrity_check: 'ok' });
	// No half entry: each has all its parts, and the index has each. More may be there than was acknowledged.
	expect(new Set(Object.values(entries ?? {})).size).toBe(1);
	expect(Number(entries?.entries)).toBeGreaterThanOrEqual(acknowledged.size);
});
