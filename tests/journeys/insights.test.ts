import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let filled: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => {
	({ kintsugi, filled } = await startFilled(fill));
});
test.afterAll(() => discard(kintsugi));

/** Six incidents of Payments, each told a few days after it was over. */
async function fill({ db, member }: Company) {
	for (let days = 1; days <= 6; days++) {
		const at = new Date(now() - days * DAY).toISOString();
		const content = {
			...{ title: `The queue, ${days}`, severity: 2, times: { started: at, resolved: at } },
			...{ topics: ['Retries'], lessons: [{ text: `Ask ${days} times.` }] },
			changes: [{ text: 'Show the limit', state: days > 2 ? 'done' : 'open' }],
		};
		const input = NewPostmortem.parse({ content, sharing: { team: 'payments' } });
		await draft(db, member, input, { publish: true });
	}
	return startSession(db, member.id, 'A browser');
}

async function visit(page: Page, path: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: filled, url: kintsugi.url }]);
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('what the charts say, the numbers behind one, and three questions for an hour of learning', async ({
	page,
}) => {
	await visit(page, '/');
	await page.keyboard.press('g');
	await page.keyboard.press('n');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Incidents written up');
	const figure = page.getByRole('figure', { name: 'Half of the incidents reach people within' });
	await figure.getByText('Show numbers').click();
	await expect(figure.getByRole('link', { name: 'The queue, 3', exact: true })).toBeVisible();
	await expectAccessible(page, 'insights');

	const hour = page.waitForEvent('download');
	await page.getByRole('button', { name: /^Take these to/ }).click();
	expect((await hour).suggestedFilename()).toMatch(/^Learning hour .*\.ics$/);
	const table = page.waitForEvent('download');
	await figure.getByRole('link', { name: 'CSV' }).click();
	expect((await table).suggestedFilename()).toContain('From incident to learning');

	await figure.getByRole('link', { name: /^Half of the incidents/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Half of the incidents' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Numbers: ' })).toContainText('The queue, 6');
	await expectAccessible(page, 'one chart');
	await page.getByRole('link', { name: /The next chart/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: /changes/ })).toBeVisible();
});

test('without a script it is narrowed to a team, and says where there is nothing', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await context.addCookies([{ name: 'session', value: filled, url: kintsugi.url }]);
	await page.goto(`${kintsugi.url}/insights`);
	const narrow = async (team: string) => {
		await page.locator('summary').filter({ hasText: 'All teams' }).click();
		await page.getByLabel('Team', { exact: true }).selectOption(team);
		await page.getByRole('button', { name: 'Show', exact: true }).click();
	};
	await narrow('Payments');
	await expect(page.getByRole('main')).toContainText(/, Payments/);
	await expect(page.getByRole('figure', { name: 'Half of the incidents' })).toBeVisible();
	await page.getByRole('link', { name: 'Quarter' }).click();
	await expect(page).toHaveURL(/range=quarter.*team=payments/);
	await page.goto(`${kintsugi.url}/insights`);
	await narrow('Platform');
	await expect(page.getByRole('heading', { level: 1, name: 'Nothing here in this time.' })).toBeVisible();
	await page.getByRole('link', { name: 'Look at everything' }).click();
	await expect(page.getByRole('figure').first()).toBeVisible();
	await context.close();
});

test('the letter of how learning goes shows what it would say, and is asked for and ended in one press', async ({
	page,
}) => {
	await visit(page, '/insights/letter');
	const letter = page.getByRole('region', { name: 'As it would be today' });
	await expect(letter.getByRole('link', { name: /^Half of the incidents/ })).toBeVisible();
	await page.getByLabel('On Mondays').check();
	await page.getByLabel('Of', { exact: true }).selectOption('Payments');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await expect(letter).toContainText(/, Payments/);
	await expectAccessible(page, 'the letter');

	await open(page, `${kintsugi.url}/settings/notices`);
	await page.getByRole('link', { name: 'Change or end it' }).click();
	await expect(page.getByLabel('On Mondays')).toBeChecked();
	await page.getByLabel('Never').check();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
});
