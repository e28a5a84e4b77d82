import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { listens, open } from '../support/open.ts';

let kintsugi: Kintsugi;
let session: string;
test.beforeAll(async () => ({ kintsugi, filled: session } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member }: Company) {
	const content = {
		title: 'The queue that said stop',
		times: { started: '2026-11-10T02:00:00Z', resolved: '2026-11-10T03:00:00Z' },
		timeline: [
			{ at: '2026-11-10T02:00:00Z', text: 'The queue was full.' },
			{ at: '2026-11-10T02:10:00Z', text: 'Somebody paused the producers.', kind: 'decided' },
		],
	};
	await draft(db, member, NewPostmortem.parse({ content }), { publish: true });
	return startSession(db, member.id, 'A browser');
}

async function enter(browser: Browser, javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url, javaScriptEnabled });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	return page;
}

test('a meeting is planned, led by keyboard, and asked about; an idea is parked and rests', async ({
	browser,
}) => {
	const page = await enter(browser);
	await open(page, '/postmortems/1/meeting');
	await page.getByRole('button', { name: 'Plan the meeting' }).click();
	await expect(page.getByText('Asked to come: Inês Carvalho')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Begin the meeting' }).click();

	await page.waitForURL('**/meeting/run');
	await listens(page);
	await expect(page.getByRole('heading', { name: 'Welcome, and how we talk here' })).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('article')).toContainText('The queue was full.');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('article')).toContainText('Somebody paused the producers.');
	await expect(page.getByRole('timer')).toContainText(/of \d+ minutes/);
	await expectAccessible(page);

	await page.keyboard.press('p');
	await expect(page.getByLabel('Park an idea')).toBeFocused();
	await page.keyboard.type('Two queues');
	await page.keyboard.press('Enter');
	await expect(page.getByText('The idea is parked.')).toBeVisible();
	await page.getByLabel('Notes on this point').fill('Nobody saw the number.');
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.getByText('A question nobody can answer yet').click();
	await page.getByLabel('The question').fill('Who was paged?');
	await page.getByRole('button', { name: 'Add it to this moment' }).click();
	await expect(page.getByRole('article')).toContainText('Who was paged?');
	await page.getByRole('button', { name: 'End the meeting' }).click();

	await expect(page.getByText('Nobody saw the number.')).toBeVisible();
	await expect(page.getByText(/Two queues/)).toBeVisible();
	await expect(page.getByText(/rests until/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Make it a change' })).toHaveCount(0);

	const plain = await enter(browser, false);
	await plain.goto('/postmortems/1/meeting');
	await plain.getByRole('group', { name: 'Did you learn something' }).getByLabel('Yes').check();
	await plain.getByRole('group', { name: 'Would you come again' }).getByLabel('No').check();
	await plain.getByRole('button', { name: 'Answer' }).click();
	await expect(plain.getByText('Too few to show without showing who.')).toBeVisible();
});
