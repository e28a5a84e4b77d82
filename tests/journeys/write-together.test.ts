import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { open } from '../support/open.ts';

interface Sessions {
	ines: string;
	tomasz: string;
}

let kintsugi: Kintsugi;
let sessions: Sessions;
test.beforeAll(async () => ({ kintsugi, filled: sessions } = await startFilled(begun)));
test.afterAll(() => discard(kintsugi));

/** A draft of two authors. */
async function begun({ db, member, admin }: Company): Promise<Sessions> {
	const content = { title: 'The queue that said nothing', narrative: 'It began quietly.' };
	await draft(db, member, NewPostmortem.parse({ content, sharing: { authors: [admin.email] } }));
	return {
		ines: await startSession(db, member.id, 'A browser'),
		tomasz: await startSession(db, admin.id, 'A browser'),
	};
}

const problems: string[] = [];

async function visit(browser: Browser, session: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) problems.push(message.text());
	});
	page.on('pageerror', (problem) => problems.push(String(problem)));
	await open(page, `${kintsugi.url}/postmortems/1/edit`);
	return page;
}

const narrative = (page: Page) => page.getByRole('textbox', { name: 'What happened' });
const words = (page: Page) => page.locator('textarea[name="narrative"]');
const summary = (page: Page) => page.getByRole('textbox', { name: 'Summary' });
const lesson = (page: Page, number: number) =>
	page.getByRole('textbox', { name: `Lesson ${number}`, exact: true });
const state = (page: Page) => page.getByRole('status').filter({ hasText: /./ }).first();
const here = (page: Page) => page.getByRole('list', { name: 'Also here' });
const saved = (page: Page) => expect(state(page)).toHaveText(/^Saved \d\d:\d\d$/, { timeout: 30_000 });

async function atEnd(page: Page, text: string): Promise<void> {
	await narrative(page).focus();
	await page.keyboard.press('ControlOrMeta+End');
	await page.keyboard.type(text);
}

test('two write at once, are cut off from each other and the server stops: nothing is lost', async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const ines = await visit(browser, sessions.ines);
	const tomasz = await visit(browser, sessions.tomasz);

	await test.step('each sees that the other is here, where they are, and what they type', async () => {
		await expect(here(ines).getByRole('img', { name: 'Tomasz Wrona' })).toBeVisible();
		await atEnd(ines, ' Then it grew.');
		await expect(words(tomasz)).toHaveValue('It began quietly. Then it grew.');
		await expect(tomasz.locator('.live-caret', { hasText: 'Inês' })).toBeVisible();
		await summary(tomasz).fill('A queue ran full.');
		await expect(summary(ines)).toHaveValue('A queue ran full.');
		await expect(ines.locator('[data-writer="Tomasz Wrona"]')).toBeVisible();
	});

	await test.step('a caret stays at its words while somebody writes before it', async () => {
		await summary(ines).focus();
		await ines.keyboard.press('End');
		await summary(tomasz).press('Home');
		await tomasz.keyboard.type('On Tuesday: ');
		await expect(summary(ines)).toHaveValue('On Tuesday: A queue ran full.');
		await ines.keyboard.type(' Nobody saw.');
		await expect(summary(tomasz)).toHaveValue('On Tuesday: A queue ran full. Nobody saw.');
		await ines.keyboard.press('ControlOrMeta+z');
		await expect(summary(tomasz)).toHaveValue('On Tuesday: A queue ran full.');
	});

	await test.step('cut off, both go on; together again, both versions are shown and both are kept', async () => {
		await ines.context().setOffline(true);
		await expect(state(ines)).toHaveText('Offline. Everything is kept here until you are back.');
		await atEnd(ines, ' Inês wrote this offline.');
		await lesson(ines, 1).fill('Say stop in words that a producer knows.');
		await atEnd(tomasz, ' Tomasz wrote this meanwhile.');
		await lesson(tomasz, 1).fill('A slope speaks before a limit does.');
		await saved(tomasz);
		await ines.context().setOffline(false);
		await saved(ines);
		const both = ines.getByRole('region', { name: /^Tomasz Wrona changed What happened/ });
		await expect(both).toContainText('Inês wrote this offline.');
		await expect(both).toContainText('Tomasz wrote this meanwhile.');
		await both.getByRole('button', { name: 'Close this' }).click();
		for (const page of [ines, tomasz]) {
			await expect(words(page)).toHaveValue(/Inês wrote this offline\./);
			await expect(words(page)).toHaveValue(/Tomasz wrote this meanwhile\./);
			await expect(lesson(page, 2)).not.toHaveValue('');
		}
	});

	await test.step('the server stops and comes back while both write', async () => {
		await kintsugi.stop();
		await atEnd(ines, ' First, while it was down.');
		await summary(tomasz).fill('Second, while it was down.');
		await kintsugi.restart();
		await saved(ines);
		await saved(tomasz);
		await expect(summary(ines)).toHaveValue('Second, while it was down.');
		await expect(words(tomasz)).toHaveValue(/First, while it was down\./);
		expect(await words(ines).inputValue()).toBe(await words(tomasz).inputValue());
	});

	await test.step('it is what is read', async () => {
		const reader = await ines.context().newPage();
		await reader.goto(`${kintsugi.url}/postmortems/1`);
		for (const part of [
			'It began quietly. Then it grew.',
			'Inês wrote this offline.',
			'Tomasz wrote this meanwhile.',
			'First, while it was down.',
			'Second, while it was down.',
			'Say stop in words that a producer knows.',
			'A slope speaks before a limit does.',
		]) {
			await expect(reader.getByText(part).first()).toBeVisible();
		}
	});
	expect(problems).toEqual([]);
});
