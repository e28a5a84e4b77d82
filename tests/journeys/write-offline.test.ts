import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { BeginForm } from '#domain/stories/story-form.ts';
import { SYNC } from '#lib/offline/unsent.ts';
import { expectAccessible } from '../support/accessible.ts';
import { Look, startFilled } from '../support/filled.ts';
import { listens, open, openAgain } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { ServiceWorkerOf } from '../support/service-worker.ts';

let kintsugi: Kintsugi;
let known: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => ({ kintsugi, filled: known } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

async function fill({ db, member, outsider }: Company) {
	const { number } = await begin(
		db,
		member,
		BeginForm.parse({ title: 'The train with no signal', form: 'guided' }),
	);
	return {
		story: `/stories/${number}/edit`,
		session: await startSession(db, member.id, 'A telephone'),
		outsider: await startSession(db, outsider.id, 'A telephone'),
	};
}

async function signIn(context: BrowserContext, session: string): Promise<void> {
	await context.clearCookies();
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
}

async function telephone(context: BrowserContext): Promise<Page> {
	await signIn(context, known.session);
	const page = await context.newPage();
	await open(page, kintsugi.url);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	return page;
}

const isKept = (page: Page, path: string) =>
	expect
		.poll(() => page.evaluate(async (at) => (await caches.match(at, { ignoreVary: true }))?.ok, path))
		.toBe(true);

async function stored(sql: string): Promise<string[]> {
	const look = new Look(kintsugi.folder);
	const rows = await look.rows(sql);
	look.close();
	return rows.map(({ said }) => String(said));
}

const AWAY = 'Offline. Everything is kept here until you are back.';

test('a story is written without a network, through a reload and a closed page, and is saved once there is one', async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	const page = await telephone(context);
	await open(page, `${kintsugi.url}${known.story}`);
	await isKept(page, known.story);

	await context.setOffline(true);
	await openAgain(page);
	await expect(page.getByText(/^No network\. This is as of /)).toBeVisible();
	await page.getByLabel('What I tried').fill('I wrote it between two tunnels.');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
	await openAgain(page);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(page.getByLabel('What I tried')).toHaveValue('I wrote it between two tunnels.');
	await page.getByLabel('What happened').fill('The third one was longer.');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();

	// Any other page says what is being written, and leads there.
	await open(page, `${kintsugi.url}/inbox`);
	await expect(page.getByRole('link', { name: 'The train with no signal' }).first()).toBeVisible();
	await expectAccessible(page);
	await page.close();

	await context.setOffline(false);
	const later = await context.newPage();
	await open(later, kintsugi.url);
	await expect(later.getByText('“The train with no signal” is saved, as you wrote it here')).toBeVisible();
	await open(later, `${kintsugi.url}${known.story}`);
	await expect(later.getByLabel('What I tried')).toHaveValue('I wrote it between two tunnels.');
	await expect(later.getByLabel('What happened')).toHaveValue('The third one was longer.');
	await expect(later.getByText('You wrote more here')).toHaveCount(0);
	await context.close();
});

test('a post-mortem is begun without a network, twice from the same kept page, and each is a draft of its own', async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	const page = await telephone(context);
	const worker = await ServiceWorkerOf.serving(page);
	const titles = () => stored(`SELECT title AS said FROM entry WHERE kind = 'postmortem' ORDER BY id`);
	await open(page, `${kintsugi.url}/postmortems/new`);
	await isKept(page, '/postmortems/new');
	await context.setOffline(true);
	await openAgain(page);
	await page.getByRole('textbox', { name: 'Title', exact: true }).fill('The tunnel that had no end');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
	await context.setOffline(false);
	await expect.poll(titles).toEqual(['The tunnel that had no end']);

	await context.setOffline(true);
	await open(page, `${kintsugi.url}/postmortems/new`);
	await page.getByRole('textbox', { name: 'Title', exact: true }).fill('The bridge after it');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
	await page.close();
	await context.setOffline(false);
	// Nobody has to come back for it.
	await expect
		.poll(async () => {
			await worker.sync(SYNC);
			return titles();
		})
		.toEqual(['The tunnel that had no end', 'The bridge after it']);
	const later = await context.newPage();
	await open(later, kintsugi.url);
	await expect(later.getByText('“The bridge after it” is saved, as you wrote it here')).toBeVisible();
	await expect.poll(titles).toEqual(['The tunnel that had no end', 'The bridge after it']);
	await context.close();
});

