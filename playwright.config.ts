import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/browser.ts';

const report = process.env.KINTSUGI_JOURNEYS_REPORT;

export default defineConfig({
	testDir: 'tests/journeys',
	globalSetup: './tests/support/built.ts',
	// Each journey has a Kintsugi of its own, so they may run side by side.
	fullyParallel: true,
	// Half of the time of each is waiting, for a page or a server.
	workers: 3,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
	use: {
		browserName: 'chromium',
		launchOptions: await launchOptions(),
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		// Nothing moves on its way: less to paint, and nothing to wait for.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		// A trace of every journey costs a fifth of the time: `playwright test NAME --trace on` where one is needed.
	},
});
