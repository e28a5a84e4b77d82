import { Webhook } from 'standardwebhooks';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test as plainTest } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';
import { RECEIVER_HOST, Receiver } from '../support/receiver.ts';
import { discard, startKintsugi } from '../support/server.ts';

const test = plainTest.extend<{ receiver: Receiver }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
	receiver: async ({}, use) => {
		const receiver = await Receiver.open();
		await use(receiver);
		await receiver.close();
	},
	kintsugi: async ({ receiver: _ }, use) => {
		const kintsugi = await startKintsugi({ KINTSUGI_OWN_HOSTS: RECEIVER_HOST });
		await use(kintsugi);
		await discard(kintsugi);
	},
});

test('what is published reaches a webhook, a channel, a feed and a calendar, and the log of it says so', async ({
	page,
	request,
	receiver,
}) => {
	await setUp(page);
	await open(page, '/admin/webhooks');
	await page.getByLabel('What will hear of it?').fill('Warehouse');
	await page.getByLabel('Its address').fill(receiver.address('/warehouse'));
	await page.getByRole('button', { name: 'Make a webhook' }).click();
	const secret = await page
		.getByRole('group', { name: 'The secret of “Warehouse”' })
		.getByText(/^whsec_/)
		.innerText();
	await expectAccessible(page);

	await page.goto('/teams');
	await page.getByLabel('Name', { exact: true }).fill('Dispatch');
	await page.getByRole('button', { name: 'Make the team' }).click();
	await page.waitForURL('**/teams/dispatch');
	await page.getByRole('link', { name: 'Its chat' }).click();
	await page.getByLabel('Channel', { exact: true }).fill('#dispatch');
	await page.getByLabel('Address of its webhook').fill(receiver.address('/channel'));
	await page.getByRole('button', { name: 'Add the channel' }).click();
	await page.getByRole('button', { name: 'Send a test to #dispatch' }).click();
	await expect(page.getByText(/^Told last on/)).toBeVisible();
	await expectAccessible(page);

	await open(page, '/settings/feeds?kind=team&team=dispatch');
	await page.getByRole('button', { name: 'Make a feed' }).click();
	const feed = await page.getByText(/\/feeds\/\w+\.atom$/).innerText();
	await page.getByLabel('Of what?').selectOption('My calendar');
	await page.getByRole('button', { name: 'Make a calendar' }).click();
	const calendar = await page.getByText(/\/feeds\/\w+\.ics$/).innerText();
	await expectAccessible(page);

	await open(page, '/log/new');
	await page.getByLabel('What did you learn?').fill('A queue can say stop.');
	await page.getByRole('button', { name: /Log it/ }).click();
	await expect
		.poll(() => receiver.received.filter(({ path }) => path === '/warehouse').length)
		.toBeGreaterThan(1);
	for (const { body, headers } of receiver.received.filter(({ path }) => path === '/warehouse')) {
		expect(JSON.stringify(new Webhook(secret).verify(body, headers))).toContain('LOG-1');
	}
	expect(receiver.received.find(({ path }) => path === '/channel')?.body).toContain('A test from Kintsugi');

	await open(page, '/admin/webhooks/1');
	const log = page.getByRole('region', { name: /What it was sent/ }).getByRole('listitem');
	await expect(log.first()).toContainText(/Received with 200 in \d+ ms/);
	await log.first().getByRole('link', { name: 'Look' }).click();
	await expect(page.getByLabel('What it says')).toContainText('A queue can say stop.');
	await expectAccessible(page);
	const before = receiver.received.length;
	await log.first().getByRole('button', { name: 'Send again' }).click();
	await expect.poll(() => receiver.received.length).toBeGreaterThan(before);

	const asked = await request.get(new URL(feed).pathname);
	expect(asked.headers()).toMatchObject({
		'content-type': 'application/atom+xml; charset=utf-8',
		'x-robots-tag': 'noindex',
	});
	expect(asked.headers()['set-cookie']).toBeUndefined();
	const again = await request.get(new URL(feed).pathname, {
		headers: { 'if-none-match': asked.headers().etag ?? '' },
	});
	expect(again.status()).toBe(304);
	expect(await (await request.get(new URL(calendar).pathname)).text()).toContain('BEGIN:VCALENDAR');

	// By keys alone: what is pressed goes, and the focus is on the next one, or on what is left.
	await open(page, '/settings/feeds');
	await page.getByRole('button', { name: /^End / }).first().press('Enter');
	await expect(page.getByRole('button', { name: /^End / })).toHaveCount(1);
	await expect(page.getByRole('button', { name: /^End / })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	expect((await request.get(new URL(feed).pathname)).status()).toBe(404);
});
