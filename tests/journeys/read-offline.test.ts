import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let known: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => ({ kintsugi, filled: known } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

async function fill({ db, member, outsider }: Company) {
	const write = async (title: string) =>
		(
			await draft(db, member, NewPostmortem.parse({ content: { title, narrative: 'It was full.' } }), {
				publish: true,
			})
		).number;
	return {
		queue: await write('The queue that said nothing'),
		disk: await write('The disk that filled at noon'),
		member: await startSession(db, member.id, 'A telephone'),
		outsider: await startSession(db, outsider.id, 'A telephone'),
		token: await makeToken(db, member, { name: 'API', scopes: ['read', 'write'], days: 1 }),
	};
}

async function signIn(context: BrowserContext, session: string): Promise<void> {
	await context.clearCookies();
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
}

/** The addresses of all that is kept in this browser, beside files of the app. */
const everything = (page: Page) =>
	page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => name.startsWith('kintsugi-read-'));
		const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return all.flat().map(({ url }) => new URL(url).pathname);
	});

/** What was read; pages on which one begins are there for whoever may. */
const kept = async (page: Page) => (await everything(page)).filter((path) => !path.endsWith('/new'));

test('what one has opened can be read without a network, by them alone, for as long as they may', async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	await signIn(context, known.member);
	const page = await context.newPage();
	const [queue, disk] = [`/postmortems/${known.queue}`, `/postmortems/${known.disk}`];
	await open(page, kintsugi.url);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await open(page, `${kintsugi.url}${queue}`);
	await expect.poll(() => kept(page)).toEqual([queue]);
	// Reached by a link in a page, whose data alone is asked for.
	await open(page, `${kintsugi.url}/postmortems`);
	await page.getByRole('link', { name: 'The disk that filled at noon' }).first().click();
	await expect(page).toHaveURL(new RegExp(`${disk}$`));
	await expect.poll(async () => (await kept(page)).sort()).toEqual([queue, disk].sort());
	for (const path of ['/pulse', '/settings', '/growth', '/inbox', `${queue}/history`, '/stories/unsigned']) {
		await open(page, `${kintsugi.url}${path}`);
	}
	expect((await kept(page)).sort()).toEqual([queue, disk].sort());

	await expect.poll(() => everything(page)).toContain('/stories/new');
	await context.setOffline(true);
	await open(page, `${kintsugi.url}${queue}`);
	await expect(page.getByRole('heading', { name: 'The queue that said nothing' })).toBeVisible();
	await expect(page.getByText(/No network. This is as of /)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'What else can be read' }).click();
	await expect(page.getByRole('link', { name: 'The disk that filled at noon' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'The disk that filled at noon' }).click();
	await expect(page.getByText(/This is as of/)).toBeVisible();
	await open(page, `${kintsugi.url}/settings`);
	await expect(page.getByText('You are offline, so this page is not here.')).toBeVisible();

	// What is not there for them any more goes, as soon as there is a network.
	const gone = await fetch(`${kintsugi.url}/api/v1/postmortems/${known.disk}`, {
		method: 'DELETE',
		headers: { authorization: `Bearer ${known.token}` },
	});
	expect(gone.ok).toBe(true);
	await context.setOffline(false);
	await open(page, kintsugi.url);
	await expect.poll(() => kept(page)).toEqual([queue]);

	// Somebody else in the same browser finds nothing of it.
	await signIn(context, known.outsider);
	await open(page, kintsugi.url);
	await expect.poll(() => kept(page)).toEqual([]);
	await open(page, `${kintsugi.url}${queue}`);
	await expect.poll(() => kept(page)).toEqual([queue]);

	// Who signs out leaves nothing.
	await open(page, `${kintsugi.url}/settings`);
	await page.getByRole('button', { name: 'Sign out', exact: true }).click();
	await expect(page).toHaveURL(/sign-in/);
	await expect.poll(() => everything(page)).toEqual([]);
	await context.close();
});

test('a browser finds nothing that keeps it from installing Kintsugi as an app', async ({ page }) => {
	await signIn(page.context(), known.member);
	await open(page, kintsugi.url);
	const browser = await page.context().newCDPSession(page);
	const { url, data = '', errors } = await browser.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	expect([url, (JSON.parse(data) as { display: string }).display]).toEqual([
		`${kintsugi.url}/manifest.webmanifest`,
		'standalone',
	]);
	const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
	// A window of a test is private, in which nothing is installed.
	const found = installabilityErrors.map(({ errorId }) => errorId);
	expect(found.filter((id) => id !== 'in-incognito')).toEqual([]);
});
