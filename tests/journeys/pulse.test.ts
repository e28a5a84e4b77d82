import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { DATABASE_FILE } from '#lib/db/open.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { morePeople } from '../support/pulse.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

let kintsugi: Kintsugi;
let filled: Awaited<ReturnType<typeof write>>;
test.beforeAll(async () => {
	({ kintsugi, filled } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

async function write({ db, owner, member, outsider }: Company) {
	const content = { title: 'The queue', changes: [{ text: 'Two hours a week are for questions.' }] };
	await draft(db, owner, NewPostmortem.parse({ content }), { publish: true });
	const sessionOf = ({ id }: { id: number }) => startSession(db, id, 'A browser');
	return {
		owner: await sessionOf(owner),
		member: await sessionOf(member),
		other: await sessionOf(outsider),
		crowd: await Promise.all((await morePeople(db, 5)).map(sessionOf)),
	};
}

async function pageOf(browser: Browser, session: string, javaScriptEnabled = true): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled });
	await context.addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	const page = await context.newPage();
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	return page;
}

/** The last day of the round has come. */
function theDayComes(): void {
	const db = new DatabaseSync(join(kintsugi.folder, DATABASE_FILE), { timeout: 5000 });
	db.prepare('UPDATE pulse_round SET closes_on = ?').run(isoDay(now(), 'Europe/Berlin'));
	db.close();
}

const HELD = 'If you make a mistake on this team, it is often held against you.';

test('a pulse is opened, answered with and without a script, and told of when its day has come; whoever runs the workspace says what is done about it', async ({
	browser,
}) => {
	const runs = await pageOf(browser, filled.owner);
	await open(runs, `${kintsugi.url}/admin/pulse`);
	await expect(runs.getByRole('region', { name: 'What could be shown at best' })).toContainText('Everybody');
	await expectAccessible(runs, 'how the pulse is run');
	await runs.getByRole('button', { name: 'Open it now' }).click();
	await expect(runs.getByText('How many have answered, nobody is told.')).toBeVisible();

	const page = await pageOf(browser, filled.member);
	await open(page, kintsugi.url);
	await page.getByRole('link', { name: /^A pulse is open until/ }).click();
	await expect(page.getByRole('heading', { name: 'How is it here, for you?' })).toBeVisible();
	await page.getByLabel('In your words').fill('It is quiet.');
	await page.getByRole('button', { name: 'Send it sealed' }).click();
	await expect(page.getByRole('alert')).toHaveText('Answer one of them or more; the others can stay open.');
	await expect(page.getByLabel('In your words')).toHaveValue('It is quiet.');
	await page.getByRole('group', { name: HELD }).getByLabel('Disagree fully').focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('group', { name: HELD }).getByLabel('Disagree', { exact: true })).toBeChecked();
	await expectAccessible(page, 'answering');
	await page.getByRole('button', { name: 'Send it sealed' }).click();
	await expect(page.getByRole('heading', { name: 'Thank you. Nobody can find it again' })).toBeVisible();
	await page.getByRole('link', { name: 'To Today' }).click();
	await expect(page.getByRole('heading', { name: 'Waiting on you' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^A pulse is open/ })).toBeHidden();

	const plain = await pageOf(browser, filled.other, false);
	await plain.goto(`${kintsugi.url}/pulse/1/answer`);
	await plain.getByRole('group', { name: HELD }).getByLabel('Agree fully', { exact: true }).check();
	await plain.getByRole('button', { name: 'Send it sealed' }).click();
	await expect(plain.getByRole('heading', { name: 'Thank you. Nobody can find it again' })).toBeVisible();

	for (const [at, session] of [...filled.crowd, filled.owner].entries()) {
		const answers = Object.fromEntries(
			[1, 2, 3, 4, 5, 6, 7].map((of) => [`answers.q${of}`, String(1 + ((at + of) % 4))]),
		);
		const sent = await Visitor.browser(kintsugi, session).send('/pulse/1/answer', answers);
		expect(sent.headers.location).toBe('/pulse/1/answer');
	}
	await open(runs, `${kintsugi.url}/pulse/1`);
	await expect(runs.getByRole('main')).toContainText('Nobody is told how many have answered');

	theDayComes();
	await open(runs, `${kintsugi.url}/admin/pulse`);
	await runs.getByRole('button', { name: 'Close it now' }).click();
	await expect(runs.getByText('It has closed.')).toBeVisible();
	await open(runs, `${kintsugi.url}/pulse`);
	await expectAccessible(runs, 'the pulse');
	await runs.getByRole('link', { name: /^Shown for the first time/ }).click();
	await expect(runs.getByRole('table', { name: /^Scores round by round/ })).toContainText(
		'It is easy to ask for help',
	);
	await runs.getByRole('combobox', { name: 'You said' }).selectOption('It is easy to ask for help');
	await runs.getByRole('textbox', { name: 'We do' }).fill('Whoever has a question comes by on Tuesdays.');
	await runs.getByLabel('The change that comes of it').fill('C-1');
	await runs.getByRole('button', { name: 'Say it' }).click();
	const replies = runs.getByRole('region', { name: 'You said, we do, did it move' });
	await expect(replies.getByText('Whoever has a question comes by on Tuesdays.')).toBeVisible();
	await expect(replies.getByRole('link', { name: 'Two hours a week are for questions.' })).toBeVisible();
	await expectAccessible(runs, 'what came of a round');

	await open(page, `${kintsugi.url}/pulse/1/said`);
	await expect(page.getByRole('heading', { name: 'Too few to show without showing who.' })).toBeVisible();
	await open(page, `${kintsugi.url}/pulse/1/guide`);
	await expect(page.getByRole('heading', { name: 'Five questions, forty minutes' })).toBeVisible();
	await expectAccessible(page, 'a guide for a talk');

	await open(page, `${kintsugi.url}/pulse/unmask`);
	await page.getByRole('button', { name: 'Try it now' }).click();
	await expect(page.getByRole('heading', { name: 'Nobody was unmasked' })).toBeVisible();
	await expect(page.getByText(/^Tried \w+ times\. Nothing found\.$/)).toHaveCount(4);
	await expectAccessible(page, 'trying to unmask it');
});
