import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { SYNC } from '#lib/offline/unsent.ts';
import { RhythmChange } from '#domain/log/rhythm-form.ts';
import { changeRhythm } from '#domain/log/rhythms.server.ts';
import { Look, startFilled } from '../support/filled.ts';
import { expectAccessible } from '../support/accessible.ts';
import { open, openAgain } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { ServiceWorkerOf } from '../support/service-worker.ts';

let kintsugi: Kintsugi;
let keys: { member: string; outsider: string };
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

/** A team that is open around the clock. */
async function fill({ db, member, outsider }: Company): Promise<typeof keys> {
	const hours = { every: 'day', days: ['1', '2', '3', '4', '5', '6', '7'], opensAt: '00:00', lasts: '1440' };
	await changeRhythm(db, member, 'payments', RhythmChange.parse({ ...hours, further: '1' }));
	return {
		member: await startSession(db, member.id, 'A browser'),
		outsider: await startSession(db, outsider.id, 'A browser'),
	};
}

const WAIT = /learnings? waits? in this browser/;
const THINGS = ['The limit was not visible in the deploy tool.', 'A queue can say stop.'] as const;
const CLOSED = 'A closed page can still be heard.';

async function signIn(context: BrowserContext, who: keyof typeof keys): Promise<void> {
	await context.clearCookies();
	await context.addCookies([{ name: 'session', value: keys[who], url: kintsugi.url }]);
}

async function write(page: Page, learned: string): Promise<void> {
	await page.getByLabel('What did you learn?').fill(learned);
	await page.getByRole('button', { name: 'Log it' }).click();
	await expect(page.getByLabel('What did you learn?')).toHaveValue('');
}

/** Who logged what, as it is stored. */
async function stored(): Promise<string[]> {
	const look = new Look(kintsugi.folder);
	const rows = await look.rows(
		`SELECT person.email || ': ' || learned AS line FROM log_entry JOIN entry ON entry.id = entry_id
		JOIN person ON person.id = created_by ORDER BY log_entry.rowid`,
	);
	look.close();
	return rows.map(({ line }) => String(line));
}

test('on a telephone without a network two things are logged; they wait for their writer, and are in the log once', async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
	const violations: string[] = [];
	context.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) violations.push(message.text());
	});
	await signIn(context, 'member');
	const page = await context.newPage();
	const today = new Date().toISOString().slice(0, 10);
	await open(page, `${kintsugi.url}/log/new?team=payments&day=${today}`);
	await expect(page.getByText(/^Payments, .* open until 00:00/)).toBeVisible();
	await expect(page.getByLabel('What did you learn?')).toBeFocused();
	await expect(page.getByLabel('What surprised you?')).toBeVisible();
	await expectAccessible(page);
	// What it takes to be here without a network is kept by then.
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

	await context.setOffline(true);
	await write(page, THINGS[0]);
	await expect(page.getByText(WAIT)).toHaveText('One learning waits in this browser until you are online.');

	// The page itself is not there any more; what stands in for it is, knows what waits, and keeps what is typed.
	await openAgain(page);
	await expect(page).toHaveTitle('Offline · Northwind');
	await page.getByLabel('What did you learn?').fill('It survives');
	await openAgain(page);
	await expect(page.getByLabel('What did you learn?')).toHaveValue('It survives');
	await write(page, THINGS[1]);
	await expect(page.getByText(WAIT)).toHaveText('Two learnings wait in this browser until you are online.');
	await expectAccessible(page);

	// Somebody else signs in in this browser: they neither send it nor see it.
	await signIn(context, 'outsider');
	await context.setOffline(false);
	await expect(page.getByText(WAIT)).toHaveText(/until you are signed in and online/);
	await open(page, kintsugi.url);
	await page.evaluate(() => indexedDB.databases());
	await expect(page.getByText(WAIT)).toHaveCount(0);
	expect(await stored()).toEqual([]);

	await signIn(context, 'member');
	await open(page, `${kintsugi.url}/log/new`);
	await expect(page.getByText('Two learnings that waited are in the log')).toBeVisible();
	await expect(page.getByText(WAIT)).toHaveCount(0);
	await openAgain(page);
	const both = THINGS.map((learned) => `ines@example.org: ${learned}`);
	expect(await stored()).toEqual(both);

	// Nobody has to come back for it: the browser sends it when the network is there, with no page open.
	const worker = await ServiceWorkerOf.serving(page);
	await context.setOffline(true);
	await write(page, CLOSED);
	await expect(page.getByText(WAIT)).toHaveText('One learning waits in this browser until you are online.');
	await page.close();
	await context.setOffline(false);
	await worker.sync(SYNC);
	const all = [...both, `ines@example.org: ${CLOSED}`];
	await expect.poll(stored).toEqual(all);
	const later = await context.newPage();
	await open(later, `${kintsugi.url}/log/new`);
	await expect(later.getByText(WAIT)).toHaveCount(0);
	expect(await stored()).toEqual(all);
	expect(violations).toEqual([]);
	await context.close();
});
