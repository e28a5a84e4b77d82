import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';

test('an owner sees who did what, finds it again, takes it out, and revokes a token', async ({ page }) => {
	await setUp(page);
	await page.goto('/settings/tokens');
	await page.getByLabel('What will it be used for?').fill('Status page');
	await page.getByRole('button', { name: 'Make a token' }).click();
	const token = await page.getByText(/^kin_[a-z2-9]{32}[0-9a-f]{6}$/).innerText();
	const ask = () => page.request.get('/api/v1/inbox', { headers: { authorization: `Bearer ${token}` } });
	expect((await ask()).status()).toBe(200);

	await page.goto('/admin/tokens');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Revoke Status page of Maren Holt' }).click();
	await expect(page.getByRole('heading', { name: 'Nobody has a token.' })).toBeVisible();
	expect((await ask()).status(), 'from the next request on').toBe(401);

	await page.getByRole('link', { name: 'Audit log' }).click();
	const lines = page.locator('ol.rows').getByRole('listitem');
	await expect(lines.first()).toContainText(/Maren Holt revoked the token “Status page” \(kin_\w{4}…\)/);
	await expectAccessible(page);
	await page.getByLabel('Who did it, or to whom').fill('maren');
	await page.getByLabel('What', { exact: true }).selectOption('made the token …, which may …');
	await page.getByRole('button', { name: 'Search' }).click();
	await expect(lines).toHaveCount(1);
	await expect(lines).toContainText('made the token “Status page”');

	const saving = page.waitForEvent('download');
	await page.getByRole('link', { name: 'a table (CSV)' }).click();
	const table = await readFile(await (await saving).path(), 'utf8');
	expect(table.trim().split('\r\n')).toHaveLength(2);
	expect(table).not.toContain(token);

	await page.getByLabel('Words').fill('maren revoked');
	await page.getByLabel('What', { exact: true }).selectOption('Anything');
	await page.getByRole('button', { name: 'Search' }).click();
	await expect(lines).toHaveCount(1);
	await expect(lines).toContainText('revoked the token');

	await page.getByLabel('Who did it, or to whom').fill('Nobody at all');
	await page.getByRole('button', { name: 'Search' }).click();
	await expect(page.getByText('Nobody here is called Nobody at all.')).toBeVisible();
});
