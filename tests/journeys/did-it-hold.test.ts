import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { open } from '../support/open.ts';

let kintsugi: Kintsugi;
let keys: { author: string; owner: string };
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member, outsider }: Company): Promise<typeof keys> {
	const content = {
		title: 'The certificate',
		summary: 'The job succeeded every night on the hosts that it knew of.',
		times: { started: '2026-11-10T02:00:00Z', resolved: '2026-11-10T03:52:00Z' },
		factors: [{ title: 'Nothing counts what is not there' }],
		lessons: [{ text: 'Watch the thing itself.' }],
		changes: [{ text: 'Probe it from outside', owner: outsider.email, lesson: 1, answers: [1] }],
	};
	await draft(db, member, NewPostmortem.parse({ content }), { publish: true });
	return {
		author: await startSession(db, member.id, 'A browser'),
		owner: await startSession(db, outsider.id, 'A browser'),
	};
}

async function visit(browser: Browser, session: string, path: string, script = true): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: script });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await (script ? open(page, kintsugi.url + path) : page.goto(kintsugi.url + path));
	return page;
}

test('a lesson leads to a change, the change is made and looked at; it did not hold, and the lesson is open again', async ({
	browser,
}) => {
	const page = await visit(browser, keys.owner, '/changes');
	await page.keyboard.press('j');
	await page.keyboard.press('d');
	await expect(page.getByText('C‑1 is made.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'One change is open' })).toBeVisible();
	await page.getByRole('link', { name: 'Probe it from outside' }).press('d');
	await expect(page.getByRole('region', { name: /^Done, waiting/ }).getByText('Done today')).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Did it hold?' }).click();
	await page.getByLabel('It held').check();
	await page.getByRole('button', { name: 'Say so' }).click();
	await expect(page.getByText('Held', { exact: true }).first()).toBeVisible();
	await page.getByRole('link', { name: 'Watch the thing itself.' }).click();
	await expect(page.getByText('It stands: what followed from it held.')).toBeVisible();
	await page.keyboard.press('u');
	await expect(page.getByRole('button', { name: /^Useful/ })).toHaveAttribute('aria-pressed', 'true');
	await expectAccessible(page);

	// Without a script as well; what was typed is kept where something needs another look.
	const plain = await visit(browser, keys.author, '/changes/1', false);
	await plain.getByText('Look once more').click();
	await plain.getByLabel('It did not hold').check();
	await plain.getByRole('button', { name: 'Say so' }).click();
	await expect(plain.getByText('Say in a sentence what you saw.')).toBeVisible();
	await expect(plain.getByLabel('It did not hold')).toBeChecked();
	await plain.getByLabel('What did you see?').fill('It ended again, on the fifth host.');
	await plain.getByRole('button', { name: 'Say so' }).click();
	await expect(plain.getByText('It did not hold, and L‑1 is open again.')).toBeVisible();
	await plain.getByRole('button', { name: 'Open it again' }).click();

	await open(page, `${kintsugi.url}/lessons/1`);
	await expect(page.getByText('Fresh: nobody has seen yet whether it holds.')).toBeVisible();
	const thread = page.getByRole('region', { name: 'Where it has travelled' }).getByRole('list').first();
	await expect(thread).toContainText('Paid for it: 1 h 52 min.');
	await expect(thread).toContainText('It ended again, on the fifth host.');
	await open(page, `${kintsugi.url}/inbox`);
	await expect(page.getByText('Inês Carvalho saw that C‑1 in PM‑1 did not hold')).toBeVisible();
});
