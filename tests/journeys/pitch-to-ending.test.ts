import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { openVoting } from '#domain/projects/shows/voting.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: Record<'host' | 'pitcher' | 'joiner', string>;
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

const WEEK = '/projects/seasons/hack-week-9';

/** A hack week of today whose votes are open, and three people. */
async function write({ db, owner, member, outsider }: Company) {
	const today = isoDay(now(), 'UTC');
	const week = { name: 'Hack week 9', title: 'Mend something small', kind: 'week', zone: 'UTC' };
	const { slug } = await makeSeason(db, owner, NewSeason.parse({ ...week, startsOn: today, endsOn: today }));
	await openVoting(db, owner, slug, { until: now() + DAY });
	const session = (id: number) => startSession(db, id, 'A browser');
	return {
		host: await session(owner.id),
		pitcher: await session(member.id),
		joiner: await session(outsider.id),
	};
}

/** The same browser, with somebody else in front of it. */
async function as(page: Page, who: keyof typeof sessions, path: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: sessions[who], url: kintsugi.url }]);
	await open(page, kintsugi.url + path);
}

test('an idea is pitched, joined, worked on, shown, voted for, ended with a lesson, found, and goes on', async ({
	page,
}) => {
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await as(page, 'pitcher', '/projects/new?season=hack-week-9');
	await page.getByLabel('What is it called?').fill('Queue that explains itself');
	await page.getByLabel('The pitch, in one line').fill('A number says how many wait, and not why.');
	await expectAccessible(page, 'pitching');
	await page.getByRole('button', { name: 'Pitch it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Queue that explains itself');
	const here = new URL(page.url()).pathname;

	await as(page, 'joiner', here);
	await page.getByRole('button', { name: /^(Take it up|Join)$/ }).click();
	await page.getByRole('button', { name: 'We are enough: begin' }).click();
	await expect(page.getByText('Building', { exact: true })).toBeVisible();
	await expectAccessible(page, 'the project');
	await page.getByRole('link', { name: 'Board' }).click();
	await page.getByLabel('Add to Wondering').click();
	const wondering = page.getByRole('region', { name: 'Wondering' });
	await wondering.getByRole('textbox').fill('Who reads it at night?');
	await page.keyboard.press('Enter');
	const card = page.getByRole('link', { name: 'Who reads it at night?', exact: true });
	await card.press('Alt+ArrowRight');
	await expect(page.getByRole('region', { name: 'Trying' })).toContainText('Who reads it at night?');

	await open(page, `${kintsugi.url}${WEEK}/show`);
	await page.getByLabel('What you worked on').selectOption({ index: 0 });
	await page.getByRole('button', { name: 'Bring it' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Queue that explains itself' })).toBeVisible();
	await as(page, 'host', `${WEEK}/show`);
	await page.getByRole('link', { name: /^Present.*Queue that explains itself/ }).click();
	await expectAccessible(page, 'the show');
	await page.getByRole('button', { name: 'It was shown', exact: true }).click();
	await expect(page.getByText('shown', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Vote', exact: true }).click();
	await page.getByLabel('Best lesson').selectOption({ label: 'P\u20111 Queue that explains itself' });
	await page.getByRole('button', { name: /^Vote.*Best lesson/ }).click();
	await expect(page.getByLabel('Best lesson')).toHaveValue('1');
	await expectAccessible(page, 'votes');

	await as(page, 'joiner', `${here}/end`);
	await page.getByLabel('Stopped with a lesson').check();
	await page.getByLabel('Lesson 1').fill('At night a sentence is read, and a colour is not.');
	await expectAccessible(page, 'ending it');
	await page.getByRole('button', { name: 'End it' }).click();
	await expect(page.getByRole('heading', { name: 'Stopped with a lesson' })).toBeVisible();
	await page.getByText('Ask for it to go on').click();
	await page.getByLabel('What for').fill('Two more queues say it, too.');
	await page.getByLabel('How much time').fill('Two Fridays');
	await page.getByRole('button', { name: 'Ask for it', exact: true }).click();
	await expect(page.getByText('Nothing is decided yet.')).toBeVisible();

	await as(page, 'host', '/projects/library');
	await expect(page.getByText('At night a sentence is read, and a colour is not.')).toBeVisible();
	await expectAccessible(page, 'the library');
	await open(page, `${kintsugi.url}${WEEK}/reel`);
	await expect(page.getByRole('article', { name: 'Queue that explains itself' })).toContainText('At night');
	await expectAccessible(page, 'the reel');
	await open(page, `${kintsugi.url}${here}/end`);
	await page.getByText('Sponsor it', { exact: true }).first().click();
	await page.getByLabel('Why you would').fill('On call gets quieter.');
	await expectAccessible(page, 'sponsoring it');
	await page.getByRole('button', { name: 'Sponsor it' }).click();
	await expect(page.getByText('Goes on from')).toBeVisible();
	await expect(page.getByText('Building', { exact: true })).toBeVisible();
	await open(page, `${kintsugi.url}${here}/history`);
	await expect(page.getByText('On call gets quieter.')).toBeVisible();
});
