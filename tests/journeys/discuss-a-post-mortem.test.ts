import { expect, test, type Browser, type Page, type Route } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';
import { open, openAgain } from '../support/open.ts';

test.describe.configure({ mode: 'default' });

interface Keys {
	reader: string;
	author: string;
	token: string;
}

const WORDS = 'the agent renewed every certificate it knew of';
const NARRATIVE = `In August we rebuilt four gateways, \`gw-10\` to \`-13\`.\n\nFrom then on, ${WORDS}, which was true.`;

let kintsugi: Kintsugi;
let keys: Keys;
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member, outsider }: Company): Promise<Keys> {
	const input = NewPostmortem.parse({ content: { title: 'The certificate', narrative: NARRATIVE } });
	await draft(db, member, input, { publish: true });
	return {
		reader: await startSession(db, outsider.id, 'A browser'),
		author: await startSession(db, member.id, 'A browser'),
		token: await makeToken(db, member, { name: 'A script', scopes: ['read', 'write'], days: 1 }),
	};
}

async function visit(
	browser: Browser,
	session: string,
	{
		path = '/postmortems/1',
		...options
	}: { path?: string; viewport?: { width: number; height: number } } = {},
): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
	return page;
}

/** Selects words of the narrative, as a drag of the pointer would. */
const select = (page: Page, words: string) =>
	page.evaluate((sought) => {
		const walker = document.createTreeWalker(
			document.querySelector('[data-part="narrative"]') ?? document,
			NodeFilter.SHOW_TEXT,
		);
		while (walker.nextNode()) {
			const node = walker.currentNode as Text;
			const at = node.data.indexOf(sought);
			if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
		}
	}, words);

/** The words that are underlined because a note stands at them. */
const underlined = (page: Page) =>
	page.evaluate(() => [...(CSS.highlights.get('note') ?? [])].map((range) => (range as Range).toString()));

const discussion = (page: Page) => page.getByRole('region', { name: 'Discussion' });

test('a note left by keyboard stands at its words while its author edits around them', async ({
	browser,
}) => {
	const page = await visit(browser, keys.reader);
	await select(page, WORDS);
	await page.keyboard.press('c');
	await expect(discussion(page).getByLabel('A note on these words')).toBeFocused();
	await page.keyboard.type('So it was true, ');
	await page.keyboard.type('@in');
	await expect(discussion(page).getByRole('option', { name: 'Inês Carvalho' })).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('?');

	// What is typed and not sent outlives the page.
	await openAgain(page);
	const field = discussion(page).getByLabel('A note on these words');
	await expect(field).toHaveValue('So it was true, @Inês Carvalho ?');
	await expectAccessible(page);
	await field.press('ControlOrMeta+Enter');
	await expect(discussion(page).getByRole('link', { name: '@Inês Carvalho' })).toBeVisible();
	await expect.poll(() => underlined(page)).toEqual([WORDS]);
	await page.context().close();

	const edited = NARRATIVE.replace('In August', 'In the *hot* August').replace(
		'From then on,',
		'Every night from then on,',
	);
	const answer = await Visitor.program(kintsugi, keys.token).call('PATCH', '/api/v1/postmortems/1', {
		content: { narrative: edited },
	});
	expect(answer.status).toBe(200);

	const author = await visit(browser, keys.author, { path: '/inbox' });
	await author.getByRole('link', { name: /mentioned you in PM.1/ }).click();
	await expect(author).toHaveURL(/\/postmortems\/1#comment-1$/);
	await expect.poll(() => underlined(author)).toEqual([WORDS]);
	// At the height of its words, beside them.
	const note = await author.locator('#note-1').boundingBox();
	const words = await author.getByText('Every night from then on').boundingBox();
	expect(Math.abs((note?.y ?? 0) - (words?.y ?? 0))).toBeLessThan(40);
	expect(note?.x).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0));

	await discussion(author).getByLabel('Reply').fill('Every night.');
	await author.keyboard.press('ControlOrMeta+Enter');
	await expect(discussion(author)).toContainText('1 reply');
	await expectAccessible(author);
	await author.getByRole('button', { name: 'Resolve' }).click();
	await expect(discussion(author)).toContainText('1 resolved');
	await expect.poll(() => underlined(author)).toEqual([]);
	await author.context().close();
});

test('where there is no room, a mark in the text opens it in a sheet', async ({ browser }) => {
	const left = await Visitor.program(kintsugi, keys.token).call('POST', '/api/v1/postmortems/1/discussion', {
		text: 'Who keeps the list?',
		part: 'narrative',
		quote: 'it knew of',
	});
	expect(left.status).toBe(201);
	const page = await visit(browser, keys.reader, { viewport: { width: 390, height: 844 } });
	await expect(discussion(page)).toBeHidden();
	await page.getByRole('button', { name: 'Note 1' }).click();
	await expect(discussion(page)).toContainText('Who keeps the list?');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(discussion(page)).toBeHidden();
	await page.getByRole('link', { name: /^Notes/ }).click();
	await expect(discussion(page)).toBeVisible();
	await page.context().close();
});

test('what is typed before its script is there stays, and is sent by it', async ({ browser }) => {
	const page = await visit(browser, keys.reader);
	const scripts = gate(page);
	await scripts.close();
	const note = discussion(page).locator('[data-thread]').first();
	await note.locator('summary[data-replies]').click();
	const field = note.getByLabel('Reply');
	await field.click();
	await page.keyboard.type('Nobody keeps it, @I');
	await expect.poll(() => scripts.waiting()).toBeGreaterThan(0);
	await scripts.open();
	await expect(field).toHaveValue('Nobody keeps it, @I');
	await expect(field).toBeFocused();
	await expect(async () => {
		await page.keyboard.press('Backspace');
		await page.keyboard.type('I');
		await expect(note.getByRole('option', { name: 'Inês Carvalho' })).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await page.keyboard.press('Enter');
	await page.keyboard.type('keeps it now.');
	// Kept from its first character on.
	await openAgain(page);
	await note.locator('summary[data-replies]').click();
	await expect(field).toHaveValue('Nobody keeps it, @Inês Carvalho keeps it now.');
	await note.getByRole('button', { name: 'Reply' }).click();
	await expect(note).toContainText('keeps it now.');
	await expect(field).toHaveValue('');
	await page.context().close();
});

/** Holds back the scripts that the page asks for from now on. */
function gate(page: Page) {
	const held: Route[] = [];
	let closed = true;
	return {
		close: () =>
			page.route(/\/_app\/immutable\/chunks\/.*\.js$/, async (route) => {
				if (closed) held.push(route);
				else await route.continue();
			}),
		waiting: () => held.length,
		open: async () => {
			closed = false;
			await Promise.all(held.splice(0).map((route) => route.continue()));
		},
	};
}

test('without a script it is a list of notes with forms', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	await context.addCookies([{ name: 'session', value: keys.reader, url: kintsugi.url }]);
	const page = await context.newPage();
	await page.goto(`${kintsugi.url}/postmortems/1`);
	await discussion(page).getByLabel('Say something about all of it').fill('Thank you for writing it down.');
	await page.getByRole('button', { name: 'Leave the note' }).click();
	await expect(page).toHaveURL(/\/postmortems\/1#note-\d+$/);
	await expect(discussion(page)).toContainText('Thank you for writing it down.');
	await page.getByRole('button', { name: 'Leave the note' }).click();
	await expect(page.getByRole('alert')).toHaveText('There is nothing in it yet.');
	await context.close();
});
