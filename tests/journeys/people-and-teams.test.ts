import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { listens } from '../support/open.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

interface Keys {
	owner: string;
	lead: string;
	outsider: string;
}

let kintsugi: Kintsugi;
let keys: Keys;
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(write)));
test.afterAll(() => discard(kintsugi));

async function write({ db, owner, member, outsider }: Company): Promise<Keys> {
	const kept = {
		content: {
			title: 'The ledger that counted twice',
			changes: [{ text: 'Count once', owner: member.email }],
		},
		sharing: { team: 'payments', visibility: 'team' },
	};
	await draft(db, member, NewPostmortem.parse(kept), { publish: true });
	const shown = { content: { title: 'The map', changes: [{ text: 'Draw it anew', owner: outsider.email }] } };
	await draft(db, outsider, NewPostmortem.parse(shown), { publish: true });
	return {
		owner: await startSession(db, owner.id, 'A browser'),
		lead: await startSession(db, member.id, 'A browser'),
		outsider: await startSession(db, outsider.id, 'A browser'),
	};
}

async function open(browser: Browser, session: string, path: string, script = true): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: script });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await page.goto(kintsugi.url + path);
	if (script) await listens(page);
	return page;
}

test('a lead looks after a team, and two teams become one', async ({ browser }) => {
	const admin = await open(browser, keys.owner, '/teams/payments');
	await admin.getByRole('button', { name: 'Make lead Inês Carvalho' }).click();
	await expect(admin.getByText('Leads the team,')).toBeVisible();
	await expectAccessible(admin);

	// Without a script.
	const lead = await open(browser, keys.lead, '/teams/payments', false);
	await lead.getByRole('link', { name: 'Change the team' }).click();
	await lead.getByRole('textbox', { name: 'Name' }).fill('Money');
	await lead.getByRole('button', { name: 'Save' }).click();
	await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Money');
	await expect(lead.getByText('Count once')).toBeVisible();

	await admin.goto(`${kintsugi.url}/teams/payments/change`);
	await admin.getByLabel('It becomes part of').selectOption('Platform');
	await admin.getByRole('button', { name: 'Show what changes' }).last().click();
	await expect(admin.getByText('One post-mortem of Money will be readable by 2 more people.')).toBeVisible();
	await expectAccessible(admin);
	await admin.getByRole('button', { name: 'Merge the teams' }).click();
	await expect(admin).toHaveURL(/\/teams\/platform$/);

	// The address of the team that went leads on, and its post-mortem has new readers.
	const reader = await open(browser, keys.outsider, '/teams/payments');
	await expect(reader).toHaveURL(/\/teams\/platform$/);
	await reader.goto(`${kintsugi.url}/postmortems/1`);
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The ledger that counted twice');
});

test('who leaves is signed out at once, what waited for them goes on, and they are erased', async ({
	browser,
}) => {
	const leaving = await open(browser, keys.outsider, '/settings/data', false);
	const [download, answer] = [leaving.waitForEvent('download'), leaving.waitForResponse(/everything\.zip$/)];
	await leaving.getByRole('button', { name: 'Download everything about you' }).click();
	await download;
	// The browser's own name for it depends on whether the machine's language can write it.
	expect((await answer).headers()['content-disposition']).toMatch(/Everything%20about%20Nguy.*\.zip$/);
	await leaving.getByRole('button', { name: 'Ask to be erased' }).click();
	await expect(leaving.getByText('You asked on')).toBeVisible();

	const owner = await open(browser, keys.owner, '/inbox');
	await expectAccessible(owner);
	await owner.getByRole('link', { name: 'Nguyễn Thu Hà asks to be erased' }).click();
	await owner.getByRole('button', { name: 'Deactivate Nguyễn Thu Hà' }).click();
	await owner.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
	await expect(owner.getByText('What they wrote stays.')).toBeVisible();
	await leaving.goto(`${kintsugi.url}/settings`);
	await expect(leaving).toHaveURL(/\/sign-in/);

	await owner.getByLabel('Hand it over to').selectOption('Inês Carvalho');
	await owner.getByRole('button', { name: 'Hand over' }).click();
	await expect(owner.getByText('One change handed over.')).toBeVisible();
	await expectAccessible(owner);
	await owner.getByLabel('Type their name to confirm').fill('Nguyễn Thu Hà');
	await owner.getByRole('button', { name: 'Erase for good' }).click();
	await expect(owner).toHaveURL(/\/people$/);
	await expect(owner.getByRole('link', { name: 'Someone who has left' })).toBeVisible();
	await owner.goto(`${kintsugi.url}/postmortems/2`);
	await expect(owner.getByText('Someone who has left').first()).toBeVisible();
	await expect(owner.getByText('Nguyễn')).toHaveCount(0);
});
