import { chromium } from '@playwright/test';
import { performance } from 'node:perf_hooks';
import { launchOptions } from '../tests/support/browser.ts';
import { launch, stopProcess } from '../tests/support/server.ts';
import { databaseOf, LARGE, openSession } from './fill.ts';
import { percentile } from './table.ts';

/** Pixels in a frame: 24,000 a second, faster than a hand scrolls. */
const STEP = 400;

/**
 * Somebody scrolls through the whole library in a browser: how long the frames take while rows come and go,
 * from the first rows to the last of ten thousand. 16.7 ms is a frame that nobody notices.
 */
export async function measureScrolling(): Promise<void> {
	const session = await openSession();
	const ours = await launch({ KINTSUGI_DATA: databaseOf(LARGE) });
	if (!ours.url) throw new Error(ours.problems);
	const browser = await chromium.launch(await launchOptions());
	try {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		await context.addCookies([{ name: 'session', value: session, url: ours.url }]);
		const page = await context.newPage();
		await page.goto(`${ours.url}/postmortems`, { waitUntil: 'networkidle' });
		const start = performance.now();
		const frames = await page.evaluate(async (step) => {
			const taken: { at: number; ms: number }[] = [];
			// Fifty rows each; counting the rows themselves would be most of a frame.
			const pages = document.getElementsByClassName('stretch');
			const rows = () => pages.length * 50;
			const end = performance.now() + 120_000;
			let before = performance.now();
			let still = 0;
			let seen = 0;
			while (still < 120 && performance.now() < end) {
				await Promise.race([new Promise(requestAnimationFrame), new Promise((go) => setTimeout(go, 1_000))]);
				const now = performance.now();
				taken.push({ at: rows(), ms: now - before });
				before = now;
				window.scrollBy(0, step);
				still = rows() === seen ? still + 1 : 0;
				seen = rows();
			}
			return still < 120 ? taken : taken.slice(0, -120);
		}, STEP);
		const seconds = (performance.now() - start) / 1000;
		const last = frames.at(-1)?.at ?? 0;
		const part = (from: number, to: number) =>
			frames.filter(({ at }) => at >= from && at < to).map(({ ms }) => ms);
		console.log(
			`scrolling, ${last.toLocaleString('en')} of ${LARGE.postmortems.toLocaleString('en')} rows in ${seconds.toFixed(0)} s`,
		);
		for (const [name, times] of [
			['first thousand rows', part(0, 1_000)],
			['last thousand rows', part(last - 1_000, Infinity)],
		] as const) {
			console.log(
				`  ${name}: a frame ${percentile(times).toFixed(1)} ms, 95th percentile ${percentile(times, 0.95).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
			);
		}
		console.log('');
	} finally {
		await browser.close();
		await stopProcess(ours.process, 'SIGTERM');
	}
}
