import type { Page } from '@playwright/test';

const LISTENS = 'html[data-listens]:not(:has(.markdown-field > textarea:not([hidden])))';

/** Waits until what is clicked and typed reaches our script: the page is alive, and its editors stand where text areas stood. */
export async function listens(page: Page): Promise<void> {
	await page.locator(LISTENS).waitFor({ state: 'attached' });
}

/** Goes to a page that has a script, and waits until it listens. */
export async function open(page: Page, address: string): Promise<void> {
	await page.goto(address, { waitUntil: 'domcontentloaded' });
	await listens(page);
}

export async function openAgain(page: Page): Promise<void> {
	await page.reload({ waitUntil: 'domcontentloaded' });
	await listens(page);
}
