import { expect, test, type Browser, type Page, type BrowserContext } from '@playwright/test';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import type { Company } from '../support/people.ts';
import { expectAccessible } from '../support/accessible.ts';
import { EMAILS, PASSWORD } from '../support/people.ts';
import { startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { listens, open } from '../support/open.ts';

test.describe.configure({ mode: 'default' });

let kintsugi: Kintsugi;
test.beforeAll(async () => ({ kintsugi } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

const CERTIFICATE = {
	title: 'The certificate that renewed itself everywhere but where it mattered',
	summary: 'An intermediate certificate expired on four of thirteen gateways.',
	severity: 2,
	services: ['edge-gateway', 'cert-agent'],
	feltBy: '214 customers',
	times: {
		started: '2026-11-10T02:14:00Z',
		noticed: '2026-11-10T02:37:00Z',
		declared: '2026-11-10T02:46:00Z',
		mitigated: '2026-11-10T03:34:00Z',
		resolved: '2026-11-10T04:06:00Z',
	},
	timeline: [
		{ at: '2026-11-10T02:14:00Z', text: 'Intermediate certificate expires on four hosts.', role: 'gateway' },
		{ at: '2026-11-10T02:37:00Z', text: 'Three offices cannot sign in.', evidence: '“is it us?”' },
		{ at: null, text: 'We look at DNS first.' },
		{ at: '2026-11-10T04:06:00Z', text: 'Hosts return.', evidence: 'notAfter=Feb 12 02:14' },
	],
	narrative: 'In August we rebuilt four gateways, `gw-10` to `-13`.\n\n## Three lists\n\nNone was wrong.',
	factors: [
		{ title: 'Absence looked like health', topics: ['Absence looks like health'] },
		{ title: 'The threshold sat above what retries allowed', topics: ['Retries amplify'] },
	],
	wentWell: 'The drain runbook worked as written.',
	wasHard: 'Two true leads at once.',
	gotLucky: 'It was office hours in Wellington.',
	lessons: [{ text: 'Monitor the thing that must be true.' }, { text: 'Retries move a threshold.' }],
	changes: [
		{
			text: 'Probe from outside',
			lesson: 1,
			answers: [1],
			owner: EMAILS.member,
			state: 'done',
			doneOn: '2026-11-17',
		},
		{
			text: 'Alert on first attempts',
			lesson: 2,
			answers: [2],
			due: '2026-12-04',
			link: 'https://work.example.org/98',
		},
	],
};

async function write({ db, admin, member }: Company): Promise<void> {
	const publish = (content: object, sharing: object = {}) =>
		draft(db, member, NewPostmortem.parse({ content, sharing }), { publish: true });
	await publish(
		{
			title: 'Rate limits that met our own retries',
			severity: 3,
			date: '2026-08-12',
			factors: [{ title: 'Four layers retry', topics: ['Retries amplify'] }],
		},
		{ team: 'platform' },
	);
	await publish(
		{ title: 'A migration scoped to one tenant', severity: 1, date: '2026-10-27' },
		{ team: 'payments' },
	);
	await publish(CERTIFICATE, { team: 'payments' });
	await draft(db, admin, NewPostmortem.parse({ content: { title: 'Half written' }, sharing: {} }));
}

/** Where no page will ever listen. */
const scriptless = new WeakSet<BrowserContext>();

async function enter(page: Page, path: string, email: string = EMAILS.member): Promise<void> {
	await page.goto(`${kintsugi.url}/sign-in?next=${encodeURIComponent(path)}`);
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.keyboard.press('Enter');
	await page.waitForURL(`${kintsugi.url}${path}`);
	if (!scriptless.has(page.context())) await listens(page);
}

const found = (page: Page) => page.getByRole('search').getByRole('status');
const rows = (page: Page) => page.locator('[data-row]');

test('it is found by a word, narrowed by a filter, opened by a key, and its facts are right', async ({
	page,
}) => {
	await enter(page, '/postmortems');
	await expect(found(page)).toHaveText('3 of 3');

	await page.keyboard.press('/');
	await expect(page.getByLabel('Search post-mortems')).toBeFocused();
	await page.keyboard.type('retries');
	await expect(found(page)).toHaveText('2 of 3');
	await expect(page.getByLabel('Search post-mortems')).toBeFocused();
	await expect(page.locator('mark').first()).toHaveText(/retries/i);

	const filters = page.getByRole('group', { name: 'Filters' });
	await filters.getByRole('checkbox', { name: /^Payments/ }).check();
	await expect(found(page)).toHaveText('1 of 3');
	await expect(page).toHaveURL(/[?&]team=payments/);
	await page.getByRole('link', { name: 'Without Payments' }).click();
	await expect(found(page)).toHaveText('2 of 3');

	await page.getByLabel('Search post-mortems').blur();
	await page.keyboard.press('j');
	await expect(rows(page).first()).toBeFocused();
	await page.keyboard.press('j');
	await expect(rows(page).nth(1)).toBeFocused();
	await page.keyboard.press('k');
	await expect(rows(page).first()).toBeFocused();
	await open(page, `${kintsugi.url}/postmortems?q=certificate`);
	await rows(page).first().focus();
	await page.keyboard.press('o');

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(CERTIFICATE.title);
	const facts = page.getByRole('complementary', { name: 'Facts' });
	await expect(facts).toContainText('Two factors, one mended so far');
	await expect(facts).toContainText('SEV 2');
	await expect(facts).toContainText('Mending, 1 of 2');
	await expect(facts).toContainText(/Tue 10 Nov( 2026)?, 02:14–04:06 UTC/);
	await expect(facts).toContainText('1 h 52 min');
	await expect(facts.getByRole('listitem')).toHaveText([
		/To notice\s*23 min/,
		/To declare\s*9 min/,
		/To mitigate\s*48 min/,
		/To resolve\s*32 min/,
	]);
	await expect(facts).toContainText('Inês Carvalho');
	await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem')).toContainText([
		/Broke.*expires on four hosts/,
		/\+23 min.*Noticed.*cannot sign in/,
		/no time.*DNS first/,
		/Declared/,
		/Mitigated/,
		/Resolved.*Hosts return/,
	]);
	await expect(page.getByText('also in').getByRole('link')).toHaveText('PM\u20111');
	const learned = page.getByRole('region', { name: 'What we learned, and what changes' });
	await expect(learned).toContainText(/Inês Carvalho, done Tue 17 Nov/);
	await expect(learned.getByRole('link', { name: 'work.example.org/98' })).toHaveAttribute(
		'href',
		'https://work.example.org/98',
	);
});

test('nothing of it needs a script', async ({ browser }) => {
	const page = await without(browser);
	await enter(page, '/postmortems');
	await page.getByLabel('Search post-mortems').fill('retries');
	await page.getByRole('checkbox', { name: /^Payments/ }).check();
	await page.getByRole('button', { name: 'Show these' }).click();
	await expect(found(page)).toHaveText('1 of 3');
	await rows(page).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(CERTIFICATE.title);

	await page.getByLabel('More').click();
	await page.getByRole('link', { name: 'Remove' }).click();
	await expect(page.getByRole('region', { name: 'Remove PM\u20113?' })).toContainText(
		'Everybody at Northwind loses it.',
	);
	await page.getByRole('button', { name: 'Remove' }).click();
	await expect(page.getByText('PM\u20113 is removed.')).toBeVisible();
	await page.goto(`${kintsugi.url}/postmortems`);
	await expect(found(page)).toHaveText('2 of 2');
	await page.getByRole('link', { name: 'Removed' }).click();
	await page.getByRole('button', { name: 'Restore' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(CERTIFICATE.title);
	await page.context().close();
});

test('a draft says that only its authors see it, and who will when it is published', async ({
	page,
	browser,
}) => {
	const other = await without(browser);
	await enter(other, '/postmortems');
	expect((await other.goto(`${kintsugi.url}/postmortems/4`))?.status()).toBe(404);

	await enter(page, '/postmortems/4', EMAILS.admin);
	const banner = page.getByRole('region', { name: 'Review' });
	await expect(banner).toContainText('Its author sees it, and nobody else.');
	await expect(banner).toContainText('everybody at Northwind can read it.');
	await banner.getByRole('button', { name: 'Publish' }).click();
	await expect(banner).toBeHidden();
	await expect(page.getByText('Published. Everybody at Northwind can read it.')).toBeVisible();
	expect((await other.goto(`${kintsugi.url}/postmortems/4`))?.status()).toBe(200);

	await page.getByLabel('More').click();
	await page.getByRole('link', { name: 'Withdraw' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
	await expect(banner).toBeVisible();
	expect((await other.goto(`${kintsugi.url}/postmortems/4`))?.status()).toBe(404);
	await other.context().close();
});

test('every version can be read', async ({ page }) => {
	await enter(page, '/postmortems/3/history');
	await page.getByRole('link', { name: 'Version 1' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(CERTIFICATE.title);
	await expect(page.getByText('Version 1, saved by Inês Carvalho')).toBeVisible();
});

const PLACES = [
	['light', 'a desktop', { width: 1440, height: 900 }],
	['dark', 'a phone', { width: 390, height: 844 }],
] as const;

for (const [colorScheme, place, viewport] of PLACES) {
	test(`reads well for everybody: ${colorScheme}, on ${place}`, async ({ browser }) => {
		const context = await browser.newContext({ colorScheme, viewport });
		const page = await context.newPage();
		await enter(page, '/postmortems');
		for (const path of [
			'/postmortems',
			'/postmortems?q=retries&view=grid',
			'/postmortems?q=zebra',
			'/postmortems/3',
		]) {
			await page.goto(kintsugi.url + path);
			await listens(page);
			await expectAccessible(page, path);
			for (const width of [viewport.width, viewport.width - 70, 1100, 800].filter(
				(w) => w <= viewport.width,
			)) {
				await page.setViewportSize({ width, height: viewport.height });
				const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(wider, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
			}
			await page.setViewportSize(viewport);
		}
		await context.close();
	});
}

test('on a phone the filters are a sheet, and a bar leads through the page', async ({ browser }) => {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
	});
	const page = await context.newPage();
	await enter(page, '/postmortems');
	await page.getByRole('button', { name: 'Filters' }).tap();
	await page.getByRole('checkbox', { name: /^SEV 1/ }).check();
	await page.getByRole('button', { name: 'Show 1' }).tap();
	await expect(page.getByRole('checkbox', { name: /^SEV 1/ })).toBeHidden();
	await expect(rows(page)).toHaveCount(1);

	await page.goto(`${kintsugi.url}/postmortems/3`);
	await listens(page);
	await page.getByRole('button', { name: 'Contents' }).tap();
	await page
		.getByRole('navigation', { name: 'Contents' })
		.getByRole('link', { name: 'What contributed' })
		.tap();
	await expect(page.getByRole('heading', { name: 'What contributed' })).toBeInViewport();
	await expect(page.getByRole('navigation', { name: 'Contents' })).toBeHidden();
	await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Facts' }).tap();
	await expect(page.getByRole('heading', { name: 'Facts' })).toBeInViewport();
	await context.close();
});

/** Somebody whose browser runs no scripts. */
async function without(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	scriptless.add(context);
	return context.newPage();
}
