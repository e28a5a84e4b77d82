import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import { Writer } from '../support/live.ts';
import { discard, type Kintsugi } from '../support/server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let sessions: string[];
beforeAll(async () => {
	await built();
	({ kintsugi, filled: sessions } = await startFilled(async ({ db, member, admin }) => {
		const content = { title: 'Killed in the middle', narrative: 'It began.' };
		await draft(db, member, NewPostmortem.parse({ content, sharing: { authors: [admin.email] } }));
		return [await startSession(db, member.id, 'One'), await startSession(db, admin.id, 'Two')];
	}));
});
afterAll(() => discard(kintsugi));

test('killed while two people write: what was acknowledged is on the disk, and the rest comes back with their pages', async () => {
	const writers = sessions.map((session) => new Writer(kintsugi.url, 1, session));
	await expect.poll(() => writers.every(({ standing }) => standing === 'live')).toBe(true);
	const words: string[] = [];
	for (let round = 0; round < 2; round += 1) {
		const safe: string[] = [];
		for (const [index, writer] of writers.entries()) {
			safe.push(`safe${round}${index}`);
			writer.change((typed) => (typed.narrative += ` ${safe.at(-1) ?? ''}`));
		}
		await expect.poll(() => writers.every((one) => one.safe), { timeout: 20_000 }).toBe(true);
		for (const [index, writer] of writers.entries()) {
			words.push(`late${round}${index}`);
			writer.change((typed) => (typed.narrative += ` ${words.at(-1) ?? ''}`));
		}
		await kintsugi.stop('SIGKILL');
		const look = new Look(kintsugi.folder);
		const [entry] = await look.rows('SELECT body FROM entry WHERE number = 1');
		look.close();
		for (const word of safe) expect(entry?.body).toContain(word);
		words.push(...safe);
		await kintsugi.restart();
		for (const writer of writers) writer.connection.wake();
		await expect.poll(() => writers.every((one) => one.safe), { timeout: 30_000 }).toBe(true);
	}
	const [one, two] = writers.map(({ typed }) => typed);
	expect(one).toEqual(two);
	for (const word of words) expect(one?.narrative.split(word)).toHaveLength(2);
	for (const writer of writers) writer.leave();
});

test('who is not signed in at all, or comes from another address, gets no connection', async () => {
	const stranger = new Writer(kintsugi.url, 1, 'nobody');
	await expect.poll(() => stranger.standing).toBe('signed-out');
	stranger.leave();
	const foreign = new Writer(kintsugi.url, 1, sessions[0] ?? '', { origin: 'https://elsewhere.example' });
	const misled = new Writer(kintsugi.url, 1, sessions[0] ?? '', { host: 'elsewhere.example' });
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	expect([foreign.standing, misled.standing, foreign.typed.title, misled.typed.title]).toEqual([
		'away',
		'away',
		'',
		'',
	]);
	foreign.leave();
	misled.leave();
});
