import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/kintsugi.ts';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';

const page = (title: string, main: string) =>
	`<html><head><title>Ops : ${title}</title></head><body><ol id="breadcrumbs"><li><a href="index.html">Ops</a></li></ol><h1 id="title-heading"><span id="title-text">Ops : ${title}</span></h1><div id="main-content" class="wiki-content">${main}</div></body></html>`;

const FILES = {
	'Outage_1.html': page(
		'Outage of the mail',
		'<h2>Impact</h2><p>Nobody got mail on 2 March 2026.</p><h2>Timeline</h2><p>See <a href="Queues_2.html">queues</a>.</p><script>document.title = "stolen"</script>',
	),
	'Queues_2.html': page('Queues need an owner', '<p>Or they grow.</p>'),
	'issues.csv':
		'Issue key;Summary;Parent;Due date;Status\nOPS-1;Alert on depth;Outage of the mail;12/03/2026;Open\n',
};

// The promise: what a team has elsewhere is seen before it comes, comes as a whole, and goes as a whole.
for (const scripts of [true, false]) {
	test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: scripts });

		test('a wiki and a table come in, lead to each other, and are taken away', async ({ page }, info) => {
			const folder = info.outputPath('space');
			mkdirSync(folder, { recursive: true });
			for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
			await setUp(page);
			await page.goto('/import');
			const field = page.getByLabel(scripts ? 'Choose files' : 'Files or zips');
			await field.setInputFiles(Object.keys(FILES).map((name) => join(folder, name)));
			if (!scripts) await page.getByRole('button', { name: 'Look at them' }).click();

			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'Two pages of Confluence and one table',
			);
			await expect(page.getByText('“12/03/2026” can be read in two ways')).toBeVisible();
			if (scripts) await expectAccessible(page);
			await page.getByRole('button', { name: 'See what they would become' }).click();
			await expect(page.getByText('Say whether the day or the month comes first.')).toBeVisible();
			await page.getByLabel('the day comes first').check();
			await page.getByRole('button', { name: 'Look again' }).click();
			await expect(page.getByRole('heading', { name: 'Would be new' })).toBeVisible();
			await expect(page.getByRole('heading', { name: 'Could not be taken' })).toHaveCount(0);
			await page.getByRole('button', { name: 'Bring them in' }).click();

			await expect(page.getByRole('heading', { name: 'Came in' })).toBeVisible();
			if (scripts) await expectAccessible(page);
			const here = page.url();
			// The links between them come last.
			await expect(async () => {
				await page.reload();
				await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible({ timeout: 1_000 });
			}).toPass();
			await page.getByRole('link', { name: 'PM‑1' }).first().click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Outage of the mail');
			await expect(page.getByText('Alert on depth').first()).toBeVisible();
			await page.locator('main').getByRole('link', { name: 'queues' }).first().click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Queues need an owner');

			await page.goto(here);
			await page.getByRole('button', { name: 'Undo this import' }).click();
			await expect(page.getByRole('heading', { name: 'Taken away' })).toBeVisible();
			await page.goto('/postmortems');
			await expect(page.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();
		});
	});
}
