import type { Page } from '@playwright/test';
import { expect } from './kintsugi.ts';

export const OWNER = {
	name: 'Maren Holt',
	email: 'maren@example.org',
	password: 'kettle orbit meadow lantern',
};

/**
 * Northwind, with Maren Holt as its owner, who is signed in. It is asked for as the form asks for it; how the
 * page of it looks and works has a journey of its own.
 */
export async function setUp(page: Page): Promise<void> {
	const answer = await page.request.post('/setup', {
		headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
		form: { ...OWNER, workspace: 'Northwind', zone: 'Europe/Berlin', start: 'blank' },
		maxRedirects: 0,
	});
	expect(answer.status()).toBe(303);
}

export async function signIn(page: Page): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill(OWNER.email);
	await page.getByLabel('Password').fill(OWNER.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL('/');
}
