import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { BeginForm } from '#domain/stories/story-form.ts';
import { expectAccessible } from '../support/accessible.ts';
import { Look, startFilled } from '../support/filled.ts';
import { open, openAgain } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let known: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => ({ kintsugi, filled: known } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

async function fill({ db, member }: Company) {
	const { number } = await begin(
		db,
		member,
		BeginForm.parse({ title: 'The train with no signal', form: 'guided' }),
	);
	return { story: `/stories/${number}/edit`, session: await startSession(db, member.id, 'A telephone') };
}

async function telephone(context: BrowserContext): Promise<Page> {
	await context.addCookies([{ name: 'session', value: known.session, url: kintsugi.url }]);
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
	const later = await context.newPage();
	await open(later, kintsugi.url);
	await expect(later.getByText('“The bridge after it” is saved, as you wrote it here')).toBeVisible();
	await expect.poll(titles).toEqual(['The tunnel that had no end', 'The bridge after it']);
	await context.close();
});
