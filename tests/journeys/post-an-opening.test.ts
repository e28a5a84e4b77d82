import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: Record<'poster' | 'reader', string>;
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

/** A project that looks for somebody, which an opening can begin with. */
async function write({ db, member, outsider }: Company) {
	const needs = [{ name: 'Copywriting', weight: 'must', teaches: true, count: 2 }];
	await pitch(db, member, NewProject.parse({ title: 'A tick that tells the truth', needs, joins: true }));
	return {
		poster: await startSession(db, member.id, 'A browser'),
		reader: await startSession(db, outsider.id, 'A browser'),
	};
}

async function visit(page: Page, path: string, session: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('an opening begins with what a project looks for, survives a reload, is posted, found, filled and opened again', async ({
	page,
	browser,
}) => {
	await visit(page, '/growth/openings/new?about=P-1', sessions.poster);
	await expect(page.getByLabel('Skill 1')).toHaveValue('Copywriting');
	await page.getByLabel('In one or two sentences').fill('Two mornings a week, with tea.');
	await page.getByRole('textbox', { name: 'Hours a week' }).fill('5');
	await page.getByRole('button', { name: 'Another skill' }).click();
	await page.getByLabel('Skill 3').fill('Facilitation');
	await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('Facilitation');
	await open(page, `${kintsugi.url}/growth/openings/new?about=P-1`);
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(page.getByLabel('In one or two sentences')).toHaveValue('Two mornings a week, with tea.');
	await expect(page.getByLabel('Skill 3')).toHaveValue('Facilitation');
	await expectAccessible(page);
	await page.getByRole('textbox', { name: 'Weeks' }).fill('half a year');
	await page.getByRole('button', { name: 'Post it' }).click();
	await expect(page.getByText('Weeks, as a whole number.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Weeks' }).fill('8');
	await page.getByRole('button', { name: 'Post it' }).click();
	await expect(page.getByRole('heading', { name: 'A tick that tells the truth' })).toBeVisible();
	await expect(page.getByText('5 h a week for eight weeks.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'P‑1 A tick that tells the truth' })).toBeVisible();

	const theirs = await (await browser.newContext()).newPage();
	await visit(theirs, '/growth/openings?form=project&skill=facilitation', sessions.reader);
	await expectAccessible(theirs);
	await theirs.getByRole('link', { name: 'A tick that tells the truth' }).click();
	await expect(theirs.getByRole('link', { name: 'Inês Carvalho' })).toBeVisible();
	await expect(theirs.getByText('I’d like to talk')).toBeVisible();
	await expectAccessible(theirs);

	await page.getByText('Fill it, or close it').click();
	await page.getByLabel('What came of it, in a line').fill('Two wrote the words that couriers trust.');
	await page.getByRole('button', { name: 'Say so' }).click();
	await expect(page.getByRole('heading', { name: 'It is filled' })).toBeVisible();
	await expectAccessible(page);
	await open(theirs, `${kintsugi.url}/growth/openings?show=over`);
	await expect(theirs.getByText('Filled.')).toBeVisible();
	await page.getByRole('button', { name: 'Open it again' }).click();
	await open(theirs, `${kintsugi.url}/growth/openings`);
	await expect(theirs.getByRole('heading', { name: /^One opening at/ })).toBeVisible();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('it is posted, narrowed and closed as well', async ({ page }) => {
		await page.context().addCookies([{ name: 'session', value: sessions.poster, url: kintsugi.url }]);
		await page.goto(`${kintsugi.url}/growth/openings/new`);
		await page.getByRole('radio', { name: /A mentorship/ }).check();
		await page.getByLabel('In one line').fill('An hour a month, on facilitating');
		await page.getByLabel('Places').fill('none');
		await page.getByRole('button', { name: 'Post it' }).click();
		await expect(page.getByText('How many, as a whole number.')).toBeVisible();
		await expect(page.getByLabel('In one line')).toHaveValue('An hour a month, on facilitating');
		await page.getByLabel('Places').fill('2');
		await page.getByRole('button', { name: 'Post it' }).click();
		await expect(page.getByText('Two places.')).toBeVisible();
		await page.goto(`${kintsugi.url}/growth/openings`);
		await page.getByRole('link', { name: 'Mentors' }).click();
		await page.getByRole('link', { name: 'An hour a month, on facilitating' }).click();
		await page.getByText('Fill it, or close it').click();
		await page.getByRole('radio', { name: 'It is offered no more' }).check();
		await page.getByRole('button', { name: 'Say so' }).click();
		await expect(page.getByRole('heading', { name: 'It is closed' })).toBeVisible();
	});
});
