import { test as base } from '@playwright/test';
import { discard, startKintsugi, type Kintsugi } from './server.ts';

export { expect } from '@playwright/test';

/**
 * The `test` of all journeys. Each has a Kintsugi of its own, which nobody has set up yet; `page.goto('/')`
 * goes there.
 */
export const test = base.extend<{ kintsugi: Kintsugi }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
	kintsugi: async ({}, use) => {
		const kintsugi = await startKintsugi();
		await use(kintsugi);
		await discard(kintsugi);
	},
	baseURL: async ({ kintsugi }, use) => use(kintsugi.url),
});