/** Stories of whoever has the telephone, with what they tried. */
const told = () =>
	stored(
		`SELECT title || ': ' || tried AS said FROM story JOIN entry ON entry.id = entry_id
		WHERE title LIKE 'The ferry%' ORDER BY entry.id`,
	);
const FERRY = 'The ferry that was not there: I waited at the wrong pier.';

test('a story is begun without a network, on a page that was never opened, and goes out with it closed, once, for its writer', async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	const page = await telephone(context);
	const worker = await ServiceWorkerOf.serving(page);
	await open(page, `${kintsugi.url}/inbox`);
	await isKept(page, '/stories/new');

	await context.setOffline(true);
	await open(page, `${kintsugi.url}/stories`);
	await expect(page.getByText('You are offline, so this page is not here.')).toBeVisible();
	await page.getByRole('link', { name: 'Tell a story' }).click();
	await page.waitForURL('**/stories/new', { waitUntil: 'domcontentloaded' });
	await listens(page);
	await expect(page.getByText('A story without a name takes a network')).toBeVisible();
	await page.getByLabel('What is it called?').fill('The ferry that was not there');
	await page.getByRole('button', { name: 'Begin the draft' }).click();
	await expect(page.getByLabel('What is it called?')).toHaveValue('The ferry that was not there');
	await expect(page.getByLabel('What I tried')).toBeFocused();
	await expectAccessible(page);
	await page.getByLabel('What I tried').fill('I waited at the');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
	await openAgain(page);
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(page.getByLabel('What I tried')).toHaveValue('I waited at the');
	await page.getByLabel('What I tried').fill('I waited at the wrong pier.');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
	await page.close();

	// Somebody else is signed in when there is a network: nothing of it is theirs.
	await signIn(context, known.outsider);
	await context.setOffline(false);
	await worker.sync(SYNC);
	const theirs = await context.newPage();
	await open(theirs, kintsugi.url);
	await expect(theirs.getByText(/ferry/)).toHaveCount(0);
	await theirs.close();
	expect(await told()).toEqual([]);

	await signIn(context, known.session);
	const sent = async () => {
		await worker.sync(SYNC);
		return told();
	};
	await expect.poll(sent).toEqual([FERRY]);
	await worker.sync(SYNC);
	const later = await context.newPage();
	await open(later, kintsugi.url);
	await expect(
		later.getByText('“The ferry that was not there” is saved, as you wrote it here'),
	).toBeVisible();
	await open(later, `${kintsugi.url}/stories/new`);
	await expect(later.getByText('You wrote more here')).toHaveCount(0);
	expect(await told()).toEqual([FERRY]);
	await context.close();
});

test('a story that was begun without a network keeps its words where nobody is signed in any more, and is a draft once they are', async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	const page = await telephone(context);
	await open(page, `${kintsugi.url}/stories/new`);
	await isKept(page, '/stories/new');
	await context.setOffline(true);
	await openAgain(page);
	await page.getByRole('radio', { name: 'In one piece' }).check();
	await page.getByRole('button', { name: 'Begin the draft' }).click();
	await page.getByLabel('What is it called?').fill('The bus that came twice');
	await page.getByRole('textbox', { name: 'The story' }).fill('It did.');
	await expect(page.getByRole('status').filter({ hasText: AWAY })).toBeVisible();
	await context.clearCookies();
	await context.setOffline(false);
	await expect(page.getByRole('status').filter({ hasText: 'You were signed out.' })).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'The story' })).toHaveValue('It did.');
	await signIn(context, known.session);
	await page.evaluate(() => dispatchEvent(new Event('focus')));
	await expect(page).toHaveURL(/\/stories\/\d+\/edit$/);
	await page.getByRole('textbox', { name: 'The story' }).fill('It did, on one day.');
	const bus = () => stored(`SELECT body AS said FROM entry WHERE title = 'The bus that came twice'`);
	await expect.poll(bus).toEqual(['It did, on one day.']);
	await openAgain(page);
	await expect(page.getByRole('textbox', { name: 'The story' })).toHaveValue('It did, on one day.');
	await expect(page.getByText('You wrote more here')).toHaveCount(0);
	await context.close();
});
