import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { readZip, writeZip, ZIP_LIMITS } from '#lib/files/zip.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';

const DFDS = join(import.meta.dirname, '../../../shared/data/post-mortems/dfds');

const QUEUE = `# The queue asked nobody

Severity: SEV 2

## Timeline

All times in UTC.

| Time | Event |
| --- | --- |
| 2026-11-10 02:14 | The backlog begins to grow (problem started) |
| 2026-11-10 02:37 | On-call is paged |

## Contributing factors

- The queue has no upper bound.

## Lessons Learned

- Back-pressure only works on somebody who is listening.
`;
const CERTIFICATE = `# The certificate that renewed itself

## Timeline

- 2026-10-02 09:10 UTC Browsers refuse the page
- 2026-10-02 09:50 UTC The old chain is served again

## Lessons Learned

- Watch the thing that must be true, and not the job that is meant to make it true.
<script>document.title = 'ran'</script>
`;

const file = (name: string, content: string | Uint8Array) => ({
	name,
	mimeType: name.endsWith('.zip') ? 'application/zip' : 'text/markdown',
	buffer: Buffer.from(content),
});
const zipOf = (files: Record<string, string>) =>
	writeZip(
		Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
		Date.parse('2026-11-25'),
	);

const CHOSEN = [
	file('queue.md', QUEUE),
	file('folder.zip', zipOf({ 'inside/certificate.markdown': CERTIFICATE, '../climbs.md': QUEUE })),
	file('bomb.zip', zipOf({ 'bomb.md': 'a'.repeat(900_000) })),
	file('latin.md', Buffer.from('# Störung am Käfig', 'latin1')),
	file('large.md', 'word '.repeat(2_000_000)),
];

async function begin(browser: Browser, baseURL: string | undefined, scripts: boolean): Promise<Page> {
	const context = await browser.newContext({ baseURL, javaScriptEnabled: scripts });
	const page = await context.newPage();
	await setUp(page);
	return page;
}

/** Chooses these files and sees what was recognised. */
async function look(
	page: Page,
	files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
	scripts: boolean,
) {
	const field = scripts ? page.getByLabel('Choose files') : page.getByLabel('Files or zips');
	await expect(field).toHaveCount(1);
	await field.setInputFiles(files);
	if (!scripts) await page.getByRole('button', { name: 'Look at them' }).click();
}

