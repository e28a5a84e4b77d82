import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { place } from '#domain/stories/shelves/arranging.server.ts';
import { Placing, WELCOME } from '#domain/stories/shelves/shelf.ts';
import { publish } from '#domain/stories/publication.server.ts';
import { begin } from '#domain/stories/stories.server.ts';
import { NewStory } from '#domain/stories/telling.ts';
import { expectAccessible } from '../support/accessible.ts';
import { aCourse, completes } from '../support/courses.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: { newcomer: string; curator: string };
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

/** Two stories and a course, for the first and the later weeks, and the sessions of a newcomer and of a curator. */
async function write({ db, owner, member, outsider }: Company) {
	const tell = async (title: string, week: string) => {
		const told = { tried: 'It was a Friday. '.repeat(80), happened: 'Nothing came back.' };
		const story = NewStory.parse({ title, ...told, learned: 'A backup is a belief.', team: 'payments' });
		const { number } = await begin(db, member, story);
		await publish(db, member, number);
		await place(db, owner, WELCOME, Placing.parse({ entry: `S-${number}`, week }));
	};
	await tell('The restore that was not there', '1');
	await tell('The hire I rushed', '4');
	const course = await aCourse(db, member, { title: 'How to restore' });
	await place(db, owner, WELCOME, Placing.parse({ entry: `T-${course.number}`, week: '12' }));
	await completes(db, outsider, course);
	const { number } = await begin(
		db,
		member,
		NewStory.parse({ title: 'A very small DROP', tried: 'Tidying.' }),
	);
	await publish(db, member, number);
	return {
		newcomer: await startSession(db, outsider.id, 'A browser'),
		curator: await startSession(db, owner.id, 'A browser'),
	};
}

async function visit(page: Page, path: string, session = sessions.newcomer): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('a newcomer finds what is for their week, reads it by keyboard, and their shelf moves on', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1280, height: 560 });
	await visit(page, '/');
	const week = page.getByRole('region', { name: 'This week’s reading' });
	await expect(week).toContainText('Your week 1 at Northwind');
	await expect(week.getByRole('listitem')).toHaveText(/The restore that was not there/);

	await page.keyboard.press('g');
	await page.keyboard.press('s');
	await expect(page.getByRole('heading', { level: 1, name: 'The Welcome shelf' })).toBeVisible();
	await expect(page.getByText('1 of 3 read')).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'How to restore' }).first()).toContainText(
		'Completed',
	);
	await expectAccessible(page);

	await page.keyboard.press('j');
	await expect(
		page.getByRole('link', { name: /The restore that was not there Inês Carvalho/ }),
	).toBeFocused();
	const counted = page.waitForResponse((answer) => answer.url().endsWith('/stories/1/read'));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The restore that was not there');
	await page.keyboard.press('End');
	expect((await counted).status()).toBe(204);

	await page.keyboard.press('g');
	await page.keyboard.press('s');
	await expect(page.getByText('2 of 3 read')).toBeVisible();
	await expect(
		page.getByRole('listitem').filter({ hasText: 'The restore that was not there' }).first(),
	).toContainText('Read');
	await page.keyboard.press('g');
	await page.keyboard.press('t');
	await expect(
		page
			.getByRole('heading', { name: 'Coming up' })
			.or(page.getByRole('heading', { name: 'Waiting on you' })),
	).toBeVisible();
	await expect(week).toBeHidden();
});

test('a curator puts a story on the shelf from its own page', async ({ page }) => {
	await visit(page, '/stories/3', sessions.curator);
	await page.getByRole('link', { name: 'Put it on the Welcome shelf' }).click();
	await expect(page.getByLabel('Which story, or what else was published')).toHaveValue('S-3');
	await page.getByRole('button', { name: 'Put it on the shelf' }).click();
	await expect(page.getByRole('link', { name: 'A very small DROP' })).toBeVisible();
	await open(page, `${kintsugi.url}/stories/3`);
	await expect(page.getByRole('link', { name: 'Stands on the Welcome shelf' })).toBeVisible();
});
