import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../support/kintsugi.ts';

const OWNER = { name: 'Maren Holt', email: 'maren@example.org', password: 'kettle orbit meadow lantern' };
const GUEST = { name: 'Kwame Boateng', email: 'kwame@example.org', password: 'violet harbour ladder sunday' };

async function visit(
	browser: Browser,
	baseURL: string | undefined,
	javaScriptEnabled: boolean,
): Promise<BrowserContext> {
	return browser.newContext({ baseURL, javaScriptEnabled, timezoneId: 'America/St_Johns' });
}

async function setUp(page: Page): Promise<void> {
	await page.goto('/');
	await expect(page).toHaveURL('/setup');
	await page.getByLabel('The workspace is called').fill('Northwind');
	await page.getByLabel('Your name').fill(OWNER.name);
	await page.getByLabel('Your e-mail address').fill(OWNER.email);
	await page.getByLabel('A password').fill(OWNER.password);
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

for (const scripts of [true, false]) {
	test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
		test('set up, sign out and in, invite somebody, give them a role', async ({ browser, baseURL }) => {
			const ours = await visit(browser, baseURL, scripts);
			const page = await ours.newPage();

			await setUp(page);
			if (scripts) await expect(page.getByLabel('Your time zone')).toHaveValue('America/St_Johns');
			else await page.getByLabel('Your time zone').selectOption('America/St_Johns');
			await page.getByRole('button', { name: 'Make the workspace' }).click();
			await expect(page.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();

			await page.goto('/settings');
			await expect(page.getByLabel('Your time zone')).toHaveValue('America/St_Johns');
			await page.getByRole('button', { name: 'Sign out', exact: true }).click();
			await expect(page).toHaveURL('/sign-in');
			await page.goto('/people');
			await expect(page).toHaveURL('/sign-in?next=%2Fpeople');
			await signIn(page, { ...OWNER, password: 'not the one that it is' });
			await expect(page.getByText('do not belong together')).toBeVisible();
			await expect(page.getByLabel('E-mail address')).toHaveValue(OWNER.email);
			await signIn(page, OWNER);
			await expect(page.getByRole('heading', { name: 'One person is here' })).toBeVisible();

			await page.getByRole('link', { name: 'Invite people' }).click();
			await page.getByLabel('Their e-mail addresses').fill(GUEST.email);
			await page.getByRole('button', { name: 'Make links' }).click();
			const link = page.getByText(/^http.*\/join\/\w+$/);
			await expect(link).toBeVisible();
			const address = await link.innerText();

			const theirs = await visit(browser, baseURL, scripts);
			const guest = await theirs.newPage();
			await guest.goto(address);
			await guest.reload();
			await expect(guest.getByText(`${OWNER.name} asked you to Northwind`)).toBeVisible();
			await guest.getByLabel('Your name').fill(GUEST.name);
			await guest.getByLabel('A password').fill('kwame kwame kwame');
			if (!scripts) await guest.getByLabel('Your time zone').selectOption('Africa/Accra');
			await guest.getByRole('button', { name: 'Join Northwind' }).click();
			await expect(guest.getByText('would be guessed early')).toBeVisible();
			await expect(guest.getByLabel('Your name')).toHaveValue(GUEST.name);
			await guest.getByLabel('A password').fill(GUEST.password);
			await guest.getByRole('button', { name: 'Join Northwind' }).click();
			await expect(guest.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();

			await guest.goto('/people');
			await expect(guest.getByRole('heading', { name: 'Two people are here' })).toBeVisible();
			await expect(guest.getByRole('link', { name: 'Invite people' })).toHaveCount(0);
			expect((await guest.goto('/admin'))?.status()).toBe(403);
			expect((await guest.goto(address))?.status()).toBe(404);

			await page.goto('/people');
			await page.getByRole('link', { name: GUEST.name }).click();
			await page.getByLabel('Role').selectOption('admin');
			await page.getByRole('button', { name: 'Change the role' }).click();
			await expect(page.getByRole('definition').filter({ hasText: 'Administrator' })).toBeVisible();
			expect((await guest.goto('/admin'))?.status(), 'the next request counts').toBe(200);

			await page.getByRole('button', { name: `Deactivate ${GUEST.name}` }).click();
			if (scripts) {
				const dialog = page.getByRole('dialog', { name: `Deactivate ${GUEST.name}?` });
				await expect(dialog).toContainText('What they wrote stays');
				await dialog.getByRole('button', { name: 'Deactivate' }).click();
			} else {
				await expect(page.getByRole('alert')).toContainText(`Deactivate ${GUEST.name}?`);
				expect((await guest.goto('/admin'))?.status(), 'nothing has happened yet').toBe(200);
				await page.getByRole('button', { name: 'Deactivate', exact: true }).click();
			}
			await expect(page.getByText('What they wrote stays.')).toBeVisible();
			await guest.goto('/people');
			await expect(guest).toHaveURL('/sign-in?next=%2Fpeople');
			await ours.close();
			await theirs.close();
		});

		test('what was typed before a session ended is sent after signing in again', async ({
			browser,
			baseURL,
		}) => {
			const ours = await visit(browser, baseURL, scripts);
			const page = await ours.newPage();
			await setUp(page);
			await page.getByLabel('Your time zone').selectOption('Europe/Berlin');
			await page.getByRole('button', { name: 'Make the workspace' }).click();
			await expect(page.getByRole('heading', { name: 'Nothing has broken yet' })).toBeVisible();

			await page.goto('/teams');
			await page.getByLabel('Name').fill('Payments & rails');
			await ours.clearCookies();
			await page.getByRole('button', { name: 'Make the team' }).click();
			await expect(page.getByText('You were signed out in the meantime')).toBeVisible();
			await signIn(page, { ...OWNER, password: 'not the one that it is' });
			await expect(page.getByText('do not belong together')).toBeVisible();
			await signIn(page, OWNER);
			await page.getByRole('button', { name: 'Send it again' }).click();
			await expect(page.getByRole('heading', { name: 'Payments & rails' })).toBeVisible();
			await ours.close();
		});
	});
}
