import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './kintsugi.ts';

export const OWNER = {
	name: 'Maren Holt',
	email: 'maren@example.org',
	password: 'kettle orbit meadow lantern',
};

/** Northwind, with Maren Holt as its owner, who is signed in and sees Today. */
export async function setUp(page: Page): Promise<void> {
	await page.goto('/setup');
	await page.getByLabel('The workspace is called').fill('Northwind');
	await page.getByLabel('Your name').fill(OWNER.name);
	await page.getByLabel('Your e-mail address').fill(OWNER.email);
	await page.getByLabel('A password').fill(OWNER.password);
	await page.getByLabel('Your time zone').selectOption('Europe/Berlin');
	await page.getByRole('button', { name: 'Make the workspace' }).click();
	await expect(page).toHaveURL('/');
}

export async function signIn(page: Page): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill(OWNER.email);
	await page.getByLabel('Password').fill(OWNER.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL('/');
}

/** axe has nothing to say of this page as it is now. It needs a script in the page. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
