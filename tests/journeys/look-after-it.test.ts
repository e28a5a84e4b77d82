import { expect, test, type Browser } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

const SENTENCE = 'We move to a new machine until noon.';

let kintsugi: Kintsugi;
let sessions: { owner: string; writer: string };
test.beforeAll(async () => ({ kintsugi, filled: sessions } = await startFilled(begin)));
test.afterAll(() => discard(kintsugi));

async function begin({ db, owner, member }: Company): Promise<typeof sessions> {
	await draft(db, member, NewPostmortem.parse({ content: { title: 'The queue' } }));
	return {
		owner: await startSession(db, owner.id, 'A browser'),
		writer: await startSession(db, member.id, 'A browser'),
	};
}

async function pageOf(browser: Browser, session: string) {
	const context = await browser.newContext();
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	return context.newPage();
}

test('an owner makes a backup; in maintenance what somebody writes stays with them, and is saved when it is over', async ({
	browser,
}) => {
	const owner = await pageOf(browser, sessions.owner);
	await open(owner, `${kintsugi.url}/admin/backups`);
	await owner.getByRole('button', { name: 'Back up now' }).click();
	await expect(owner.getByText('Made, and read again.')).toBeVisible();
	await expect(owner.getByText('Opened and read again', { exact: true })).toBeVisible();
	await expectAccessible(owner);
	await open(owner, `${kintsugi.url}/admin/storage`);
	await expectAccessible(owner);

	await open(owner, `${kintsugi.url}/admin/general`);
	await owner.getByLabel('What people are told').fill(SENTENCE);
	await owner.getByRole('button', { name: 'Begin maintenance' }).click();
	await expect(owner.getByRole('button', { name: 'End it' })).toBeVisible();
	await expectAccessible(owner);

	const writer = await pageOf(browser, sessions.writer);
	await open(writer, `${kintsugi.url}/postmortems/1/edit`);
	await expect(writer.getByText(SENTENCE)).toBeVisible();
	await writer.getByRole('textbox', { name: 'Title', exact: true }).fill('The queue that grew at night');
	await expect(writer.getByRole('status').filter({ hasText: 'Everything is kept here' })).toBeVisible();
	await open(writer, `${kintsugi.url}/postmortems/1/edit`);
	await writer.getByRole('button', { name: 'Use it' }).click();
	await expect(writer.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
		'The queue that grew at night',
	);

	await owner.getByRole('button', { name: 'End it' }).click();
	await expect(owner.getByRole('button', { name: 'Begin maintenance' })).toBeVisible();
	await expect(writer.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible({ timeout: 30_000 });
	await owner.close();
	await writer.close();
});
