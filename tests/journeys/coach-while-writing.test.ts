import type { Locator, Page, Response } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open, openAgain } from '../support/open.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
/** What the form holds of it, whichever field it is written in. */
const form = (page: Page, name: string) => page.locator(`textarea[name="${name}"]`);
const coach = (page: Page) => page.getByRole('complementary', { name: 'Coach' });
const notes = (page: Page) => coach(page).getByRole('list', { name: 'Notes of the coach' });
const noteAbout = (page: Page, words: string) =>
	notes(page)
		.getByRole('listitem')
		.filter({ hasText: `“${words}”` });
const turn = (page: Page) => coach(page).getByRole('switch', { name: /^Coach/ });

async function saved(page: Page): Promise<void> {
	await expect(page.getByRole('status').filter({ hasText: /./ }).first()).toHaveText(/^Saved \d\d:\d\d$/);
}

async function write(page: Page, texts: Record<string, string>): Promise<void> {
	await open(page, '/postmortems/new');
	await field(page, 'Title').fill('Back-pressure that pushed on nobody');
	await expect(page).toHaveURL('/postmortems/1/edit');
	for (const [name, text] of Object.entries(texts)) await field(page, name).fill(text);
	await saved(page);
}

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

/** The scripts of a page, once that on it is there which takes the longest. */
async function scriptsOf(page: Page, address: string, last: (page: Page) => Locator): Promise<string[]> {
	const fresh = await page.context().newPage();
	const loaded: Response[] = [];
	fresh.on('response', (response) => {
		if (response.request().resourceType() === 'script') loaded.push(response);
	});
	await open(fresh, address);
	await expect(last(fresh)).toBeVisible();
	// What comes after that is not read: the page closes on it.
	const scripts = await Promise.all(loaded.map((response) => response.text()));
	await fresh.close();
	return scripts;
}
const isCoach = (script: string) => script.includes('Bergström');

const TOLD =
	'Maren forgot to turn on flow control.\n\nWe should have noticed the backlog at 13:50.\n\nThe queue was obviously climbing.';

test('it asks about the words, and they are found and taken by keyboard alone', async ({ page }) => {
	await setUp(page);
	await write(page, { 'What happened': TOLD });
	await expect(turn(page)).toHaveAccessibleName(/^Coach \w+ notes, for authors only$/);
	await expect(coach(page).locator('[aria-live="polite"]')).toHaveText(/^\w+ notes$/);
	// An author is named, and a name draws readers to the person.
	await expect(noteAbout(page, 'Maren')).toContainText('Could the role stand here');
	const plain = noteAbout(page, 'obviously climbing');
	await plain.getByRole('button', { expanded: false }).focus();
	await expect(plain.getByRole('button', { expanded: true })).toBeFocused();
	await expect(notes(page).getByRole('button', { expanded: true })).toHaveCount(1);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(field(page, 'What happened')).toBeFocused();
	expect(await selected(page)).toBe('obviously climbing');
	await page.keyboard.press('Alt+Enter');
	await expect(form(page, 'narrative')).toHaveValue(TOLD.replace('obviously climbing', 'climbing'));
	expect(await selected(page)).toBe('climbing');
	await expect(plain).toHaveCount(0);
	await saved(page);
	await page.reload();
	await expect(form(page, 'narrative')).toHaveValue(TOLD.replace('obviously climbing', 'climbing'));
});

test('Use this writes in the field it is about, and Undo takes it back', async ({ page }) => {
	await setUp(page);
	await write(page, { 'What happened': 'It began quietly.', 'What was hard': 'It was obviously climbing.' });
	await page.keyboard.press('ControlOrMeta+Shift+T');
	await page.getByLabel('What', { exact: true }).fill('An alert, obviously ignored by the engineer');
	const note = noteAbout(page, 'obviously climbing');
	await note
		.getByRole('button', { expanded: false })
		.or(note.getByRole('button', { expanded: true }))
		.click();
	await note.getByRole('button', { name: 'Use this' }).click();
	await expect(form(page, 'wasHard')).toHaveValue('It was climbing.');
	await expect(field(page, 'What was hard')).toBeFocused();
	await saved(page);
	await page.keyboard.press('ControlOrMeta+Z');
	await expect(form(page, 'wasHard')).toHaveValue('It was obviously climbing.');
	await expect(note).toBeVisible();
});

test('what is kept stays away in this browser, until it is brought back', async ({ page }) => {
	await setUp(page);
	await write(page, { 'What happened': TOLD });
	const note = noteAbout(page, 'should have noticed');
	await note.getByRole('button').first().focus();
	await note.getByRole('button', { name: 'Keep mine' }).press('Enter');
	await expect(note).toHaveCount(0);
	await expect(notes(page).locator(':focus')).toHaveCount(1);
	await page.reload();
	await expect(noteAbout(page, 'obviously climbing')).toBeVisible();
	await expect(note).toHaveCount(0);
	await coach(page).getByRole('button', { name: 'Show the one kept' }).click();
	await coach(page).getByRole('button', { name: 'Bring back' }).click();
	await expect(note).toBeVisible();
});

test('turned off it is gone, saves nothing, and stays off', async ({ page }) => {
	await setUp(page);
	await write(page, { 'What happened': TOLD });
	await expect(notes(page)).toBeVisible();
	await turn(page).focus();
	const sent: string[] = [];
	page.on('request', (request) => {
		// Lessons like the text are asked for: that is another matter.
		if (new URL(request.url()).pathname !== '/lessons/like')
			sent.push(`${request.method()} ${request.url()}`);
	});
	await turn(page).press('Space');
	await expect(notes(page)).toHaveCount(0);
	await page.waitForTimeout(2000);
	expect(sent).toEqual([]);
	await openAgain(page);
	await expect(turn(page)).not.toBeChecked();
	await expect(notes(page)).toHaveCount(0);
	await turn(page).press('Space');
	await expect(notes(page)).toBeVisible();
});

test('nothing of what is written leaves the browser for it, and readers do not load it', async ({ page }) => {
	await setUp(page);
	await write(page, { 'What happened': 'It began quietly.' });
	await expect(turn(page)).toHaveAccessibleName(/No notes/);
	const sent: string[] = [];
	page.on('request', (request) => {
		const { pathname, search } = new URL(request.url());
		// The draft is saved, and lessons like it are asked for: that is another matter.
		const another = search === '?/save' || pathname === '/lessons/like';
		if (request.method() === 'POST' && !another) sent.push(pathname + search);
	});
	await field(page, 'What happened').fill(TOLD);
	await expect(notes(page)).toBeVisible();
	await saved(page);
	expect(sent).toEqual([]);
	const scripts = (await scriptsOf(page, '/postmortems/1/edit', notes)).filter(isCoach);
	expect(scripts).toHaveLength(1);
	const readers = await scriptsOf(page, '/postmortems/1', (fresh) =>
		fresh.getByRole('heading', { level: 1 }),
	);
	expect(readers.filter(isCoach)).toEqual([]);
});

test('it can be read by everybody, light and dark; on a phone it has a part of its own', async ({ page }) => {
	await setUp(page);
	await write(page, { 'What happened': TOLD });
	await expect(notes(page)).toBeVisible();
	await page.setViewportSize({ width: 1440, height: 900 });
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 390, height: 844 });
	await page.getByRole('link', { name: /^Coach/ }).click();
	await expect(notes(page)).toBeVisible();
	await expectAccessible(page);
	await noteAbout(page, 'obviously climbing').getByRole('button', { name: '“obviously climbing”' }).click();
	await expect(field(page, 'What happened')).toBeFocused();
	expect(await selected(page)).toBe('obviously climbing');
});
