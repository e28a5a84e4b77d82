import { expect, test as base } from '@playwright/test';
import { Mailbox } from './mailbox.ts';
import { discard, startKintsugi, type Kintsugi } from './server.ts';

export { expect } from '@playwright/test';

/**
 * The `test` of all journeys. Each has a Kintsugi of its own, which nobody has set up yet; `page.goto('/')`
 * goes there. Whatever a page tried that the content security policy forbids, and whatever its scripts
 * threw, is red.
 */
export const test = base.extend<{ kintsugi: Kintsugi }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
	kintsugi: async ({}, use) => {
		const kintsugi = await startKintsugi();
		await use(kintsugi);
		await discard(kintsugi);
	},
	baseURL: async ({ kintsugi }, use) => use(kintsugi.url),
	context: async ({ context }, use) => {
		const problems: string[] = [];
		context.on('console', (message) => {
			if (message.text().includes('Content Security Policy')) problems.push(message.text());
		});
		context.on('weberror', (problem) => problems.push(String(problem.error())));
		await use(context);
		expect(problems).toEqual([]);
	},
});

/** The same, with mail: what Kintsugi sends arrives in `mailbox`. */
export const testWithMail = test.extend<{ mailbox: Mailbox }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
	mailbox: async ({}, use) => {
		const mailbox = await Mailbox.open();
		await use(mailbox);
		await mailbox.close();
	},
	kintsugi: async ({ mailbox }, use) => {
		const kintsugi = await startKintsugi(mailbox.environment);
		await use(kintsugi);
		await discard(kintsugi);
	},
});
