import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { keep } from '#domain/recall/keeping.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let session: string;
test.beforeAll(async () => {
	({ kintsugi, filled: session } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

const LESSON = 'Retries multiply the load of a queue exactly when it has none to spare.';

async function write({ db, member, outsider }: Company): Promise<string> {
	const content = {
		title: 'The roster that answered slowly',
		narrative: 'The client of the roster retried, and the queue in front of it grew.',
		lessons: [{ text: LESSON }, { text: 'A default can change without a word.' }],
		changes: [{ text: 'Cap the retries of the roster client', lesson: 1, state: 'done' }],
		topics: ['Retries'],
	};
	await draft(db, member, NewPostmortem.parse({ content, sharing: { team: 'payments' } }), { publish: true });
	// Kept a month ago, so that it is time to meet it.
	const release = setClock(Date.now() - 30 * DAY);
	await keep(db, outsider, { lesson: 1 });
	release();
	return startSession(db, outsider.id, 'A browser');
}

async function visit(page: Page, path: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('a kept lesson is met again by keyboard; the next one is found by what it means, kept, and waits', async ({
	page,
}) => {
	await visit(page, '/recall');
	await expect(page.getByRole('heading', { name: 'What did PM‑1 teach about retries?' })).toBeVisible();
	const card = page.getByRole('article');
	await expect(card.getByText(LESSON)).toBeHidden();
	await page.keyboard.press('1');
	await expect(card.getByText(LESSON)).toBeHidden();
	await page.keyboard.press('Space');
	await expect(card.getByText(LESSON)).toBeVisible();
	await expect(card.getByText('Cap the retries of the roster client')).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('3');
	await expect(page.getByRole('heading', { name: 'That is all for now' })).toBeVisible();

	await page.keyboard.press('Control+k');
	const field = page.getByRole('combobox', { name: 'Search and do' });
	await field.fill('does a retry add load to a queue');
	const options = page.getByRole('option');
	await expect(options.first()).toContainText('close in meaning');
	await expect(page.getByRole('group', { name: 'Lessons' })).toContainText(LESSON);
	await field.fill('default');
	await expect(page.getByRole('group', { name: 'Lessons' })).toContainText('A default can change');
	await expect(page.getByRole('group', { name: 'People who know' })).toContainText('wrote of it in PM‑1');
	await expect(page.getByRole('status').filter({ hasText: /lines?$/ })).toBeAttached();
	await expectAccessible(page);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/lessons/2');

	await page.getByRole('button', { name: 'Keep', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Kept', exact: true })).toBeVisible();
	await visit(page, '/recall');
	await page.getByText('What you keep: two lessons').click();
	await page.getByRole('button', { name: /^Let go of “A default/ }).click();
	await expect(page.getByText('What you keep: one lesson')).toBeVisible();
	await page.getByRole('button', { name: 'Stop for a while' }).click();
	await expect(page.getByRole('heading', { name: 'Nothing comes for now' })).toBeVisible();
});

test('while somebody writes, what was learned before is one line beside it, and opens as it was left', async ({
	page,
}) => {
	await visit(page, '/postmortems/new');
	const before = page.getByRole('region', { name: 'Learned before' });
	const written = 'A retry of the client, and a queue with no room for its load';
	await page.getByLabel('Title').fill(written);
	await expect(before.getByRole('button', { expanded: false })).toContainText(LESSON);
	await before.getByRole('button').click();
	await expect(before.getByText(/Both speak of/)).toBeVisible();
	await expectAccessible(page);
	await visit(page, '/postmortems/new');
	await page.getByLabel('Title').fill(written);
	await expect(before.getByText(/Both speak of/)).toBeVisible();
	await before.getByRole('button', { expanded: true }).click();
	await expect(before.getByText(/Both speak of/)).toBeHidden();
});