for (const scripts of [true, false]) {
	test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
		test('look at documents, import them, open one, and find its lesson', async ({ browser, baseURL }) => {
			const page = await begin(browser, baseURL, scripts);
			await page.goto('/postmortems/import');
			if (scripts) await expectAccessible(page);

			await look(page, CHOSEN, scripts);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'Two post-mortems are new and four cannot be read',
			);
			const queue = page.getByRole('article').filter({ hasText: 'The queue asked nobody' });
			await expect(queue).toContainText('SEV 2');
			await expect(queue).toContainText('two moments, one factor, one lesson');
			for (const sentence of [
				'“large.md” is 10 MB. A document can be 1 MB at the most.',
				'not valid UTF-8 text (line 1)',
				'its path climbs out of the archive',
				'more than 200 times its packed size',
			]) {
				await expect(page.getByText(sentence)).toBeVisible();
			}
			if (scripts) {
				await expect(page.getByText('Everybody at Northwind can read them.')).toBeVisible();
				await page.getByLabel('Drafts').check();
				await expect(page.getByText('Only you can read them until you publish them.')).toBeVisible();
				await page.getByLabel('Published at once').check();
				await expectAccessible(page);
			}

			await page.getByLabel('The team alone').check();
			await page.getByRole('button', { name: 'Import two post-mortems' }).click();
			await expect(page.getByText('Choose the team that can read them.')).not.toHaveCount(0);
			await page.getByLabel('Everybody at Northwind').check();
			await page.getByRole('button', { name: /^Import / }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Two post-mortems came in');
			if (scripts) await expectAccessible(page);

			await page.getByRole('link', { name: 'The certificate that renewed itself' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('The certificate that renewed itself');
			await expect(page).not.toHaveTitle('ran');
			await expect(page.getByText('Watch the thing that must be true').first()).toBeVisible();

			await page.goto('/search');
			await page.getByRole('searchbox', { name: 'Search' }).fill('listening');
			await page.getByRole('button', { name: 'Search', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('One entry says “listening”');
			await expect(page.locator('mark')).toHaveText('listening');
			if (scripts) await expectAccessible(page);
			await page.getByRole('link', { name: 'The queue asked nobody' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('The queue asked nobody');

			await page.goto('/postmortems/import');
			await look(page, [CHOSEN[0] ?? []].flat(), scripts);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('One post-mortem is here already');
			await expect(page.getByText('There is nothing to import among these.')).toBeVisible();
			await page.context().close();
		});

		test('what a search does not find, and what cannot be searched for', async ({ browser, baseURL }) => {
			const page = await begin(browser, baseURL, scripts);
			await page.goto('/postmortems/import');
			await look(page, [file('queue.md', QUEUE)], scripts);
			await page.getByRole('button', { name: 'Import one post-mortem' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('One post-mortem came in');

			await page.goto('/search?q=pressuer');
			await expect(page.getByText('Nothing says “pressuer”.')).toBeVisible();
			if (scripts) await expectAccessible(page);
			await page.getByRole('link', { name: 'pressure', exact: true }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('One entry says “pressure”');

			await page.goto('/search?q=queue&severity=9&from=2026-02-31');
			await expect(page.getByText('Severity goes from 1 to 4.')).toBeVisible();
			await expect(page.getByText('Give a day that exists, such as 2026-11-27.')).toBeVisible();
			await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('queue');
			await page.context().close();
		});

		test('all of the dfds documents come in', async ({ browser, baseURL }) => {
			test.skip(!existsSync(DFDS), 'The documents are not at ../shared/data/post-mortems/dfds.');
			const page = await begin(browser, baseURL, scripts);
			await page.goto('/postmortems/import');
			if (scripts) await page.getByLabel('Choose a folder').setInputFiles(DFDS);
			else {
				await page.getByLabel('A whole folder').setInputFiles(DFDS);
				await page.getByRole('button', { name: 'Look at them' }).click();
			}
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 post-mortems are new');
			if (scripts) await expectAccessible(page);
			await page.getByRole('button', { name: 'Import 20 post-mortems' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('20 post-mortems came in');
			await page.goto('/search?q=kubernetes&limit=5');
			await expect(page.locator('main [data-row]')).toHaveCount(5);
			const shown = scripts ? 10 : 5;
			await page.getByRole('link', { name: 'Show more' }).click();
			await expect(page.locator('main [data-row]')).toHaveCount(shown);
			await page.context().close();
		});
	});
}

test('⌘K finds a lesson, a post-mortem, a person and a place from anywhere', async ({ browser, baseURL }) => {
	const page = await begin(browser, baseURL, true);
	await page.goto('/postmortems/import');
	await look(page, [file('queue.md', QUEUE), file('certificate.md', CERTIFICATE)], true);
	await page.getByRole('button', { name: 'Import two post-mortems' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two post-mortems came in');

	const heading = page.getByRole('heading', { level: 1 });
	const field = page.getByRole('combobox', { name: 'Search and do' });
	const find = async (words: string, name: string | RegExp) => {
		await page.keyboard.press('/');
		await field.fill(words);
		await expect(page.getByRole('option', { name, selected: true })).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(field).toBeHidden();
	};
	await page.keyboard.press('Control+k');
	await expect(field).toBeFocused();
	await expectAccessible(page);
	await field.fill('back-press');
	const lesson = page.getByRole('option', { name: 'Back-pressure only works on somebody who is listening.' });
	await expect(lesson).toHaveAttribute('aria-selected', 'true');
	await expect(lesson.locator('mark')).toHaveText('Back-pressure');
	await expectAccessible(page);
	await page.keyboard.press('Enter');
	await expect(heading).toHaveText('Back-pressure only works on somebody who is listening.');
	await expect(page).toHaveURL(/\/lessons\/\d+$/);
	await expect(field).toBeHidden();

	await find('queue asked', /^The queue asked nobody/);
	await expect(heading).toHaveText('The queue asked nobody');
	await expect(page).toHaveURL(/\/postmortems\/2$/);
	await find('maren', 'Maren Holt');
	await expect(heading).toHaveText('Maren Holt');
	await find('inbo', /^Inbox/);
	await expect(page).toHaveURL(/\/inbox$/);

	await page.keyboard.press('/');
	await field.fill('sett');
	await expect(page.getByRole('option')).toHaveText([/Settings/, /Log a learning about “sett”/, /“sett”/]);
	await page.keyboard.press('ArrowUp');
	await expect(page.getByRole('option', { selected: true })).toContainText('Search everything for “sett”');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('option', { selected: true })).toHaveText(/Settings/);
	await page.keyboard.press('Escape');
	await expect(field).toBeHidden();

	await open(page, '/people');
	await page
		.getByRole('link', { name: /^Search/ })
		.first()
		.click();
	await expect(page.getByRole('dialog').getByRole('option')).toContainText([
		/Maren Holt/,
		/The queue asked nobody/,
		/Back-pressure only works/,
	]);
	await page.keyboard.press('Escape');
	await open(page, '/search?q=queue');
	await page.keyboard.press('j');
	await page.keyboard.press('o');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The queue asked nobody');
	await page.context().close();
});

test('a post-mortem and all of them are taken out again', async ({ browser, baseURL }) => {
	const page = await begin(browser, baseURL, true);
	await page.goto('/postmortems/import');
	await look(page, [file('queue.md', QUEUE), file('certificate.md', CERTIFICATE)], true);
	await page.getByRole('button', { name: 'Import two post-mortems' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two post-mortems came in');

	// By name, the certificate comes before the queue.
	const markdown = await page.request.get('/postmortems/2/export.md');
	expect(markdown.headers()['content-type']).toBe('text/markdown; charset=utf-8');
	expect(markdown.headers()['content-disposition']).toContain('filename="PM-2-the-queue-asked-nobody.md"');
	expect(await markdown.text()).toContain('Back-pressure only works on somebody who is listening.');
	const json = await page.request.get('/postmortems/2/export.json');
	expect(await json.json()).toMatchObject({
		number: 2,
		content: { title: 'The queue asked nobody', severity: 2 },
	});

	const zip = await page.request.get('/postmortems/export.zip');
	expect(zip.headers()['content-disposition']).toMatch(
		/filename="Northwind post-mortems \d{4}-\d{2}-\d{2}\.zip"/,
	);
	const { files } = await readZip(await zip.body(), ZIP_LIMITS, () => true);
	expect(files.map(({ name }) => name).sort()).toEqual([
		'PM-1-the-certificate-that-renewed-itself.md',
		'PM-2-the-queue-asked-nobody.md',
	]);

	// What was taken out is what is here.
	await page.goto('/postmortems/import');
	await look(page, [file('all.zip', await zip.body())], true);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two post-mortems are here already');
	expect((await page.request.get('/postmortems/99/export.md')).status()).toBe(404);
	await page.context().close();
});

test('hundreds of files come in with progress, and more than a request may carry is refused with a sentence', async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(120_000);
	const page = await begin(browser, baseURL, true);
	await page.goto('/postmortems/import');
	await expect(page.getByText('Drop files, folders or zips here')).toBeVisible();
	// Dropped, as a browser hands files over.
	await page.evaluate((text) => {
		const transfer = new DataTransfer();
		for (let n = 0; n < 300; n++)
			transfer.items.add(new File([text.replace('nobody', `nobody ${n}`)], `${n}.md`));
		window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
	}, QUEUE);
	await expect(page.getByRole('progressbar')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('300 post-mortems are new', {
		timeout: 60_000,
	});
	await page.getByRole('button', { name: 'Import 300 post-mortems' }).click();
	await expect(page.getByText(/^Importing: [1-9]\d* of 300 files$/)).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('300 post-mortems came in', {
		timeout: 60_000,
	});

	const large = await page.request.post('/postmortems/import?/look', {
		headers: { origin: baseURL ?? '', accept: 'text/html' },
		multipart: { 'files[]': file('all.zip', Buffer.alloc(51_000_000)) },
	});
	expect(large.status()).toBe(413);
	expect(await large.text()).toContain('That is more than 50 MB, the most this form takes.');
	await page.context().close();
});
