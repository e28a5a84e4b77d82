import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { open, openAgain } from '../support/open.ts';

type Who = 'author' | 'desk' | 'oncall' | 'owner';

let kintsugi: Kintsugi;
let keys: Record<Who, string>;
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member, outsider, admin, owner }: Company): Promise<typeof keys> {
	const content = {
		title: 'The certificate',
		summary: 'Checkout was down.',
		times: { started: '2026-11-10T02:14:00Z', resolved: '2026-11-10T04:06:00Z' },
	};
	await draft(db, member, NewPostmortem.parse({ content }), { publish: true });
	const key = (id: number) => startSession(db, id, 'A browser');
	return {
		author: await key(member.id),
		desk: await key(outsider.id),
		oncall: await key(admin.id),
		owner: await key(owner.id),
	};
}

async function visit(browser: Browser, who: Who, path: string, script = true): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url, javaScriptEnabled: script });
	await context.addCookies([{ name: 'session', value: keys[who], url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await (script ? open(page, path) : page.goto(path));
	return page;
}

const accounts = (page: Page) => page.getByRole('region', { name: 'What people saw' }).getByRole('article');

test('two people tell what they saw; each is seen once its writer releases it', async ({ browser }) => {
	const desk = await visit(browser, 'desk', '/postmortems/1/what-i-saw');
	await desk.getByLabel('What you were to it').fill('At the help desk');
	await desk.getByLabel('In your words').fill('Eleven people wrote within four minutes.');
	await desk.getByLabel('With my name').check();
	await expect(desk.getByText('Kept, for you alone.')).toBeVisible();
	await expectAccessible(desk);

	const oncall = await visit(browser, 'oncall', '/postmortems/1/what-i-saw', false);
	await oncall.getByLabel('What you were to it').fill('On call');
	await oncall.getByLabel('In your words').fill('The dashboard was green.');
	await oncall.getByRole('button', { name: 'Release into the post-mortem' }).click();
	await expect(oncall.getByRole('button', { name: 'Take it back' })).toBeVisible();

	const owner = await visit(browser, 'owner', '/postmortems/1');
	await expect(accounts(owner)).toHaveCount(1);
	await expect(accounts(owner)).toContainText('The dashboard was green.');
	expect(await owner.content()).not.toContain('Eleven people');

	// What was kept on the way is there again, in whatever browser.
	const later = await visit(browser, 'desk', '/postmortems/1/what-i-saw');
	await expect(later.getByLabel('In your words')).toHaveValue('Eleven people wrote within four minutes.');
	await later.getByRole('button', { name: 'Release into the post-mortem' }).click();
	await expect(later.getByText('beside what others saw')).toBeVisible();

	await openAgain(owner);
	await expect(accounts(owner)).toContainText(['Nguyễn Thu Hà', 'The dashboard was green.']);
	const [left, right] = await Promise.all([0, 1].map((nth) => accounts(owner).nth(nth).boundingBox()));
	expect(left?.y).toBe(right?.y);
	expect(left?.x ?? 0).toBeLessThan(right?.x ?? 0);
	await expectAccessible(owner);
});

test('customers are told the facts, and nothing from in here', async ({ browser }) => {
	const author = await visit(browser, 'author', '/postmortems/1/customers');
	await author
		.getByLabel('Text', { exact: true })
		.fill('It took {duration}, as [we saw](http://grafana.internal/d/1). Ask Nguyễn Thu Hà.');
	await author.getByRole('button', { name: 'Save and check' }).click();
	const sheet = author.getByRole('region', { name: 'As customers see it' });
	await expect(sheet).toContainText('It took 1 h 52 min, as we saw.');
	await expect(sheet.getByRole('link')).toHaveCount(0);
	await expect(author.getByText('Two things to look at before it leaves')).toBeVisible();
	await expectAccessible(author);
	await author.getByRole('button', { name: 'Approve it as it reads here' }).click();
	await expect(author.getByText(/Approved as it reads here by Inês Carvalho/)).toBeVisible();

	await author.getByRole('button', { name: 'Make a link' }).click();
	const address = await author.getByRole('group', { name: 'The link' }).locator('code').innerText();
	await expectAccessible(author);

	const stranger = await (await browser.newContext()).newPage();
	await open(stranger, address);
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('The certificate');
	await expect(stranger.getByText('It took 1 h 52 min, as we saw.')).toBeVisible();
	await expectAccessible(stranger);
	expect((await stranger.goto(address.replace(/\/customers$/, '')))?.status()).toBe(404);
});
