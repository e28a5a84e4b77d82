import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let filled: Awaited<ReturnType<typeof write>>;
test.beforeAll(async () => {
	({ kintsugi, filled } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

async function write({ db, member, outsider, admin }: Company) {
	return {
		theirs: await startSession(db, member.id, 'A browser'),
		others: await startSession(db, outsider.id, 'A browser'),
		manager: await startSession(db, admin.id, 'A browser'),
		other: outsider.name,
	};
}

async function visit(page: Page, path: string, session: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('a goal is shared with one person, who hears of it in a talk of two; two who write at once lose nothing', async ({
	page,
	browser,
}) => {
	await visit(page, '/growth/goals/new', filled.theirs);
	await page.getByLabel('What', { exact: true }).fill('Lead a change across teams');
	await page.getByLabel('What you call that day').fill('summer');
	await page.getByLabel('Step 1').fill('Ask both teams');
	await page.getByLabel('And these people').fill(filled.other);
	await expectAccessible(page, 'a new goal');
	await page.getByRole('button', { name: 'Set it' }).click();
	await expect(page.getByText('You and Nguyễn Thu Hà')).toBeVisible();
	await page.getByRole('button', { name: 'I made it: Ask both teams' }).click();
	await expect(page.getByRole('img', { name: '1 of one step made' })).toBeVisible();
	await expectAccessible(page, 'a goal');

	await open(page, `${kintsugi.url}/growth/talks/new`);
	await page.getByLabel('With whom').fill(filled.other);
	await page.getByLabel('Next on').fill(plusDays(isoDay(now(), 'UTC'), 9));
	await page.getByRole('button', { name: 'Set them up' }).click();
	const along = page.getByRole('region', { name: 'What you take along' });
	await along.getByLabel('Something of your own').fill('May I go to Lisbon?');
	await along.getByRole('button', { name: /See what/ }).click();
	const preview = along.getByRole('status').filter({ hasText: 'This is what' });
	await expect(preview).toContainText('How does “Lead a change across teams” go?');
	await expectAccessible(page, 'what comes along');
	await along.getByRole('button', { name: 'Take it along' }).click();
	await expect(along.getByText('It comes along.')).toBeVisible();

	const address = new URL(page.url()).pathname;
	const theirs = await (await browser.newContext()).newPage();
	await visit(theirs, address, filled.others);
	await expect(theirs.getByRole('main')).toContainText('May I go to Lisbon?');
	await page.getByLabel('Notes of the two of you').fill('Lisbon in May.');
	await page.getByRole('button', { name: 'Save the notes' }).click();
	await expect(page.getByText('Saved', { exact: true })).toBeVisible();
	await theirs.getByLabel('Notes of the two of you').fill('I ask Leila.');
	await theirs.getByRole('button', { name: 'Save the notes' }).click();
	await expect(theirs.getByRole('alert').filter({ hasText: 'What stands there now' })).toContainText(
		'Lisbon in May.',
	);
	await expect(theirs.getByLabel('What you typed')).toHaveValue('I ask Leila.');
	await expectAccessible(theirs, 'two who wrote at once');
	await theirs.getByLabel('What you typed').fill('Lisbon in May. I ask Leila.');
	await theirs.getByRole('button', { name: 'Save the notes' }).click();
	await expect(theirs.getByText('Saved', { exact: true })).toBeVisible();

	const manager = await (await browser.newContext()).newPage();
	await visit(manager, '/growth/talks', filled.manager);
	await expect(manager.getByRole('main')).not.toContainText(/Inês|Nguyễn/);
	for (const path of [address, '/growth/goals/1'])
		expect((await manager.request.get(kintsugi.url + path)).status()).toBe(404);
});
