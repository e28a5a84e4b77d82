import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { NewPromise } from '#domain/projects/allowance/promise.ts';
import { promise } from '#domain/projects/allowance/promises.server.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let filled: Awaited<ReturnType<typeof write>>;
test.beforeAll(async () => {
	({ kintsugi, filled } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

/** A fifth of the week, promised to everybody by the one who runs the company. */
async function write({ db, owner, member }: Company) {
	const startsOn = plusDays(isoDay(now(), 'UTC'), -7);
	await promise(db, owner, NewPromise.parse({ kind: 'share', percent: '20', week: '40', startsOn }));
	return {
		member: member.id,
		theirs: await startSession(db, member.id, 'A browser'),
		manager: await startSession(db, owner.id, 'A browser'),
	};
}

async function visit(page: Page, path: string, session: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('an hour that a meeting took is still owed, and whoever promised it learns nothing of it', async ({
	page,
	browser,
}) => {
	await visit(page, '/projects/time', filled.theirs);
	const noting = page.getByRole('region', { name: 'Note what became of it' });
	await noting.getByLabel('Hours').fill('1');
	await noting.getByLabel('What became of it?').selectOption('It was taken away');
	await noting.getByLabel('A word for yourself').fill('A planning meeting');
	await page.keyboard.press('Enter');
	await expect(noting.getByRole('status')).toHaveText('It is noted, for you alone.');
	await expect(page.getByText('Taken away: 1 h. It is still yours.')).toBeVisible();
	await expect(page.getByRole('region', { name: 'What you noted' })).toContainText('A planning meeting');
	await expectAccessible(page, 'protected time');

	await open(page, `${kintsugi.url}/settings/skills`);
	const adding = page.getByRole('region', { name: 'Add a skill' });
	await adding.getByLabel('Skill', { exact: true }).fill('Facilitating');
	await adding.getByLabel('How far you are').selectOption('Curious');
	await adding.getByLabel('I want to learn it').check();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: /^Want to learn/ })).toContainText('Facilitating');
	await expectAccessible(page, 'skills');

	const theirs = await (await browser.newContext()).newPage();
	await visit(theirs, '/projects/time', filled.manager);
	await expect(theirs.getByRole('heading', { name: 'Your protected time' })).toBeVisible();
	for (const path of ['/projects/time', '/projects/time/promise', `/people/${filled.member}`]) {
		await open(theirs, kintsugi.url + path);
		await expect(theirs.getByRole('main')).not.toContainText(/A planning meeting|Taken away|Facilitating/);
	}
});
