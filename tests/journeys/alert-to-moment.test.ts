import { ALERTMANAGER } from '../support/alert-payloads.ts';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';

test('an alert becomes a moment, with its own words beside it', async ({
	page,
	request,
	browser,
	context,
	baseURL,
}) => {
	await setUp(page);
	await page.goto('/teams');
	await page.getByLabel('Name', { exact: true }).fill('Dispatch');
	await page.getByRole('button', { name: 'Make the team' }).click();
	await page.waitForURL('**/teams/dispatch');
	await open(page, '/teams/dispatch/alerts');
	await page.getByLabel('What will send to it?').fill('Alertmanager');
	await page.getByRole('button', { name: 'Make an address' }).click();
	const shown = page.getByRole('group', { name: 'The key for “Alertmanager”' });
	const key = await shown.getByText(/^kal_/).innerText();
	await expect(page.getByLabel('For Alertmanager')).toContainText(`credentials: ${key}`);
	await expectAccessible(page);

	const headers = { authorization: `Bearer ${key}` };
	const sent = await request.post('/hooks/alerts', { headers, data: ALERTMANAGER });
	expect(await sent.json()).toEqual({ signals: 3, new: 3 });

	await open(page, '/postmortems/new');
	await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Checkout went quiet');
	await page.getByLabel('Broke at').fill('2026-11-10T03:10');
	await page.getByRole('button', { name: 'Look' }).click();
	await page.getByRole('checkbox', { name: /The probe of checkout gets no answer/ }).check();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Add as a moment' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();

	// The same without a script, for another of them.
	const plain = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		storageState: await context.storageState(),
	});
	const simple = await plain.newPage();
	await simple.goto('/postmortems/1/edit');
	await simple.locator('label', { hasText: 'Sources' }).click();
	await expect(simple.getByText('Alertmanager · http_checks, in the timeline')).toBeVisible();
	await simple.getByRole('checkbox', { name: /^\S+ Resolved: Roster answers slowly/ }).check();
	await simple.getByRole('button', { name: 'Add as a moment' }).click();
	await expect(simple.locator('[name="timeline.1.text"]')).toHaveValue('Resolved: Roster answers slowly');
	await plain.close();

	await open(page, '/postmortems/1');
	const moments = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
	await expect(moments).toContainText([
		/03:10.*Broke/,
		/03:14.*The probe of checkout gets no answer.*prometheus\.example\.org.*has not answered for 5 minutes/s,
	]);
});
