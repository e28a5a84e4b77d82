import { rmSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { renewedFolder } from '../support/renewed.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let session: string;
let renewed: string;
test.beforeAll(async () => {
	({ kintsugi, filled: session } = await startFilled(write));
	renewed = renewedFolder();
});
test.afterAll(async () => {
	await discard(kintsugi);
	rmSync(renewed, { recursive: true, force: true });
});

async function write({ db, member }: Company): Promise<string> {
	const narrative = 'It is told on in [the draft](/postmortems/2).';
	const [told, begun] = [{ title: 'The certificate', narrative }, { title: 'The draft of it' }];
	await draft(db, member, NewPostmortem.parse({ content: told }), { publish: true });
	await draft(db, member, NewPostmortem.parse({ content: begun }));
	await note(db, member, { kind: 'postmortem', number: 1 }, NewThread.parse({ text: 'Who keeps the list?' }));
	return startSession(db, member.id, 'A browser');
}

const said = (page: Page) => page.getByText('Kintsugi was renewed since this page was opened');

test('pages that were opened before Kintsugi was renewed go on: nothing typed is lost, and nothing is missing', async ({
	context,
}) => {
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const [reading, onTheWay, asking] = await Promise.all([1, 2, 3].map(() => context.newPage()));
	if (!reading || !onTheWay || !asking) throw new Error('No pages.');
	for (const page of [reading, onTheWay, asking]) await open(page, `${kintsugi.url}/postmortems/1`);
	await kintsugi.restart(renewed);

	// What is written goes out as without the script that is gone.
	await reading.locator('summary[data-replies]').click();
	await reading.getByLabel('Reply').fill('Nobody keeps it.');
	await expect(said(reading)).toBeVisible();
	await expectAccessible(reading);
	await expect(reading.getByLabel('Reply')).toHaveValue('Nobody keeps it.');
	await reading.getByRole('button', { name: 'Reply' }).click();
	await expect(reading.getByText('1 reply')).toBeVisible();
	await expect(said(reading)).toBeHidden();

	// Of the page one goes to, all is there.
	await onTheWay.getByRole('link', { name: 'the draft' }).click();
	await expect(onTheWay.getByRole('heading', { name: 'The draft of it' })).toBeVisible();
	await expect(onTheWay.getByRole('region', { name: 'Review' })).toBeVisible();

	// What a key opens has a page of its own.
	await asking.keyboard.press('?');
	await expect(asking).toHaveURL(/\/settings#keyboard$/);
	await expect(asking.getByRole('heading', { name: 'Keyboard' })).toBeVisible();
	await expect(said(asking)).toBeHidden();
});
