import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { importDocuments } from '#domain/postmortems/importing.server.ts';
import { draft, NewPostmortem, read } from '#domain/postmortems/postmortems.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { listens, open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

const REAL = join(import.meta.dirname, '../../../shared/data/post-mortems/dfds');
const EXAMPLE = [
	'A page rings',
	'It was restarted',
	'Lists are empty',
	'One was read by hand',
	'It was over',
];

let kintsugi: Kintsugi;
let filled: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => ({ kintsugi, filled } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

async function fill({ db, member, outsider }: Company) {
	const number = await toldSomewhere({ db, member });
	const { content } = await read(db, member, number);
	return {
		number,
		ending: plainText(content.timeline.at(-1)?.text ?? '').slice(0, 40),
		leader: await startSession(db, member.id, 'A browser'),
		other: await startSession(db, outsider.id, 'Another'),
	};
}

/** A real post-mortem, brought in from elsewhere; where none is at hand, one of ours. */
async function toldSomewhere({ db, member }: Pick<Company, 'db' | 'member'>): Promise<number> {
	if (!existsSync(REAL)) {
		console.warn(`There are no documents in ${REAL}: an example is drilled in their place.`);
		const timeline = EXAMPLE.map((text, k) => ({ at: `2026-11-10T02:0${k}:00Z`, text }));
		const input = NewPostmortem.parse({ content: { title: 'An example', timeline } });
		return (await draft(db, member, input, { publish: true })).number;
	}
	const options = { team: null, visibility: 'workspace', publish: true } as const;
	const outcomes = await importDocuments(db, member, broughtFrom([REAL], process.cwd()), options);
	for (const outcome of outcomes) {
		if (outcome.state === 'failed') continue;
		const { content } = await read(db, member, outcome.number);
		if (content.timeline.length >= 8) return outcome.number;
	}
	throw new Error('None of the real post-mortems tells its timeline.');
}

async function enter(browser: Browser, session: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	return page;
}

test('a post-mortem is drilled by two, step by step, and its debrief makes a lesson and a change', async ({
	browser,
}) => {
	const leader = await enter(browser, filled.leader);
	const here = `/postmortems/${filled.number}`;
	await open(leader, here);
	await leader.getByRole('button', { name: 'Make a drill' }).click();
	await leader.getByRole('button', { name: 'Open a room' }).click();
	await leader.waitForURL('**/training/drills/rooms/*');
	await listens(leader);

	const other = await enter(browser, filled.other);
	await open(other, new URL(leader.url()).pathname);
	await other.getByRole('button', { name: 'Come in' }).click();
	await expect(other.getByRole('heading', { name: 'What do you do next?' })).toBeVisible();
	await listens(other);
	await expect(leader.getByText('Nguyễn Thu Hà')).toBeVisible();
	await expectAccessible(other);

	// Neither the page nor its data knows how it ends.
	const data = await other.request.get(`${new URL(other.url()).pathname}/__data.json`);
	expect(data.ok()).toBe(true);
	for (const text of [await other.content(), await data.text()]) expect(text).not.toContain(filled.ending);

	await other.getByLabel('In your own words').fill('Ask who else sees it');
	await other.getByRole('group', { name: 'How sure are you?' }).getByLabel('I guessed').check();
	await expect(other.getByText('Kept. You can say something else')).toBeVisible();
	await expect(leader.getByText('Has answered')).toBeVisible();
	await leader.keyboard.press('ArrowRight');
	await expect(other.getByRole('status').filter({ hasText: 'What really happened' })).toBeVisible();
	await expect(leader.getByText('Ask who else sees it')).toBeVisible();

	const debrief = leader.getByRole('heading', { name: 'What did we notice?' });
	/** What is on the page at once: nothing is waited for that may be gone by then. */
	const shown = () => leader.evaluate(() => document.querySelector('main')?.innerText);
	while (!(await debrief.isVisible())) {
		const before = await shown();
		await leader.keyboard.press('ArrowRight');
		await expect.poll(shown).not.toBe(before);
	}

	await expect(other.getByText('What you said, and what happened then')).toBeVisible();
	await other.getByLabel('Notes of all of us').fill('Nobody looked at the **clock**.');
	await other.getByRole('button', { name: 'Save the notes' }).click();
	await expect(leader.locator('strong', { hasText: 'clock' })).toBeVisible();
	await other.getByLabel('What was learned').fill('A time without its zone is half a time');
	await other.getByLabel('How it will affect what we do next').fill('Say the zone in each log line');
	await other.getByRole('button', { name: 'Log it' }).click();
	await expect(other.getByRole('link', { name: 'A time without its zone is half a time' })).toBeVisible();
	await expectAccessible(other);

	await leader.goto(here);
	await expect(leader.getByText(/^Drilled once in \w+; one lesson came of it\.$/)).toBeVisible();
	await leader.goto('/log/1');
	await expect(leader.getByText(`Drill of PM-${filled.number}`)).toBeVisible();
	await expect(leader.getByText('Say the zone in each log line')).toBeVisible();
});
