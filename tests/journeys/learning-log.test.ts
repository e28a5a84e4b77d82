import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { logIt } from '#domain/log/log.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { listens, open } from '../support/open.ts';
import { join, type Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: { writer: string; reader: string };
test.beforeAll(async () => {
	const started = await startFilled(fill);
	({ kintsugi } = started);
	sessions = started.filled;
});
test.afterAll(() => discard(kintsugi));

async function fill({ db, member, owner }: Company) {
	const teammate = await join(db, owner, {
		name: 'Rin Takahashi',
		email: 'rin@example.org',
		team: 'payments',
	});
	const before = { learned: 'A dry run tells more than a review', team: 'payments', topics: ['Rehearsal'] };
	await logIt(db, teammate, NewEntry.parse(before));
	return {
		writer: await startSession(db, member.id, 'A browser'),
		reader: await startSession(db, teammate.id, 'A browser'),
	};
}

async function pageOf(browser: Browser, session: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	return context.newPage();
}

const LEARNED = 'A queue can say stop in a language its producers were never taught.';
const WEEK = '/log/teams/payments';

test('somebody logs by keyboard; their team finds it useful and answers', async ({ browser }) => {
	const writer = await pageOf(browser, sessions.writer);
	await open(writer, WEEK);
	await expect(writer.getByRole('region', { name: /^Round the world today/ })).toContainText('Inês');
	await writer.keyboard.press('l');
	await expect(writer.getByLabel('What did you learn?')).toBeFocused();
	await writer.keyboard.type(LEARNED);
	// What is typed outlives the page that it was typed on.
	await open(writer, WEEK);
	await expect(writer.getByLabel('What did you learn?')).toHaveValue(LEARNED);
	await writer.getByLabel('How will it affect what we do next?').focus();
	await writer.keyboard.type('We teach it to the three that we own.');
	await expect(writer.getByText('Seen by Payments, searchable by everybody')).toBeVisible();
	await expect(writer.getByRole('region', { name: /Round the world today/ })).toContainText('Rin');
	await expect(writer.getByRole('link', { name: 'Questions and rhythm' })).toBeVisible();
	await expectAccessible(writer);
	await writer.keyboard.press('Control+Enter');
	const mine = writer.getByRole('listitem').filter({ hasText: LEARNED });
	await expect(mine.getByText('We teach it to the three that we own.')).toBeVisible();
	await expect(writer.getByLabel('What did you learn?')).toHaveValue('');

	const reader = await pageOf(browser, sessions.reader);
	await open(reader, '/');
	await reader.keyboard.press('g');
	await reader.keyboard.press('l');
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('What your teams learned this week');
	const theirs = reader.getByRole('listitem').filter({ hasText: LEARNED });
	await theirs.getByRole('link', { name: LEARNED }).focus();
	await reader.keyboard.press('u');
	await expect(theirs.getByRole('button', { name: /Useful/ })).toHaveAttribute('aria-pressed', 'true');
	await theirs.getByRole('link', { name: 'Ask' }).click();
	await listens(reader);
	await reader.getByLabel('Say something about all of it').fill('Which three?');
	await reader.keyboard.press('Control+Enter');
	await expect(reader.getByText('Which three?')).toBeVisible();
	await expectAccessible(reader);

	await open(writer, WEEK);
	await expect(mine.getByText('Which three?')).toBeVisible();
	await expect(mine.getByText('Useful')).toContainText('1');
	await writer.getByRole('link', { name: 'Read together' }).click();
	await expect(writer.getByText('1 of 2')).toBeVisible();
	await writer.keyboard.press('ArrowRight');
	await expect(writer.getByText('2 of 2')).toBeVisible();
	await expectAccessible(writer);
});

test('without a script, a note is written, refused where it has no title, changed and removed', async ({
	browser,
}) => {
	const context = await browser.newContext({ baseURL: kintsugi.url, javaScriptEnabled: false });
	await context.addCookies([{ name: 'session', value: sessions.writer, url: kintsugi.url }]);
	const page = await context.newPage();
	await page.goto('/log/notes/new');
	await page.getByLabel('The note, in Markdown').fill('In SQL you can `SELECT 1`.');
	await page.getByRole('button', { name: /Log it/ }).click();
	await expect(page.getByText('Give it a title: what you learned, in one line.')).toBeVisible();
	await expect(page.getByLabel('The note, in Markdown')).toHaveValue('In SQL you can `SELECT 1`.');
	await page.getByLabel('Title').fill('Select without a table');
	await page.getByLabel('Who reads it').selectOption('Only me');
	await page.getByRole('button', { name: /Log it/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Select without a table');
	await expect(page.locator('code')).toHaveText('SELECT 1');
	await page.getByLabel('How will it affect what we do next?').fill('Try it on the replica');
	await page.getByRole('button', { name: 'Hang it on the seam' }).click();
	await expect(page.getByRole('link', { name: 'Try it on the replica' })).toBeVisible();
	await page.getByRole('link', { name: 'Edit' }).click();
	await page.getByLabel('Title').fill('A select needs no table');
	await page.getByRole('button', { name: /Save/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A select needs no table');
	await page.getByRole('link', { name: 'Remove' }).click();
	await page.getByRole('button', { name: 'Remove' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What I learned');
	await page.getByRole('button', { name: /Bring back/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A select needs no table');
});
