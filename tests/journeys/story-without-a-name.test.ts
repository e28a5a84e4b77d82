import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => {
	const started = await startFilled(fill);
	({ kintsugi } = started);
	sessions = started.filled;
});
test.afterAll(() => discard(kintsugi));

async function fill({ db, member, owner, outsider }: Company) {
	const enter = (id: number) => startSession(db, id, 'A browser');
	return {
		author: await enter(member.id),
		curator: await enter(owner.id),
		reader: await enter(outsider.id),
	};
}

async function pageOf(browser: Browser, session: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	return context.newPage();
}

/** The days that were drawn by lot have come. */
function daysLater(): void {
	const db = new DatabaseSync(join(kintsugi.folder, DATABASE_FILE), { timeout: 5000 });
	db.exec("UPDATE unsigned_story SET shown_from = date('now', '-1 day')");
	db.close();
}

async function openWith(page: Page, code: string): Promise<void> {
	await open(page, '/stories/unsigned');
	await page.getByLabel('Code').fill(code);
	await page.getByRole('button', { name: 'Open it' }).click();
	await expect(page.getByRole('heading', { name: 'How it stands' })).toBeVisible();
}

const TITLE = 'I saw the hole in the plan and said nothing';

test('a story is told without a name, read, asked about, answered and taken back', async ({ browser }) => {
	const author = await pageOf(browser, sessions.author);
	await open(author, '/stories/unsigned/new');
	await author.getByLabel('Title').fill(TITLE);
	await author.getByLabel('What happened').fill('Tomasz asked for objections.');
	await expect(author.getByText(/^Tomasz .*: this name stands in it/)).toBeVisible();
	// A draft outlives the page, in this browser alone.
	await open(author, '/stories/unsigned/new');
	await expect(author.getByLabel('Title')).toHaveValue(TITLE);
	await author.getByLabel('What happened').fill('The room was asked for objections.');
	await author.getByLabel('What I learned').fill('A quiet room is not an agreeing room.');
	await expectAccessible(author);
	await author.getByRole('button', { name: 'Tell it without my name' }).click();
	await expect(author.getByRole('heading', { level: 1 })).toHaveText('It is told');
	const code = (await author.locator('code').textContent()) ?? '';
	expect(author.url()).not.toContain(code);
	await open(author, '/stories/unsigned/new');
	await expect(author.getByLabel('Title')).toHaveValue('');

	const curator = await pageOf(browser, sessions.curator);
	await open(curator, '/stories/unsigned/waiting');
	await expect(curator.getByText('Nothing waits.')).toBeVisible();
	daysLater();
	await open(curator, '/stories/unsigned/waiting');
	await expect(curator.getByRole('heading', { name: TITLE })).toBeVisible();
	await expectAccessible(curator);
	await curator.getByRole('button', { name: 'Publish it' }).click();
	await expect(curator).toHaveURL('/stories/1');

	const reader = await pageOf(browser, sessions.reader);
	await open(reader, '/stories/1');
	const story = reader.getByRole('main');
	await expect(story).toContainText('A quiet room is not an agreeing room.');
	// Neither who wrote it nor who published it.
	await expect(story).not.toContainText(/Inês|Carvalho|Maren|Holt/);
	const asked = await reader.request.post('/stories/1?/ask', {
		headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
		form: { text: 'What would have helped you to speak?' },
		maxRedirects: 0,
	});
	expect(asked.status()).toBe(303);

	await openWith(author, code);
	await author.getByLabel('Your answer').fill('Being asked alone, the day before.');
	await author.getByRole('button', { name: /^Answer/ }).click();
	await expect(author.getByText('Answered.')).toBeVisible();
	await expectAccessible(author);
	await open(reader, '/stories/1');
	await expect(story).toContainText('Being asked alone, the day before.');
	await expect(story).not.toContainText(/Inês|Carvalho|Maren|Holt/);

	await author.getByRole('button', { name: 'Take it back' }).click();
	await expect(author.getByText('It is taken back')).toBeVisible();
	expect((await reader.goto('/stories/1'))?.status()).toBe(404);
});
