import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { addSkills } from '#domain/skills/skills.server.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: Record<'host' | 'joiner', string>;
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

/** A hack week in a fortnight, a project that looks for somebody, an idea, and somebody who knows what is looked for. */
async function write({ db, owner, member, outsider }: Company) {
	const startsOn = plusDays(isoDay(now(), 'UTC'), 14);
	const week = { name: 'Hack week 9', title: 'Mend something small', kind: 'week', zone: 'UTC', startsOn };
	const { slug: season } = await makeSeason(
		db,
		owner,
		NewSeason.parse({ ...week, endsOn: plusDays(startsOn, 4) }),
	);
	const needs = [{ name: 'Copywriting', weight: 'must', teaches: false, count: 1 }];
	const project = { title: 'A tick that tells the truth', season, needs, joins: true };
	await pitch(db, member, NewProject.parse(project));
	await pitch(db, member, NewProject.parse({ title: 'A map of who to ask', season }));
	await addSkills(db, outsider, { names: ['Copywriting'], level: 'confident', wants: false });
	return {
		host: await startSession(db, owner.id, 'A browser'),
		joiner: await startSession(db, outsider.id, 'A browser'),
	};
}

async function visit(page: Page, path: string, session: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('a host asks who could help, they see why, join from the week, and ask the hosts back', async ({
	page,
	browser,
}) => {
	await visit(page, '/projects/seasons/hack-week-9/hosting', sessions.host);
	const draft = page.getByRole('listitem').filter({ hasText: 'Nguyễn Thu Hà' }).last();
	await expect(draft).toContainText('knows Copywriting');
	await draft.getByRole('button', { name: 'Ask' }).click();
	await expect(page.getByText('Asked', { exact: true })).toBeVisible();
	await expectAccessible(page);

	const theirs = await (await browser.newContext()).newPage();
	await visit(theirs, '/projects/seasons/hack-week-9', sessions.joiner);
	await expect(theirs.getByRole('region', { name: 'What comes next' })).toContainText(
		'14 days until kick-off',
	);
	await theirs.getByRole('link', { name: 'Skills that match mine' }).click();
	await expect(theirs.getByText('You know Copywriting, which it cannot do without.')).toBeVisible();
	await expect(theirs.getByText('A map of who to ask')).toBeHidden();
	await expectAccessible(theirs);
	await theirs.getByRole('link', { name: 'Show all of them' }).click();
	await theirs.getByRole('button', { name: /^Join.*A tick that tells the truth/ }).click();
	await expect(theirs.getByText('Joined', { exact: true })).toBeVisible();
	await theirs.getByRole('link', { name: 'Ask them something' }).click();
	await theirs.getByLabel('Ask the hosts').fill('May I bring a nurse?');
	await theirs.getByRole('button', { name: 'Ask it' }).click();
	await expect(theirs.getByText('The hosts have heard it.').first()).toBeVisible();

	await open(page, `${kintsugi.url}/projects/seasons/hack-week-9/questions`);
	await page.getByText('Answer: May I bring a nurse?').click();
	await page.getByLabel('The answer').fill('Gladly, on Friday.');
	await page.getByRole('button', { name: 'Answer it' }).click();
	await expect(page.getByText('Gladly, on Friday.')).toBeVisible();
	await expectAccessible(page);
});
