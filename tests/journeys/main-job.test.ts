import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/kintsugi.ts';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { open } from '../support/open.ts';

const DFDS = join(import.meta.dirname, '../../../shared/data/post-mortems/dfds');

// The promise of the whole: a new user sets it up, brings what their team has written, writes one,
// and finds what was learned again.
for (const scripts of [true, false]) {
	test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: scripts });
		test.skip(!existsSync(DFDS), 'The documents are not at ../shared/data/post-mortems/dfds.');

		test('set up, import, open one, write one, publish it, find its lesson', async ({ page }) => {
			await setUp(page);
			await page.goto('/');
			await page.getByRole('link', { name: 'Post-mortems' }).first().click();
			await expect(page.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();

			await page.goto('/postmortems/import');
			const folder = page.getByLabel(scripts ? 'Choose a folder' : 'A whole folder');
			await folder.setInputFiles(DFDS);
			if (!scripts) await page.getByRole('button', { name: 'Look at them' }).click();
			await page.getByRole('button', { name: 'Import 20 post-mortems' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 post-mortems came in');

			await page.goto('/postmortems');
			await page.getByRole('link', { name: 'CoreDNS upgrade issue' }).last().click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('CoreDNS upgrade issue');
			await expect(page.locator('#timeline')).toBeVisible();

			await (scripts ? open(page, '/postmortems/new') : page.goto('/postmortems/new'));
			await page.getByRole('textbox', { name: 'Title', exact: true }).fill('The lamp that said green');
			await page.getByRole('textbox', { name: 'What happened' }).fill('A lamp was green while nothing ran.');
			await page
				.getByRole('textbox', { name: 'Lesson 1', exact: true })
				.fill('A lamp is wired to a belief; wire it to the thing.');
			if (scripts) await expect(page.getByText(/^Saved \d\d:\d\d$/).first()).toBeVisible();
			await page.getByRole('button', { name: 'Publish' }).click();
			await expect(page).toHaveURL('/postmortems/21');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('The lamp that said green');
			if (scripts) await expectAccessible(page);

			await page.goto('/search');
			await page.getByRole('searchbox', { name: 'Search' }).fill('wired belief');
			await page.getByRole('button', { name: 'Search', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('One entry says “wired belief”');
			await page.getByRole('link', { name: 'The lamp that said green' }).click();
			await expect(page).toHaveURL('/postmortems/21');
		});
	});
}
