import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { setUp, signIn } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open, openAgain } from '../support/open.ts';

const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true });
const narrative = (page: Page) => page.getByRole('textbox', { name: 'What happened' });
/** What the form holds of it, whichever field it is written in. */
const told = (page: Page) => page.locator('textarea[name="narrative"]');
const lesson = (page: Page) => page.getByRole('textbox', { name: 'Lesson 1', exact: true });
const state = (page: Page) => page.getByRole('status').filter({ hasText: /./ }).first();

async function saved(page: Page): Promise<void> {
	await expect(state(page)).toHaveText(/^Saved \d\d:\d\d$/);
}

async function begin(page: Page, words: string): Promise<void> {
	await open(page, '/postmortems/new');
	await title(page).fill(words);
	await expect(page).toHaveURL('/postmortems/1/edit');
	await saved(page);
}

async function another(browser: Browser, context: BrowserContext, baseURL: string): Promise<Page> {
	const other = await browser.newContext({
		baseURL,
		javaScriptEnabled: true,
		storageState: await context.storageState(),
	});
	return other.newPage();
}

test('what is typed is a draft, saved by itself, and the caret stays where it is', async ({ page }) => {
	await setUp(page);
	await open(page, '/postmortems/new');
	await title(page).pressSequentially('The queue ');
	await expect(page).toHaveURL('/postmortems/1/edit');
	await saved(page);
	await page.keyboard.type('that said nothing');
	await expect(title(page)).toBeFocused();
	await expect(title(page)).toHaveValue('The queue that said nothing');
	await page.keyboard.press('ControlOrMeta+Shift+T');
	await page.getByLabel('What', { exact: true }).fill('A page went out');
	await narrative(page).fill('It began quietly.\n\nThen it grew.');
	await lesson(page).fill('A queue can say stop in a language nobody was taught.');
	await page.getByRole('textbox', { name: 'Lesson 1, change 1' }).fill('Alarm on the slope');
	await expect(page.getByRole('textbox', { name: 'Lesson 2', exact: true })).toBeVisible();
	await saved(page);
	await page.reload();
	await expect(title(page)).toHaveValue('The queue that said nothing');
	await expect(told(page)).toHaveValue('It began quietly.\n\nThen it grew.');
	await expect(page.getByRole('textbox', { name: 'Lesson 1, change 1' })).toHaveValue('Alarm on the slope');
	await expect(page.getByText('A page went out').first()).toBeVisible();
	await expect(page.getByText('You wrote more here')).toBeHidden();
});

test('a half-finished row holds nothing else up, and is told when it is left', async ({ page }) => {
	await setUp(page);
	await begin(page, 'Half a row');
	await page.getByRole('textbox', { name: 'Lesson 1, change 1' }).fill('Alarm on the slope');
	await narrative(page).fill('Saved all the same.');
	await expect(page.getByText('Say what was learned, in a sentence or two.').first()).toBeVisible();
	await expect(state(page)).toHaveText(/but for what is not finished/);
	await openAgain(page);
	await expect(told(page)).toHaveValue('Saved all the same.');
	await expect(page.getByRole('textbox', { name: 'Lesson 1, change 1' })).toHaveValue('Alarm on the slope');
	await expect(page.getByText('You wrote more here')).toBeHidden();
	await lesson(page).fill('Slopes speak first.');
	await saved(page);
});

test('an order that cannot be is told at once, and one button puts it right', async ({ page }) => {
	await setUp(page);
	await begin(page, 'Over midnight');
	await page.getByLabel('Broke at').fill('2026-11-10T23:50');
	await page.getByLabel('Noticed at').fill('2026-11-10T00:20');
	await expect(page.getByText('That is before it began. Next day?').first()).toBeVisible();
	await page.getByRole('button', { name: 'Next day' }).click();
	await expect(page.getByLabel('Noticed at')).toHaveValue('2026-11-11T00:20');
	await expect(page.getByText('30 min')).toBeVisible();
	await saved(page);
});

