import { gzipSync } from 'node:zlib';
import { expect, test, type Response } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { note, reply } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

const MOST = 90_000;
const MOST_REQUESTS = 14;

let kintsugi: Kintsugi;
let session: string;
test.beforeAll(async () => ({ kintsugi, filled: session } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

/** Somebody reads what has all parts, and notes of theirs and of others: at its words, and at words edited since. */
async function write({ db, member, outsider }: Company): Promise<string> {
	const content = {
		title: 'The certificate',
		summary: 'It expired.',
		narrative: 'In August we rebuilt four gateways after a disk recall.',
		timeline: ['02:14', '02:37', '04:06'].map((at) => ({ at: `2026-11-10T${at}:00Z`, text: 'Something.' })),
		factors: [{ title: 'Absence looked like health' }],
		lessons: [{ text: 'Monitor the thing that must be true.' }],
		changes: [{ text: 'Probe from outside', lesson: 1, answers: [1] }],
	};
	const { number } = await draft(db, member, NewPostmortem.parse({ content }), { publish: true });
	const place = { kind: 'postmortem', number } as const;
	const about = (quote: string) => NewThread.parse({ text: 'Which?', part: 'narrative', quote });
	const { thread } = await note(db, outsider, place, about('four gateways'));
	await reply(db, member, place, { thread, text: 'These.' });
	await note(db, member, place, about('after one disk recall'));
	return startSession(db, outsider.id, 'A browser');
}

test('a post-mortem with notes that is read loads 90 kB of JavaScript at most, in few requests', async ({
	context,
	page,
}) => {
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const scripts = new Map<string, Response>();
	page.on('response', (response) => {
		if (new URL(response.url()).pathname.endsWith('.js')) scripts.set(response.url(), response);
	});
	await open(page, `${kintsugi.url}/postmortems/1`);
	// All that it does by itself is done: both notes stand at their words, and nothing more is asked for.
	const underlined = () =>
		page.evaluate(() => [...(CSS.highlights.get('note') ?? [])].map((range) => (range as Range).toString()));
	await expect.poll(underlined).toEqual(['four gateways', 'after a disk recall']);
	for (let idle = 0; idle < 2; idle++) {
		await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
	}

	const loaded = [...scripts].map(async ([url, response]) => ({
		name: new URL(url).pathname.replace('/_app/immutable/', ''),
		bytes: gzipSync(await response.body(), { level: 9 }).length,
	}));
	const all = (await Promise.all(loaded)).sort((one, other) => other.bytes - one.bytes);
	const sum = all.reduce((sum, { bytes }) => sum + bytes, 0);
	const each = all.map(({ name, bytes }) => `${(bytes / 1000).toFixed(1)} kB ${name}`).join('\n');
	const said = `${sum} bytes; which module is in which: src/building/few-files.ts\n${each}`;
	test.info().annotations.push({ type: 'loads', description: said });
	expect(sum, said).toBeLessThan(MOST);
	expect(all.length, said).toBeLessThanOrEqual(MOST_REQUESTS);
	// It was the whole of it.
	expect(all.length, said).toBeGreaterThan(4);

	// What it takes to answer comes once somebody turns to it.
	await page.getByText('1 reply').click();
	await page.getByLabel('Reply').first().fill('Thank you.');
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(page.getByText('2 replies')).toBeVisible();
	expect(scripts.size).toBeGreaterThan(all.length);
});
