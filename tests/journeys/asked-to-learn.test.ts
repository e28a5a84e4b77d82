import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { begin } from '#domain/training/beginning.server.ts';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { expectAccessible } from '../support/accessible.ts';
import { aCourse, completes } from '../support/courses.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import { join, type Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: { admin: string; learner: string };
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(fill));
});
test.afterAll(() => discard(kintsugi));

/** Two weeks ago five people were on the first course, of whom three completed it; nobody is on the second. */
async function fill(company: Company) {
	const { db, owner, admin, member, outsider } = company;
	const names = ['Ada', 'Bo', 'Noor'];
	const [ada, bo, learner] = await Promise.all(
		names.map((name) => join(db, owner, { name, email: `${name.toLowerCase()}@example.org` })),
	);
	if (!ada || !bo || !learner) throw new Error('They did not come.');
	const release = setClock(Date.now() - 14 * DAY);
	const course = await aCourse(db, member, { title: 'Keeping data safe' });
	await aCourse(db, member, { title: 'Another one' });
	for (const who of [owner, outsider, ada]) await completes(db, who, course);
	for (const who of [bo, member]) await begin(db, who, course.id);
	release();
	return {
		admin: await startSession(db, admin.id, 'A browser'),
		learner: await startSession(db, learner.id, 'A browser'),
	};
}

const as = (page: Page, session: string) =>
	page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);

test('a course is required, and taken; its certificate opens for a stranger, and whoever organises it is told of groups alone', async ({
	page,
	browser,
}) => {
	await as(page, sessions.admin);
	await open(page, `${kintsugi.url}/training/1/rules`);
	await page.getByLabel('It is required').check();
	await page.getByRole('button', { name: 'Ask them' }).click();
	// What is lacking is said next to its field, and what was chosen stays.
	await expect(page.getByText('Say why it is required')).toBeVisible();
	await page.getByLabel('A role').check();
	await page.getByRole('combobox', { name: 'Role' }).selectOption('member');
	await page.getByLabel('Required because').fill('The data protection act asks for it.');
	await page.getByRole('button', { name: 'Ask them' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Whoever is a member' })).toBeVisible();
	await expectAccessible(page);

	const learner = await (await browser.newContext()).newPage();
	await as(learner, sessions.learner);
	await open(learner, `${kintsugi.url}/training`);
	const asked = learner.getByRole('listitem').filter({ hasText: 'Asked of you' });
	await expect(asked).toContainText('The data protection act asks for it.');
	await expect(asked).toContainText('whoever organises it sees your name');
	await asked.getByRole('link', { name: 'Look at it' }).click();
	await expect(learner.getByText('whoever organises it sees your name')).toBeVisible();
	await expectAccessible(learner);
	await learner.getByRole('button', { name: 'Begin', exact: true }).click();
	await learner.getByRole('button', { name: 'Finish the course' }).click();
	await expect(learner.getByText('You completed it on')).toBeVisible();
	await learner.getByRole('link', { name: 'Yours', exact: true }).click();
	const certificates = learner.getByRole('region', { name: 'Certificates' });
	const link = await certificates.getByRole('link').getAttribute('href');

	const stranger = await (await browser.newContext()).newPage();
	await stranger.goto(`${kintsugi.url}${link ?? ''}`);
	await expect(stranger.getByRole('heading', { name: 'Noor' })).toBeVisible();
	await expect(stranger.getByText('Keeping data safe')).toBeVisible();
	await expectAccessible(stranger);
	const answer = await stranger.goto(`${kintsugi.url}${(link ?? '').replace(/-.*/, '')}`);
	expect(answer?.status()).toBe(404);

	await page.getByRole('link', { name: 'How far' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('About half have completed it');
	const groups = page.getByRole('region', { name: /^Groups/ });
	await expect(groups.getByRole('row', { name: 'Everybody on it About half 5' })).toBeVisible();
	// A team of fewer is not there, and nobody is named who was told today.
	await expect(groups.getByRole('row')).toHaveCount(2);
	const named = page.getByRole('region', { name: /^By name/ });
	await expect(named).toContainText('seven days after somebody was told');
	await expect(named.getByText('Noor')).toHaveCount(0);
	await expectAccessible(page);
	await page.goto(`${kintsugi.url}/training/2/people`);
	await expect(page.getByText('Too few to show')).toBeVisible();
});