test('a server that goes away and comes back loses nothing', async ({ page, kintsugi }) => {
	await setUp(page);
	await begin(page, 'Before it stopped');
	await kintsugi.stop();
	await narrative(page).fill('Written while nobody listened.');
	await expect(state(page)).toHaveText('Offline. Everything is kept here until you are back.');
	await page.close({ runBeforeUnload: false });
	const again = await page.context().newPage();
	await kintsugi.restart();
	await open(again, '/postmortems/1/edit');
	await again.getByRole('button', { name: 'Use it' }).click();
	await expect(told(again)).toHaveValue('Written while nobody listened.');
	await saved(again);
	await kintsugi.stop();
	await narrative(again).fill('And once more.');
	await expect(state(again)).toHaveText(/Offline/);
	await kintsugi.restart();
	await expect(state(again)).toHaveText(/^Saved/, { timeout: 30_000 });
	await again.reload();
	await expect(told(again)).toHaveValue('And once more.');
});

test('a session that ends in the middle loses nothing', async ({ page }) => {
	await setUp(page);
	await begin(page, 'Signed out');
	await page.evaluate(() => fetch('/sign-out', { method: 'POST', body: new URLSearchParams() }));
	await narrative(page).fill('Written without a session.');
	// What was known a moment ago still counts for a moment.
	await expect(async () => {
		await narrative(page).press('End');
		await page.keyboard.type(' And more.');
		await expect(state(page)).toHaveText(
			/You were signed out\. Sign in in another tab; everything is kept here\./,
			{ timeout: 2_000 },
		);
	}).toPass();
	const written = await told(page).inputValue();
	const tab = await page.context().newPage();
	await signIn(tab);
	await tab.close();
	await expect(state(page)).toHaveText(/^Saved/, { timeout: 30_000 });
	await page.reload();
	expect(written).toContain('Written without a session. And more.');
	await expect(told(page)).toHaveValue(written);
});

