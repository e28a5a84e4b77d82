import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';

const CHAT = `[02:37] Aroha Ngata: three offices can’t sign in, is it us?
[02:39] Hiroshi Sato: looking
[03:34] Callum Reid: four hosts drained`;

test('lines of a chat become moments, and readers go through what was known when', async ({
	page,
	browser,
	context,
	baseURL,
}) => {
	await setUp(page);
	await open(page, '/postmortems/new');
	await page.getByRole('textbox', { name: 'Title', exact: true }).fill('A certificate that ended');
	await page.getByLabel('Broke at').fill('2026-11-10T02:14');
	await page.getByText('Paste lines of a chat').click();
	await page.getByLabel('Lines', { exact: true }).fill(CHAT);
	await page.getByRole('checkbox', { name: /three offices/ }).check();
	await page.getByRole('checkbox', { name: /four hosts/ }).check();
	await page.getByLabel('Aroha Ngata, by role').fill('the support lead');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Make two moments' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();

	await open(page, '/postmortems/1');
	const timeline = page.getByRole('region', { name: 'Timeline' });
	const moments = timeline.getByRole('listitem');
	await expect(moments).toContainText([
		/02:14.*Broke/,
		/02:37.*three offices.*the support lead.*Aroha Ngata: three offices/s,
		/03:34.*four hosts drained.*Callum Reid/s,
	]);

	await timeline.scrollIntoViewIfNeeded();
	await page.keyboard.press('j');
	await expect(moments).toContainText([/Broke/, /Not known yet/]);
	await page.getByRole('slider', { name: 'What did we know when?' }).press('ArrowRight');
	await expect(moments).toContainText([/Broke/, /three offices/, /Not known yet/]);
	await expect(page).toHaveURL('/postmortems/1?at=2026-11-10T01:37Z#timeline');
	await expectAccessible(page);

	const plain = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		storageState: await context.storageState(),
	});
	const linked = await plain.newPage();
	await linked.goto(page.url());
	await expect(linked.getByText('four hosts drained').first()).toBeHidden();
	await linked.getByRole('link', { name: 'Next', exact: true }).click();
	await expect(linked.getByText('four hosts drained').first()).toBeVisible();
	await plain.close();
});
