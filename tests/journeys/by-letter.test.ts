import type { Browser } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { OWNER, setUp } from '../support/first-steps.ts';
import { open } from '../support/open.ts';
import { expect, testWithMail as test } from '../support/kintsugi.ts';

const NEW = 'violet harbour ladder sunday';

/** Somebody at a browser of their own. */
async function visitor(browser: Browser, baseURL: string | undefined, javaScriptEnabled: boolean) {
	const context = await browser.newContext({ baseURL, javaScriptEnabled });
	return { page: await context.newPage(), leave: () => context.close() };
}

for (const scripts of [true, false]) {
	test(`a forgotten password ${scripts ? 'with' : 'without'} JavaScript: a letter, a new one, and in again`, async ({
		page: owner,
		browser,
		baseURL,
		mailbox,
	}) => {
		await setUp(owner);
		const { page, leave } = await visitor(browser, baseURL, scripts);
		await page.goto('/sign-in');
		await page.getByRole('link', { name: 'Forgot your password?' }).click();
		// The page before has a field of that name, too.
		await expect(page.getByRole('heading', { name: 'Forgot it?' })).toBeVisible();
		await page.getByLabel('E-mail address').fill(OWNER.email);
		if (scripts) await expectAccessible(page);
		await page.getByRole('button', { name: 'Send the letter' }).click();
		await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
		const { links } = await mailbox.letterTo(OWNER.email, { about: /new password/ });
		await page.goto(links.find((link) => link.includes('/reset/')) ?? '');
		await page.getByLabel('The new one').fill('maren holt maren holt');
		await page.getByRole('button', { name: 'Set the password' }).click();
		await expect(page.getByText('would be guessed early')).toBeVisible();
		await page.getByLabel('The new one').fill(NEW);
		if (scripts) await expectAccessible(page);
		await page.getByRole('button', { name: 'Set the password' }).click();
		await expect(page.getByText('Your new password counts')).toBeVisible();
		await page.getByLabel('E-mail address').fill(OWNER.email);
		await page.getByLabel('Password').fill(NEW);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();
		await mailbox.letterTo(OWNER.email, { about: /was changed/ });

		await owner.goto('/people');
		await expect(owner, 'whoever was in with the old one is out').toHaveURL('/sign-in?next=%2Fpeople');
		await owner.goto(links.find((link) => link.includes('/reset/')) ?? '');
		await expect(owner.getByRole('heading', { name: 'This link is over' })).toBeVisible();
		await expectAccessible(owner);
		await leave();
	});
}

test('people come by a letter: invited, or by themselves with an address at a listed domain', async ({
	page,
	browser,
	baseURL,
	mailbox,
}) => {
	await setUp(page);
	await page.goto('/people/invitations');
	await page.getByLabel('Their e-mail addresses').fill('kwame@example.org, lior@example.org');
	await page.getByLabel('A line from you').fill('We wrote up Tuesday.');
	await page.getByRole('button', { name: 'Invite' }).click();
	await expect(page.getByText('Letters are on the way to kwame@example.org, lior@example.org')).toBeVisible();
	await expectAccessible(page);
	const invited = await mailbox.letterTo('kwame@example.org');
	expect(invited.text).toContain('We wrote up Tuesday.');

	const { page: kwame, leave } = await visitor(browser, baseURL, false);
	await kwame.goto(invited.links.find((link) => link.includes('/join/')) ?? '');
	await kwame.getByLabel('Your name').fill('Kwame Boateng');
	await kwame.getByLabel('A password').fill(NEW);
	await kwame.getByLabel('Your time zone').selectOption('Africa/Accra');
	await kwame.getByRole('button', { name: 'Join Northwind' }).click();
	await expect(kwame.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();
	await kwame.goto('/settings/security');
	await expect(kwame.getByText('kwame@example.org confirmed')).toBeVisible();
	await leave();

	await page.goto('/admin/joining');
	await page.getByLabel('Domains').fill('example.net gmail.com');
	await page.getByLabel('Newcomers come as').selectOption('guest');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Anybody at all can have an address at gmail.com')).toBeVisible();
	await expectAccessible(page);

	const { page: ana, leave: leaveToo } = await visitor(browser, baseURL, true);
	await ana.goto('/sign-in');
	await ana.getByRole('link', { name: 'Join with your work address' }).click();
	await ana.getByLabel('Your work address').fill('ana@example.com');
	await ana.getByRole('button', { name: 'Send the letter' }).click();
	await expect(ana.getByText('an invitation is the way in')).toBeVisible();
	await ana.getByLabel('Your work address').fill('ana@example.net');
	await ana.getByRole('button', { name: 'Send the letter' }).click();
	await expect(ana.getByText('A letter is on its way to ana@example.net')).toBeFocused();
	const letter = await mailbox.letterTo('ana@example.net');
	await ana.goto(letter.links.find((link) => link.includes('/sign-up/')) ?? '');
	await ana.getByLabel('Your name').fill('Ana Reyes');
	await ana.getByLabel('A password').fill(NEW);
	await expectAccessible(ana);
	await ana.getByRole('button', { name: 'Join Northwind' }).click();
	await expect(ana).toHaveURL('/');
	await leaveToo();
	await page.goto('/people');
	await expect(page.getByRole('link', { name: 'Ana Reyes' })).toBeVisible();
});

test('an address is changed by a letter, and “this was not me” keeps the old one', async ({
	page,
	mailbox,
}) => {
	await setUp(page);
	await open(page, '/settings/security');
	await page.getByText('Change the address').click();
	await page.getByLabel('The new one').first().fill('maren@example.net');
	await page.getByLabel('Your password').fill(OWNER.password);
	await page.getByRole('button', { name: 'Send the letter' }).click();
	await expect(page.getByText('A letter is on its way to maren@example.net')).toBeVisible();
	await expectAccessible(page);
	const confirm = await mailbox.letterTo('maren@example.net');
	await page.goto(confirm.links.find((link) => link.includes('/address/')) ?? '');
	await page.getByRole('button', { name: 'Confirm the address' }).click();
	await expect(page.getByText('maren@example.net confirmed')).toBeVisible();
	const warned = await mailbox.letterTo(OWNER.email, { about: /Another address/ });
	await page.goto(warned.links.find((link) => link.includes('/not-me/')) ?? '');
	await page.getByRole('button', { name: 'This was not me' }).click();
	await expect(page.getByText(`For ${OWNER.email}`)).toBeVisible();
	await page.getByLabel('The new one').fill(NEW);
	await page.getByRole('button', { name: 'Set the password' }).click();
	await expect(page.getByText('Your new password counts')).toBeVisible();
});