test('two browsers at once, where nothing live comes through: both are shown, and what is chosen is saved', async ({
	page,
	browser,
	kintsugi,
}) => {
	const dead = (to: Page) => to.routeWebSocket(/\/live\//, (socket) => socket.close());
	await dead(page);
	await setUp(page);
	await begin(page, 'Both of us');
	const other = await another(browser, page.context(), kintsugi.url);
	await dead(other);
	await open(other, '/postmortems/1/edit');
	await page.getByRole('textbox', { name: 'Summary' }).fill('By the first.');
	await narrative(page).fill('The first was here.');
	await saved(page);
	await title(other).fill('Both of us, at once');
	await narrative(other).fill('The second was here.');
	const conflict = other.getByRole('region', { name: /Maren Holt saved it on/ });
	await expect(conflict).toContainText('The first was here.');
	await expect(conflict).toContainText('The second was here.');
	await conflict.getByRole('group', { name: 'What happened' }).getByText('Take theirs').click();
	await conflict.getByRole('button', { name: 'Save with these' }).click();
	await saved(other);
	await other.reload();
	await expect(title(other)).toHaveValue('Both of us, at once');
	await expect(told(other)).toHaveValue('The first was here.');
	await expect(other.getByRole('textbox', { name: 'Summary' })).toHaveValue('By the first.');
});

test('published, it is read and found; then only what is saved on purpose reaches its readers', async ({
	page,
}) => {
	await setUp(page);
	await begin(page, 'The quiet queue');
	await lesson(page).fill('A queue can say stop in a language nobody was taught.');
	await page.getByRole('button', { name: 'Publish' }).click();
	await expect(page).toHaveURL('/postmortems/1');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The quiet queue');
	await page.goto('/search?q=language+taught');
	await expect(page.getByText(/nobody was/).first()).toBeVisible();
	await open(page, '/postmortems/1/edit');
	await title(page).fill('The quiet queue, ');
	await expect(state(page)).toHaveText('Not saved yet. Kept here.');
	await page.waitForTimeout(2000);
	const reader = await page.context().newPage();
	await reader.goto('/postmortems/1');
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The quiet queue');
	await title(page).fill('The quiet queue, told again');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await saved(page);
	await reader.reload();
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The quiet queue, told again');
});

test('rows are moved and taken away by keyboard, and Undo brings one back', async ({ page }) => {
	await setUp(page);
	await begin(page, 'By keyboard');
	for (const [index, words] of ['First', 'Second'].entries()) {
		await page.getByRole('textbox', { name: `Contributing factor ${index + 1}`, exact: true }).fill(words);
	}
	await page.getByRole('textbox', { name: 'Contributing factor 2', exact: true }).press('Alt+ArrowUp');
	const first = page.getByRole('textbox', { name: 'Contributing factor 1', exact: true });
	await expect(first).toHaveValue('Second');
	await expect(first).toBeFocused();
	const away = page.getByRole('button', { name: 'Take away: Contributing factor 1' });
	await away.focus();
	await page.keyboard.press('Enter');
	await expect(first).toHaveValue('First');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(first).toHaveValue('Second');
	await saved(page);
});

test('nothing serious for assistive technology: light on a desktop, dark on a phone', async ({ page }) => {
	await setUp(page);
	await begin(page, 'To be looked at');
	await lesson(page).fill('Look twice.');
	await page.getByRole('textbox', { name: 'Lesson 1, change 1' }).fill('Look again');
	await page
		.getByText(/^Action · no owner yet/)
		.first()
		.click();
	await page.keyboard.press('ControlOrMeta+Shift+T');
	await saved(page);
	for (const { colorScheme, ...viewport } of [
		{ colorScheme: 'light', width: 1440, height: 900 },
		{ colorScheme: 'dark', width: 390, height: 844 },
	] as const) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize(viewport);
		await expectAccessible(page);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('rows come and go, mistakes are told at their fields, and it is written and published', async ({
		page,
	}) => {
		await setUp(page);
		await page.goto('/postmortems/new');
		await title(page).fill('Without a script');
		await page.getByRole('textbox', { name: 'Contributing factor 1', exact: true }).fill('No alarm');
		await page.getByRole('button', { name: 'Room for another', exact: true }).click();
		await expect(title(page)).toHaveValue('Without a script');
		await page.getByRole('textbox', { name: 'Contributing factor 2', exact: true }).fill('A quiet retry');
		await page.getByRole('textbox', { name: 'Lesson 1, change 1' }).fill('Alarm on the slope');
		await page.getByLabel('Broke at').fill('2026-11-10T23:50');
		await page.getByLabel('Noticed at').fill('2026-11-10T00:20');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page.getByText('Say what was learned, in a sentence or two.').first()).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Contributing factor 2', exact: true })).toHaveValue(
			'A quiet retry',
		);
		await page.getByRole('button', { name: 'Next day' }).click();
		await expect(page.getByLabel('Noticed at')).toHaveValue('2026-11-11T00:20');
		await lesson(page).fill('Slopes speak first.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page).toHaveURL('/postmortems/1/edit');
		await page.getByRole('button', { name: 'Preview' }).click();
		await expect(page.getByRole('textbox', { name: 'Lesson 1', exact: true })).toHaveValue(
			'Slopes speak first.',
		);
		await page.getByRole('button', { name: 'Publish' }).click();
		await expect(page).toHaveURL('/postmortems/1');
		await expect(page.getByText('Slopes speak first.')).toBeVisible();
	});

	test('somebody else saved in between: nothing is overwritten, theirs is shown', async ({
		page,
		browser,
		kintsugi,
	}) => {
		await setUp(page);
		await page.goto('/postmortems/new');
		await title(page).fill('Two of us');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page).toHaveURL('/postmortems/1/edit');
		const other = await another(browser, page.context(), kintsugi.url);
		await open(other, '/postmortems/1/edit');
		await narrative(other).fill('Theirs.');
		await expect(state(other)).toHaveText(/^Saved/);
		await narrative(page).fill('Mine.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page.getByRole('region', { name: 'Saved by somebody else' })).toContainText('Theirs.');
		await expect(told(page)).toHaveValue('Mine.');
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await page.goto('/postmortems/1/edit');
		await expect(told(page)).toHaveValue('Mine.');
	});
});
