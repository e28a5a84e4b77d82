import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let keys: { author: string; other: string };
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(enterThem)));
test.afterAll(() => discard(kintsugi));

const enterThem = async ({ db, member, outsider }: Company) => ({
	author: await startSession(db, member.id, 'A browser'),
	other: await startSession(db, outsider.id, 'A browser'),
});

async function enter(browser: Browser, session: string, javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url, javaScriptEnabled });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	return page;
}

test('a story, from its first words to an answered question: read by one first, agreed to, published, recognised', async ({
	browser,
}) => {
	const author = await enter(browser, keys.author);
	await open(author, '/stories/new');
	await author.getByLabel('What is it called?').fill('The restore that was not there');
	await author.getByRole('button', { name: 'Begin the draft' }).click();
	await author.getByLabel('What I tried').fill('I looked after our backups for three years.');
	await author
		.getByLabel('What happened')
		.fill('The archive was empty. Hà saw me go quiet, says Nguyễn Thu Hà.');
	await author.getByLabel('What I learned').fill('A backup is a belief. A restore is a fact.');
	await author.getByLabel('What I do differently').fill('Restore something small, every week, by hand.');
	await expect(author.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
	await expect(author.getByText('You name Nguyễn Thu Hà. Have you asked them?')).toBeVisible();
	await expectAccessible(author);

	await author.getByRole('link', { name: 'Publish' }).click();
	await author.getByLabel('Who?').fill('Nguyễn Thu Hà');
	await author.getByRole('button', { name: 'Ask them' }).first().click();
	await expect(author.getByText('can read the draft, and has not said anything yet')).toBeVisible();
	await author.getByRole('button', { name: 'Ask Nguyễn Thu Hà' }).click();
	await expect(author.getByText('Nguyễn Thu Hà has not answered yet.')).toBeVisible();
	await author.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(author.getByRole('alert')).toContainText('It can go out once they agree');
	await expectAccessible(author);

	const other = await enter(browser, keys.other, false);
	await other.goto('/inbox');
	await other.getByRole('link', { name: /speaks of you in S.1/ }).click();
	await expect(other.getByText('The archive was empty.')).toBeVisible();
	await other.getByRole('radio', { name: 'I agree' }).first().check();
	await other.getByRole('button', { name: 'Answer' }).click();
	await expect(other.getByText('You agreed.')).toBeVisible();
	await other.goto('/stories/1');
	await other.getByLabel(/What would you tell/).fill('Say what you felt.');
	await other.getByRole('button', { name: 'Say so' }).click();
	await expect(other.getByLabel(/What would you tell/)).toHaveValue('Say what you felt.');

	await open(author, '/stories/1/publish');
	await expect(author.getByText('Say what you felt.')).toBeVisible();
	await author.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(author).toHaveURL('/stories/1');
	await expectAccessible(author);

	await other.goto('/stories/1');
	await other.getByRole('button', { name: 'I recognise this' }).click();
	await expect(other.getByText('You recognised this')).toBeVisible();
	await other.getByLabel('What would you like to know?').fill('Who told the customer?');
	await other.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(other.getByText('Nobody else sees it until it is answered.')).toBeVisible();

	await open(author, '/stories/1');
	await author.getByLabel('Your answer').fill('I did, by lunch.');
	await author.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(author.getByText('Say it better')).toBeVisible();
	await other.goto('/stories/1');
	await expect(other.getByText('I did, by lunch.')).toBeVisible();

	await author.getByRole('link', { name: 'Share it with people elsewhere' }).click();
	await expect(author.getByText(/^Agreed to readers at /)).toBeVisible();
	await expect(author.getByRole('button', { name: 'Make a link' })).toHaveCount(0);
	await expectAccessible(author);
	await author.getByRole('button', { name: 'Ask Nguyễn Thu Hà about readers elsewhere' }).press('Enter');
	await other.goto('/inbox');
	await other.getByRole('link', { name: /asks whether people elsewhere may read S.1/ }).click();
	await other.getByLabel('I agree, and people elsewhere may read it, too').check();
	await other.getByRole('button', { name: 'Answer again' }).click();
	await expect(other.getByText('You agreed, to readers elsewhere as well.')).toBeVisible();
	await open(author, '/stories/1/share');
	await author.getByRole('button', { name: 'Make a link' }).click();
	const link = await author.getByRole('group', { name: 'The link' }).locator('code').innerText();
	const stranger = await (await browser.newContext()).newPage();
	await stranger.goto(link);
	await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('The restore that was not there');
	await expect(stranger.getByText('Inês Carvalho')).toBeVisible();
	await expect(stranger.getByText('I did, by lunch.')).toHaveCount(0);
	await expect(stranger.locator('main a')).toHaveCount(0);
	await expectAccessible(stranger);
});

test('what was written while nobody answered, or of what others read already, is offered back by the same browser', async ({
	browser,
}) => {
	const offline = await enter(browser, keys.author);
	await open(offline, '/stories/new');
	await offline.getByLabel('What is it called?').fill('The train with no signal');
	await offline.getByRole('button', { name: 'Begin the draft' }).click();
	await expect(offline.getByLabel('What I tried')).toBeVisible();
	const address = new URL(offline.url()).pathname;
	await offline.context().setOffline(true);
	await offline.getByLabel('What I tried').fill('I wrote it between two tunnels.');
	await offline.getByLabel('I look after it as a change').check();
	await expect(offline.getByText('Offline. Everything is kept here until you are back.')).toBeVisible();
	await offline.close();

	const [context] = browser.contexts().slice(-1);
	await context?.setOffline(false);
	const author = await context?.newPage();
	if (!author) throw new Error('The browser is gone.');
	await open(author, address);
	await expect(author.getByLabel('What I tried')).toHaveValue('');
	const before = author.getByRole('region', { name: 'Written here before' });
	await expect(before).toContainText('You wrote more here on');
	await expectAccessible(author);
	await before.getByRole('button', { name: 'Use it' }).press('Enter');
	await expect(author.getByLabel('What is it called?')).toBeFocused();
	await expect(author.getByLabel('What I tried')).toHaveValue('I wrote it between two tunnels.');
	await expect(author.getByLabel('I look after it as a change')).toBeChecked();
	await expect(author.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
	await author.reload();
	await expect(author.getByLabel('What I tried')).toHaveValue('I wrote it between two tunnels.');
	await expect(before).toHaveCount(0);

	await open(author, address.replace('/edit', '/publish'));
	await author.getByRole('button', { name: 'Publish', exact: true }).click();
	await open(author, address);
	await author.getByLabel('What I learned').fill('Tunnels end.');
	await expect(author.getByText('Not saved yet. Kept here.')).toBeVisible();
	await open(author, address);
	await expect(author.getByLabel('What I learned')).toHaveValue('');
	await before.getByRole('button', { name: 'Use it' }).click();
	await author.getByRole('button', { name: 'Save', exact: true }).first().click();
	await expect(author).toHaveURL(address.replace('/edit', ''));
	await expect(author.getByText('Tunnels end.')).toBeVisible();
	await open(author, address);
	await expect(before).toHaveCount(0);
});
