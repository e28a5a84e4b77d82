import { readdirSync } from 'node:fs';
import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';

test.describe.configure({ mode: 'default' });
test.setTimeout(180_000);

let kintsugi: Kintsugi;
let known: { session: string; number: number };
test.beforeAll(
	async () =>
		({ kintsugi, filled: known } = await startFilled(async ({ db, owner }) => {
			const content = {
				title: 'The certificate that renewed itself everywhere but where it mattered',
				summary: 'An intermediate certificate expired on four of thirteen gateways.',
				narrative: 'We rebuilt `gw-10` to `gw-13`.\n\n| host | expired |\n| --- | --- |\n| gw-10 | yes |',
				timeline: [{ at: '2026-11-10T02:14:00Z', text: 'It expires on four hosts.', role: 'gateway' }],
				lessons: [{ text: 'Monitor the thing that must be true.' }],
			};
			const { number } = await draft(db, owner, NewPostmortem.parse({ content }), { publish: true });
			return { number, session: await startSession(db, owner.id, 'A browser') };
		})),
);
test.afterAll(() => discard(kintsugi));

/** Every page of the app that needs nothing named in its address; doors and forms that open others stand in journeys of their own. */
function pages(): string[] {
	const found = readdirSync('src/routes/(app)', { recursive: true, withFileTypes: true })
		.filter(({ name }) => name === '+page.svelte')
		.map(({ parentPath }) => parentPath.replace('src/routes/(app)', '') || '/')
		.filter((path) => !path.includes('['));
	return [...found, `/postmortems/${known.number}`, `/postmortems/${known.number}/edit`].sort();
}

/** Goes through all pages, and gathers what is wrong with each. */
async function walk(
	page: Page,
	options: { within: number; wrong: (path: string) => Promise<string[]> },
): Promise<void> {
	const wrong: string[] = [];
	for (const path of pages()) {
		const answer = await page.goto(`${kintsugi.url}${path}`, { waitUntil: 'load' });
		expect([path, answer?.status()]).toEqual([path, 200]);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		if (width > options.within) wrong.push(`${path} is ${width} wide`);
		wrong.push(...(await options.wrong(path)));
	}
	expect(wrong).toEqual([]);
}

const nothing = () => Promise.resolve([]);
const MAIN = /^\/($|postmortems(\/\d+)?$|log$|stories$|training$|projects$|growth$|insights$|people$|inbox$|search$|settings$|admin$)/;

const WAYS: [string, BrowserContextOptions, { within: number; axe: boolean }][] = [
	['at twice the size', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }, { within: 720, axe: false }],
	['in 320 pixels', { viewport: { width: 320, height: 568 } }, { within: 320, axe: false }],
	['in colours of the system', { forcedColors: 'active' }, { within: 1440, axe: true }],
	['with more contrast', { contrast: 'more' }, { within: 1440, axe: true }],
	['with more contrast by night', { contrast: 'more', colorScheme: 'dark' }, { within: 1440, axe: true }],
];

test.describe('every page can be read', () => {
	for (const [name, options, { within, axe }] of WAYS) {
		test(name, async ({ browser }) => {
			const context = await browser.newContext({
				viewport: { width: 1440, height: 900 },
				reducedMotion: 'reduce',
				serviceWorkers: 'block',
				...options,
			});
			await context.addCookies([{ name: 'session', value: known.session, url: kintsugi.url }]);
			const page = await context.newPage();
			const look = async (path: string) => {
				if (axe && MAIN.test(path)) await expectAccessible(page, path);
				return [];
			};
			await walk(page, { within, wrong: axe ? look : nothing });
			await context.close();
		});
	}

	test('without anything that moves', async ({ browser }) => {
		const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block' });
		await context.addCookies([{ name: 'session', value: known.session, url: kintsugi.url }]);
		const page = await context.newPage();
		const moving = async (path: string) => {
			const names = await page.evaluate(() =>
				document
					.getAnimations()
					.filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 20)
					.map((one) => ('animationName' in one ? String(one.animationName) : 'a transition')),
			);
			return names.map((name) => `${path} moves: ${name}`);
		};
		await walk(page, { within: 1280, wrong: moving });
		await context.close();
	});

	test('on paper', async ({ browser }) => {
		const context = await browser.newContext({ viewport: { width: 720, height: 1000 }, serviceWorkers: 'block' });
		await context.addCookies([{ name: 'session', value: known.session, url: kintsugi.url }]);
		const page = await context.newPage();
		await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' });
		const printed = async (path: string) => {
			const shown = await page.evaluate(() => ({
				navigation: [...document.querySelectorAll('nav')].filter((nav) => nav.checkVisibility()).length,
				words: document.querySelector('main')?.innerText.trim().length ?? 0,
			}));
			return [
				...(MAIN.test(path) && shown.navigation > 1 ? [`${path} prints ${shown.navigation} navigations`] : []),
				...(shown.words < 5 ? [`${path} prints nothing`] : []),
			];
		};
		await walk(page, { within: 720, wrong: printed });
		await context.close();
	});
});
