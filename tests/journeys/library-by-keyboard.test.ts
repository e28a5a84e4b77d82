import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';

test('the library by keyboard: search, walk, choose, a topic onto many and back, a view under a name', async ({
	page,
}) => {
	await setUp(page);
	const documents = ['queue', 'certificate', 'clock'].map((about, day) => ({
		name: `${about}.md`,
		mimeType: 'text/markdown',
		buffer: Buffer.from(
			`# What the ${about} told nobody\n\nRetries held it up.\n\n## Timeline\n\n- 2026-1${day}-02 09:10 UTC It begins\n`,
		),
	}));
	await open(page, '/postmortems/import');
	await page.locator('input[type="file"]').first().setInputFiles(documents);
	await page.getByRole('button', { name: /^Import/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('came in');
	await open(page, '/postmortems');
	await expect(page.getByText('3 of 3')).toBeVisible();

	await page.keyboard.press('/');
	await page.keyboard.type('retries');
	await expect(page).toHaveURL(/q=retries/);
	await page.getByLabel('Order').selectOption('Newest first');
	await page.getByLabel('Groups').selectOption('By month');
	await expect(page.getByRole('heading', { name: 'December 2026' })).toBeVisible();

	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('x');
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await expect(page.getByText('2 chosen')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('combobox', { name: 'Topic' }).fill('Listening');
	await page.keyboard.press('Enter');
	await expect(page.getByText('“Listening” added to 2.')).toBeVisible();
	await expect(page.getByLabel('Listening')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('“Listening” taken from 2.')).toBeVisible();

	await page.getByRole('button', { name: 'Saved views' }).click();
	await page.getByLabel('Keep this view as').fill('Retries by month');
	await page.keyboard.press('Enter');
	await page.getByRole('navigation', { name: 'Saved views' }).getByRole('link').click();
	await expect(page).toHaveURL('/postmortems?q=retries&group=month&order=newest');
	await page.keyboard.press('j');
	await page.keyboard.press('o');
	await expect(page.getByRole('heading', { level: 1, name: 'What the clock told nobody' })).toBeVisible();
});
