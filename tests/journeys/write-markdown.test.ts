import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';

const narrative = (page: Page) => page.getByRole('textbox', { name: 'What happened', exact: true });
const told = (page: Page) => page.locator('textarea[name="narrative"]');
const offered = (page: Page) => page.getByRole('listbox', { name: 'Insert' });
const lines = async (page: Page) =>
	(await narrative(page).locator('.cm-line').allInnerTexts()).map((line) => line.trim());

async function begin(page: Page): Promise<void> {
	await setUp(page);
	await open(page, '/postmortems/new');
	await narrative(page).focus();
}

/** As a browser does it, with what another program put on the clipboard. */
async function paste(page: Page, data: Record<string, string>, files: readonly string[] = []): Promise<void> {
	await narrative(page).evaluate(
		(field, given) => {
			const clipboardData = new DataTransfer();
			for (const [type, text] of Object.entries(given.data)) clipboardData.setData(type, text);
			for (const name of given.files)
				clipboardData.items.add(new File(['13:42 slow'], name, { type: 'text/plain' }));
			field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
		},
		{ data, files },
	);
}

test('it reads like a page but for the line that somebody writes, and every key works', async ({ page }) => {
	await begin(page);
	await page.keyboard.type('## Night\n\nIt was **dark**.\n\n- one\ntwo');
	await expect(told(page)).toHaveValue('## Night\n\nIt was **dark**.\n\n- one\n- two');
	expect(await lines(page)).toEqual(['Night', '', 'It was dark.', '', '•one', '- two']);
	await page.keyboard.press('Tab');
	await expect(told(page)).toHaveValue(/\n {2}- two$/);
	await page.keyboard.press('Shift+Tab');
	await expect(told(page)).toHaveValue(/\n- two$/);
	await page.keyboard.press('ControlOrMeta+B');
	await expect(told(page)).toHaveValue(/\n- \*\*two\*\*$/);
	await page.keyboard.press('ControlOrMeta+Z');
	await expect(told(page)).toHaveValue(/\n- two$/);
	// In a list Tab writes; after Escape it leaves, and so it does everywhere else.
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(narrative(page)).not.toBeFocused();
	expect(await lines(page)).toEqual(['Night', '', 'It was dark.', '', '•one', '•two']);
	await narrative(page).focus();
	await page.keyboard.press('ControlOrMeta+Home');
	await page.keyboard.press('Tab');
	await expect(narrative(page)).not.toBeFocused();
});

test('a slash inserts what Markdown knows and what the page knows, by keyboard alone', async ({ page }) => {
	await begin(page);
	await page.keyboard.type('/tab');
	await expect(offered(page).getByRole('option')).toHaveText([/Table/]);
	await expect(narrative(page)).toHaveAttribute('aria-activedescendant', /table$/);
	await expectAccessible(page);
	await page.keyboard.press('Enter');
	await page.keyboard.type('Time');
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type('\n\nIt was so. ');
	await expect(
		narrative(page).getByRole('cell').or(narrative(page).getByRole('columnheader')).first(),
	).toHaveText('Time');
	await page.keyboard.type('/');
	await expect(offered(page).getByRole('option', { selected: true })).toHaveText(/Contributing factor/);
	await page.keyboard.press('ArrowDown');
	await expect(offered(page).getByRole('option', { selected: true })).toHaveText(/Lesson/);
	await page.keyboard.press('Escape');
	await expect(offered(page)).toHaveCount(0);
	await page.keyboard.press('Backspace');
	await page.keyboard.type('/fac');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('textbox', { name: 'Contributing factor 1', exact: true })).toBeFocused();
	await narrative(page).focus();
	// As soon as somebody could type: what is drawn anew for the focus is drawn.
	await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))));
	await page.keyboard.type('/mom');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-name="timeline.0"] :focus')).toHaveCount(1);
	await expect(told(page)).toHaveValue(/^\| Time.*\n\nIt was so. $/s);
});

test('cells become a table and a page becomes Markdown; Undo gives back the plain words', async ({
	page,
}) => {
	await begin(page);
	const cells = 'Time\tWhat\n13:42\tSlow';
	await paste(page, { 'text/plain': cells });
	await expect(told(page)).toHaveValue('| Time  | What |\n| ----- | ---- |\n| 13:42 | Slow |');
	await page.keyboard.press('ControlOrMeta+Z');
	await expect(told(page)).toHaveValue(cells);
	await page.keyboard.press('ControlOrMeta+Z');
	await expect(told(page)).toHaveValue('');
	const html =
		'<style>p { color: red }</style><h2>Night</h2><p style="color:red">It <b>was</b> <i>dark</i>, <a href="https://e.org/a">they say</a>.</p>' +
		'<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul>' +
		'<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 | 3</td></tr></table><script>alert(1)</script>';
	await paste(page, { 'text/html': html, 'text/plain': 'Night' });
	await expect(told(page)).toHaveValue(
		'## Night\n\nIt **was** *dark*, [they say](https://e.org/a).\n\n- one\n  - deep\n- two\n\n' +
			'| a   | b      |\n| --- | ------ |\n| 1   | 2 \\| 3 |',
	);
	await page.keyboard.press('ControlOrMeta+A');
	await paste(page, {
		'text/html': '<span style="color:red">plain words</span>',
		'text/plain': 'plain words',
	});
	await expect(told(page)).toHaveValue('plain words');
	await page.keyboard.press('ControlOrMeta+A');
	await paste(page, { 'text/plain': 'https://e.org/b' });
	await expect(told(page)).toHaveValue('[plain words](https://e.org/b)');
});

test('a file is put where it was pasted, also in a draft that was not saved yet; if it cannot be, it says why', async ({
	page,
}) => {
	await begin(page);
	await page.keyboard.type('The log says more.');
	await paste(page, {}, ['roster.log.txt']);
	await expect(told(page)).toHaveValue(/^The log says more\.\n\n\[roster\.log\.txt\]\(\/files\/[\w.-]+\)$/);
	const before = await told(page).inputValue();
	await page.context().setOffline(true);
	await paste(page, {}, ['another.txt']);
	await expect(page.getByRole('alert')).toHaveText('another.txt: The server does not answer just now.');
	await page.context().setOffline(false);
	await expect(told(page)).toHaveValue(before);
});
