import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import { EMAILS, PASSWORD, type Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: string[];
test.beforeAll(async () => ({ kintsugi, filled: sessions } = await startFilled(begin)));
test.afterAll(() => discard(kintsugi));

/** A draft is its author's alone: whoever else sits there later sees nothing of it. */
async function begin({ db, member }: Company): Promise<string[]> {
	await draft(db, member, NewPostmortem.parse({ content: { title: 'The queue that never ended' } }));
	return [await startSession(db, member.id, 'One'), await startSession(db, member.id, 'Other')];
}

const title = (page: Page) => page.getByRole('heading', { name: 'The queue that never ended' });

test('a page that was kept runs as it did, and is a step back for nobody once its reader has signed out', async ({
	page,
	context,
}) => {
	const refused: string[] = [];
	page.on('console', (message) => {
		if (/Content Security Policy/.test(message.text())) refused.push(message.text());
	});
	const address = `${kintsugi.url}/postmortems/1`;
	await context.addCookies([{ name: 'session', value: sessions[0] ?? '', url: kintsugi.url }]);
	await open(page, address);
	// It comes from the browser itself, with the policy and the nonce of the first time: its script runs.
	for (let n = 0; n < 2; n++) {
		await open(page, address);
		await expect(title(page)).toBeVisible();
	}
	expect(refused).toEqual([]);

	await page.evaluate(() => {
		const form = document.createElement('form');
		form.method = 'POST';
		form.action = '/sign-out';
		document.body.append(form);
		form.submit();
	});
	await expect(page).toHaveURL(/\/sign-in/);
	await page.goBack();
	await expect(page).toHaveURL(/\/sign-in/);
	await expect(title(page)).toBeHidden();

	await open(page, `${kintsugi.url}/sign-in`);
	await page.getByLabel('E-mail').fill(EMAILS.outsider);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(`${kintsugi.url}/`);
	await page.goto(address);
	await expect(title(page)).toBeHidden();
});

test('where a session ended by itself, the next person finds nothing of it a step back', async ({
	page,
	context,
}) => {
	const address = `${kintsugi.url}/postmortems/1`;
	await context.addCookies([{ name: 'session', value: sessions[1] ?? '', url: kintsugi.url }]);
	await open(page, `${kintsugi.url}/sign-in`);
	await page.goto(address);
	await context.clearCookies();
	await open(page, `${kintsugi.url}/sign-in`);
	await page.getByLabel('E-mail').fill(EMAILS.outsider);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(`${kintsugi.url}/`);
	await page.goBack();
	await page.goBack();
	await expect(title(page)).toBeHidden();
});
