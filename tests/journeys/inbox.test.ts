import { expect, test, type Page } from '@playwright/test';
import { tell } from '#domain/notifications/notifications.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { PushMessage } from '#lib/push/message.ts';
import { expectAccessible } from '../support/accessible.ts';
import { EMAILS, PASSWORD, type Company } from '../support/people.ts';
import { startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { ServiceWorkerOf } from '../support/service-worker.ts';
import { listens, open } from '../support/open.ts';

let kintsugi: Kintsugi;
test.beforeAll(async () => ({ kintsugi } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, member, admin, owner }: Company): Promise<void> {
	for (const title of ['The certificate', 'The queue']) {
		const input = NewPostmortem.parse({ content: { title } });
		const { id: entryId } = await draft(db, member, input, { publish: true });
		await transact(db, async (tx) => {
			await tell(tx, { to: [admin.id], kind: 'mention', entryId, by: member.id });
			await tell(tx, { to: [admin.id], kind: 'review-asked', entryId, by: owner.id });
		});
	}
}

async function enter(page: Page, email: string = EMAILS.admin): Promise<void> {
	await open(page, `${kintsugi.url}/sign-in`);
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Password').fill(PASSWORD);
	await page.keyboard.press('Enter');
	await page.waitForURL(`${kintsugi.url}/`);
	await listens(page);
}

const inbox = (page: Page) =>
	page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Inbox/ });
const news = (page: Page) => page.getByRole('region', { name: 'New' }).locator('[data-row]');

test('what is new is opened and put away by keys, and the count follows', async ({ page }) => {
	await enter(page);
	await expect(inbox(page)).toHaveAccessibleName('Inbox (4 new)');

	await page.keyboard.press('g');
	await page.keyboard.press('i');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Four things are new');
	await expectAccessible(page);

	await page.keyboard.press('j');
	await page.keyboard.press('j');
	await expect(news(page).nth(1)).toBeFocused();
	const next = await news(page).nth(2).textContent();
	await page.keyboard.press('e');
	await expect(inbox(page)).toHaveAccessibleName('Inbox (3 new)');
	await expect(page.locator('[data-row]:focus')).toHaveText(next ?? '');

	await page.keyboard.press('o');
	await expect(page).toHaveURL(/\/postmortems\/1$/);
	await expect(inbox(page)).toHaveAccessibleName('Inbox (2 new)');

	await page.goBack();
	await page.getByRole('button', { name: 'Mark all read' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody is waiting');
	await expect(inbox(page)).toHaveAccessibleName('Inbox');
});

test('what somebody says is there without a reload, is put off by keys, and brought back', async ({
	page,
	browser,
}) => {
	await enter(page, EMAILS.member);
	await page.goto(`${kintsugi.url}/inbox`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');

	const other = await browser.newContext();
	const writer = await other.newPage();
	await enter(writer, EMAILS.outsider);
	await open(writer, `${kintsugi.url}/postmortems/1/discussion`);
	await writer.getByLabel('Say something about all of it').fill('Who renews it now? @Inês Carvalho');
	await writer.keyboard.press('Control+Enter');
	await expect(writer.getByText('Who renews it now?')).toBeVisible();
	await other.close();

	await expect(inbox(page)).toHaveAccessibleName('Inbox (1 new)');
	await expect(news(page)).toHaveText(/Nguyễn Thu Hà mentioned you in PM.1/);
	await page.keyboard.press('j');
	await page.keyboard.press('s');
	await expect(page.getByRole('button', { name: /^Until/ }).first()).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await expect(inbox(page)).toHaveAccessibleName('Inbox');

	await page.getByRole('link', { name: /Later/ }).click();
	await expect(page.getByText(/^Back \w{3} \d+ \w{3}/)).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('j');
	await page.keyboard.press('s');
	await expect(inbox(page)).toHaveAccessibleName('Inbox (1 new)');
});

test('a browser that may be told shows who said something, and leads there when it is pressed', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['notifications'], { origin: kintsugi.url });
	await enter(page);
	await open(page, `${kintsugi.url}/log/new`);
	const worker = await ServiceWorkerOf.serving(page);
	const expectTold = (data: string, shown: object) =>
		// Asked before it is to be seen, Chromium takes it for one that was put away: then it is told again.
		expect(async () => {
			await worker.push(data);
			expect(await worker.shown()).toEqual([shown]);
		}).toPass();
	const body = 'Inês Carvalho mentioned you in PM\u20112';
	const message: PushMessage = { title: 'Northwind', body, href: '/postmortems/2', tag: 'notice-1' };
	await expectTold(JSON.stringify(message), { title: 'Northwind', body });
	// Told again, it takes the place of what is shown.
	const again = `${body}, again`;
	await expectTold(JSON.stringify({ ...message, body: again }), { title: 'Northwind', body: again });
	await worker.press();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The queue');
	expect(await worker.shown()).toEqual([]);

	// What it does not understand, or what leads elsewhere, is the inbox.
	const unknown = { title: 'Kintsugi', body: 'Something is new in your inbox.' };
	await expectTold('{"title": "Northwind", "href": "//elsewhere.example"', unknown);
	await worker.press();
	await expect(page).toHaveURL(`${kintsugi.url}/inbox`);
});
