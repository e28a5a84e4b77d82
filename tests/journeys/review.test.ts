import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { open } from '../support/open.ts';

let kintsugi: Kintsugi;
let keys: { author: string; reviewer: string };
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member, outsider }: Company) {
	const content = { title: 'The queue that said stop', narrative: 'It asked its producers to slow down.' };
	await draft(db, member, NewPostmortem.parse({ content }));
	return {
		author: await startSession(db, member.id, 'A browser'),
		reviewer: await startSession(db, outsider.id, 'A browser'),
	};
}

async function enter(browser: Browser, session: string, javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({ baseURL: kintsugi.url, javaScriptEnabled });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	return page;
}

const review = (page: Page) => page.getByRole('region', { name: 'Review' });

test('a review, from a draft to its readers: asked in the editor, answered without a script', async ({
	browser,
}) => {
	const reviewer = await enter(browser, keys.reviewer, false);
	expect((await reviewer.goto('/postmortems/1'))?.status()).toBe(404);

	const author = await enter(browser, keys.author);
	await open(author, '/postmortems/1/edit');
	await author.getByRole('link', { name: 'Ask for review' }).click();
	const dialog = author.getByRole('dialog', { name: 'Ask for a review' });
	await dialog.getByLabel('Who reviews it', { exact: true }).fill('Nguyễn Thu Hà');
	await dialog.getByLabel('A note to them').fill('Is the order plain?');
	await expect(dialog.getByRole('checkbox', { name: 'Nguyễn Thu Hà' })).toBeChecked();
	await expectAccessible(author);
	await dialog.getByRole('button', { name: 'Ask for review' }).click();
	await expect(review(author)).toContainText('and its reviewers Nguyễn Thu Hà');
	await expectAccessible(author);

	await reviewer.goto('/');
	await reviewer.getByRole('link', { name: /asks for your review of PM.1/ }).click();
	await expect(review(reviewer)).toContainText('Is the order plain?');
	await review(reviewer).getByRole('button', { name: 'Ask for more' }).click();
	await expect(reviewer.getByText('Say in a sentence what it still needs.')).toBeVisible();
	await reviewer.getByLabel('What you say of it').fill('Who paused the producers?');
	await reviewer.getByRole('button', { name: 'Ask for more' }).click();
	await expect(review(reviewer)).toContainText('asked for more in version 1, as it stands now');
	await reviewer.getByLabel('Say something about all of it').fill('Which broker was it?');
	await reviewer.getByRole('button', { name: 'Leave the note' }).click();
	await expect(reviewer.getByText('Which broker was it?').first()).toBeVisible();

	await open(author, '/postmortems/1/edit');
	await author
		.getByRole('textbox', { name: 'Title', exact: true })
		.fill('The queue that said stop, politely');
	await expect(author.getByText(/^Saved \d\d:\d\d$/).first()).toBeVisible();
	await open(author, '/postmortems/1');
	await expect(review(author)).toContainText('asked for more in version 1, one version ago');
	await expect(review(author)).toContainText('One reviewer asks for more. Publishing does not wait for it.');
	await review(author).getByRole('button', { name: 'Publish' }).click();
	await expect(review(author)).toBeHidden();
	await expect(author.getByText('Which broker was it?').first()).toBeVisible();

	await open(author, '/postmortems/1/history');
	await expect(author.getByText('Published', { exact: true })).toBeVisible();
	await expectAccessible(author);
	await author.getByRole('button', { name: 'Compare them' }).click();
	await expect(author.locator('ins', { hasText: ', politely' })).toBeVisible();
	await expectAccessible(author);
});
