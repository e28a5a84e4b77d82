import { expect, test, type Page } from '@playwright/test';
import {
	hostileTexts,
	hostileTextsAreHere,
	hostileTextsForNow,
	insideMarkdown,
} from '#lib/markdown/hostile-texts.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';

// The pages of this test have no content security policy: it shows that the renderer holds by itself.
const ON_ONE_PAGE = 500;
/** Many times as dear in a browser as in its parser, which gets every fifth in each run. */
const ONE_IN = 20;

interface Alarms {
	/** Scripts that ran, told by the names payloads like to call. */
	ran: string[];
	/** Addresses the page asked for. */
	asked: string[];
}

test.skip(!hostileTextsAreHere, 'The payload lists are not at ../shared/data/hostile.');

/** Counts everything a payload could do to a reader of the page. */
async function watch(page: Page): Promise<Alarms> {
	const alarms: Alarms = { ran: [], asked: [] };
	page.on('dialog', (dialog) => {
		alarms.ran.push(dialog.type());
		void dialog.dismiss();
	});
	await page.exposeFunction('alarm', (name: string) => void alarms.ran.push(name));
	await page.addInitScript(() => {
		const tell = (window as unknown as { alarm: (name: string) => Promise<void> }).alarm;
		for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
			Object.defineProperty(window, name, { value: () => void tell(name) });
	});
	await page.route('**', async (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === '/page')
			return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>a</title>' });
		alarms.asked.push(route.request().url());
		return route.abort();
	});
	return alarms;
}

/** Puts `html` on a fresh page, parsed as an answer of a server would be, and lets the mouse and keys pass over it. */
async function show(page: Page, html: string): Promise<void> {
	await page.goto('http://reader.example/page');
	await page.setContent(`<!doctype html><meta charset="utf-8"><title>a</title><main>${html}</main>`, {
		waitUntil: 'domcontentloaded',
	});
	await page.evaluate(async () => {
		for (const element of document.querySelectorAll<HTMLElement>('main *')) {
			for (const type of ['mouseover', 'pointerover', 'focus', 'input', 'toggle', 'animationstart'])
				element.dispatchEvent(new Event(type, { bubbles: true }));
			if (element instanceof HTMLAnchorElement && element.protocol === 'javascript:') element.click();
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	});
}

function pagesOf<T>(items: T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
		items.slice(n * size, (n + 1) * size),
	);
}

test('no payload does anything in a browser once it is rendered', async ({ page }) => {
	test.setTimeout(300_000);
	const alarms = await watch(page);
	for (const payloads of pagesOf(hostileTextsForNow(ONE_IN), ON_ONE_PAGE)) {
		await show(
			page,
			payloads
				.flatMap(insideMarkdown)
				.map((text) => renderMarkdown(text))
				.join('\n'),
		);
		// Pictures of our own paths are asked for, from this site: that is what a writer may do.
		expect(alarms.asked.filter((url) => !url.startsWith('http://reader.example/'))).toEqual([]);
	}
	expect(alarms.ran).toEqual([]);
});

test('the same payloads unrendered set off the alarms, so the test above can fail', async ({ page }) => {
	const alarms = await watch(page);
	const [payloads = []] = pagesOf(
		hostileTexts().filter((text) => /<(img|svg|script)[^>]*(onerror|onload|>)/i.test(text)),
		ON_ONE_PAGE,
	);
	for (const payload of payloads.slice(0, 20)) await show(page, payload);
	expect(alarms.ran.length).toBeGreaterThan(0);
	expect(alarms.asked.length).toBeGreaterThan(0);
});
