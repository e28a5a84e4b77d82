import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { add } from '#domain/projects/board/cards.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { startProject } from '../support/projects.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let known: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => ({ kintsugi, filled: known } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

async function fill({ db, owner }: Company) {
	const content = {
		title: 'The certificate that renewed itself everywhere but where it mattered',
		summary: 'An intermediate certificate expired on four of thirteen gateways.',
		narrative: 'We rebuilt `gw-10` to `gw-13`.\n\n| host | expired |\n| --- | --- |\n| gw-10 | yes |',
		timeline: [{ at: '2026-11-10T02:14:00Z', text: 'It expires on four hosts.', role: 'gateway' }],
		lessons: [{ text: 'Monitor the thing that must be true.' }],
	};
	const { number } = await draft(db, owner, NewPostmortem.parse({ content }), { publish: true });
	const project = await startProject(db, owner);
	const card = { uid: 'says-nothing', column: -1, title: 'Why does it say nothing?' };
	await add(db, owner, project.number, card);
	const pages = [
		...['/', '/postmortems', `/postmortems/${number}`, `/postmortems/${number}/edit`, '/log', '/stories'],
		...['/training', `/projects/${project.number}`, `/projects/${project.number}/board`, '/growth'],
		...['/insights', '/people', '/inbox', '/search', '/settings', '/settings/browser', '/admin'],
	];
	return { pages, number, session: await startSession(db, owner.id, 'A browser') };
}

interface Look {
	within: number;
	/** What is wrong with a page, beside its width. */
	wrong?: (page: Page, path: string) => Promise<string[]>;
}

async function looksRight(page: Page, path: string): Promise<string[]> {
	if ([`/postmortems/${known.number}`, '/insights', '/settings/browser'].includes(path)) {
		await expectAccessible(page, path);
	}
	return [];
}

async function moves(page: Page, path: string): Promise<string[]> {
	const names = await page.evaluate(() =>
		document
			.getAnimations()
			.filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 20)
			.map((one) => ('animationName' in one ? String(one.animationName) : 'a transition')),
	);
	return names.map((name) => `${path} moves: ${name}`);
}

async function printsNothing(page: Page, path: string): Promise<string[]> {
	const words = await page.evaluate(() => document.querySelector('main')?.innerText.trim().length ?? 0);
	return words < 5 ? [`${path} prints nothing`] : [];
}

const desk = { width: 1440, height: 900 };
const WAYS: [string, BrowserContextOptions, Look][] = [
	['at twice the size', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }, { within: 720 }],
	['in 320 pixels', { viewport: { width: 320, height: 568 } }, { within: 320 }],
	[
		'in colours of the system',
		{ viewport: desk, forcedColors: 'active' },
		{ within: 1440, wrong: looksRight },
	],
	[
		'with more contrast, by night',
		{ viewport: desk, contrast: 'more', colorScheme: 'dark' },
		{ within: 1440, wrong: looksRight },
	],
	[
		'without anything that moves',
		{ viewport: desk, reducedMotion: 'reduce' },
		{ within: 1440, wrong: moves },
	],
	['on paper', { viewport: { width: 660, height: 1000 } }, { within: 660, wrong: printsNothing }],
];

for (const [name, options, { within, wrong }] of WAYS) {
	test(`every main page can be read ${name}`, async ({ browser }) => {
		const context = await browser.newContext({ serviceWorkers: 'block', ...options });
		await context.addCookies([{ name: 'session', value: known.session, url: kintsugi.url }]);
		const page = await context.newPage();
		if (name === 'on paper') await page.emulateMedia({ media: 'print' });
		const found: string[] = [];
		for (const path of known.pages) {
			const answer = await page.goto(`${kintsugi.url}${path}`, { waitUntil: 'load' });
			expect([path, answer?.status()]).toEqual([path, 200]);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			if (width > within) found.push(`${path} is ${width} wide`);
			if (wrong) found.push(...(await wrong(page, path)));
		}
		expect(found).toEqual([]);
		await context.close();
	});
}
