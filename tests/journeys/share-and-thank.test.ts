import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { open, openAgain } from '../support/open.ts';

interface Keys {
	author: string;
	reader: string;
}

let kintsugi: Kintsugi;
let keys: Keys;
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member, outsider }: Company): Promise<Keys> {
	const content = {
		title: 'The certificate',
		narrative: 'The agent renewed what it knew of.',
		lessons: [{ text: 'Watch the thing itself.' }],
		changes: [{ text: 'Probe it from outside', owner: member.email, lesson: 1 }],
	};
	await draft(db, member, NewPostmortem.parse({ content, sharing: { team: 'payments' } }), { publish: true });
	return {
		author: await startSession(db, member.id, 'A browser'),
		reader: await startSession(db, outsider.id, 'A browser'),
	};
}

async function visit(browser: Browser, session: string | null, path: string, script = true): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: script });
	if (session) await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	const address = path.startsWith('/') ? kintsugi.url + path : path;
	await (script ? open(page, address) : page.goto(address));
	return page;
}

test('a link shows it to somebody without an account, until its author ends it', async ({ browser }) => {
	const page = await visit(browser, keys.author, '/postmortems/1');
	await page.getByRole('link', { name: 'Share', exact: true }).click();
	await page.waitForURL('**/share');
	await page.getByLabel('Whom it is for').fill('Northgate');
	await page.getByLabel('7 days').check();
	await page.getByRole('button', { name: 'Make a link' }).click();
	const address = await page.getByRole('group', { name: 'The link' }).locator('code').innerText();
	await expectAccessible(page);

	const stranger = await visit(browser, null, address);
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('The certificate');
	await expect(stranger.getByText('Written by the Payments team')).toBeVisible();
	await expect(stranger.getByText('Inês')).toHaveCount(0);
	await expectAccessible(stranger);

	await openAgain(page);
	const link = page.getByRole('list', { name: 'Links' }).getByRole('listitem');
	await expect(link).toContainText('Northgate');
	await expect(link).toContainText('opened one time');
	await expect(page.getByText(address)).toHaveCount(0);
	await page.getByRole('button', { name: /^End it/ }).click();
	await expect(link).toContainText('Ended on');
	expect((await stranger.reload())?.status()).toBe(404);
});

test('a reader says that it changed something, in a sentence, without a script too', async ({ browser }) => {
	const page = await visit(browser, keys.reader, '/postmortems/1');
	await page.getByRole('button', { name: 'It helped me' }).click();
	await expect(page.getByText('It helped you.')).toBeVisible();
	await page.getByRole('link', { name: 'It did' }).click();
	await page.getByRole('button', { name: 'Say so' }).click();
	await expect(page.getByText('Say in a sentence what you do differently now.')).toBeVisible();
	await page.getByLabel('What do you do differently now?').fill('We probe ours from outside.');
	await page.getByRole('button', { name: 'Say so' }).click();
	await expect(page.getByText('One person said yes.')).toBeVisible();

	const author = await visit(browser, keys.author, '/inbox');
	await expect(author.getByText('Nguyễn Thu Hà said that PM‑1 changed something')).toBeVisible();

	const plain = await visit(browser, keys.reader, '/postmortems/1', false);
	await plain.getByRole('button', { name: 'Take it back' }).click();
	await plain.getByRole('link', { name: 'It did' }).click();
	await plain.getByLabel('What do you do differently now?').fill('Ours too.');
	await plain.getByRole('button', { name: 'Say so' }).click();
	await expect(plain.getByText('Ours too.')).toBeVisible();
});

test('on paper the reader’s view comes first, and all of it follows', async ({ browser }) => {
	const page = await visit(browser, keys.reader, '/postmortems/1');
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.emulateMedia({ media: 'print' });
	const headings = page.getByRole('heading', { level: 2 }).and(page.locator(':visible'));
	await expect(headings.first()).toHaveText('What we learned, and what changes');
	await expect(headings.nth(1)).toHaveText('What happened');
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await page.emulateMedia({ media: 'screen' });
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect(headings.first()).not.toHaveText('What we learned, and what changes');

	await open(page, `${kintsugi.url}/postmortems/1?view=short`);
	await expect(page.getByText('The agent renewed what it knew of.')).toBeHidden();
	await page.getByText('The whole story').click();
	await expect(page.getByText('The agent renewed what it knew of.')).toBeVisible();
	await expectAccessible(page);
});
