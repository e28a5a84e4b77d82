import { expect, test, type Browser, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { add } from '#domain/projects/board/cards.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { SYNC } from '#lib/offline/unsent.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { startProject } from '../support/projects.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { ServiceWorkerOf } from '../support/service-worker.ts';

let kintsugi: Kintsugi;
let keys: { ines: string; maren: string };
test.beforeAll(async () => ({ kintsugi, filled: keys } = await startFilled(fill)));
test.afterAll(() => discard(kintsugi));

const TALKED = 'Who is slowest?';
const QUESTIONS = ['A number or a sentence?', 'What would a courier see?', 'Does it help at night?'];

async function fill({ db, owner, member }: Company): Promise<typeof keys> {
	const { number } = await startProject(db, member, { authors: [owner.email] });
	for (const [k, title] of QUESTIONS.entries())
		await add(db, member, number, { uid: `question-${k}`, title, column: -1 });
	const other = await startProject(db, member, { authors: [owner.email] });
	await add(db, member, other.number, { uid: 'talked-about', title: TALKED, column: -1 });
	return {
		ines: await startSession(db, member.id, 'A browser'),
		maren: await startSession(db, owner.id, 'A browser'),
	};
}

const problems: string[] = [];

interface Opened {
	number?: number;
	javaScriptEnabled?: boolean;
}

async function boardOf(
	browser: Browser,
	who: keyof typeof keys,
	{ number = 1, javaScriptEnabled = true }: Opened = {},
): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled });
	await context.addCookies([{ name: 'session', value: keys[who], url: kintsugi.url }]);
	context.on('weberror', (problem) => problems.push(String(problem.error())));
	context.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) problems.push(message.text());
	});
	const page = await context.newPage();
	const address = `${kintsugi.url}/projects/${number}/board`;
	if (javaScriptEnabled) await open(page, address);
	else await page.goto(address);
	return page;
}

const card = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true });
const cardsIn = (page: Page, column: string) =>
	page.getByRole('region', { name: column }).locator('[data-title]');
const columnsOf = (page: Page) =>
	page
		.locator('.column')
		.evaluateAll((columns) =>
			columns.map((column) => [...column.querySelectorAll('[data-title]')].map((one) => one.textContent)),
		);

/** Each shows at once what was done there: both are asked until they agree. */
const expectSame = (one: Page, other: Page) =>
	expect(async () => expect(await columnsOf(one)).toEqual(await columnsOf(other))).toPass({
		timeout: 10_000,
	});

test('two people move cards by keys, at once and without a network, and end with one order; what a card taught is a lesson', async ({
	browser,
}) => {
	const [first = '', second = '', third = ''] = QUESTIONS;
	const ines = await boardOf(browser, 'ines');
	const maren = await boardOf(browser, 'maren');
	await expectAccessible(ines);
	const said = ines.locator('[data-said]');

	await card(ines, first).focus();
	await ines.keyboard.press('Space');
	await expect(said).toHaveText(/^Picked up A number or a sentence\? ?\.? ?Wondering, 1 of 3\./);
	await ines.keyboard.press('ArrowDown');
	await expect(said).toHaveText('Wondering, 2 of 3.');
	await ines.keyboard.press('ArrowRight');
	await expect(said).toHaveText('Trying, 1 of 1.');
	await expect(cardsIn(maren, 'Trying')).toHaveCount(0);
	await ines.keyboard.press('Escape');
	await expect(said).toHaveText('Left where it was: Wondering, 1 of 3.');
	await ines.keyboard.press('Space');
	await ines.keyboard.press('ArrowRight');
	await ines.keyboard.press('Space');
	await expect(ines.getByText(`${first}: Trying, 1 of 1.`)).toBeVisible();
	await expect(card(ines, first)).toBeFocused();
	await expect(cardsIn(maren, 'Trying')).toHaveText([first]);

	// The same card, at once: whoever is heard last has moved it, and both see that.
	await card(maren, second).focus();
	await Promise.all([maren.keyboard.press('Alt+ArrowDown'), card(ines, second).press('Alt+ArrowRight')]);
	await expectSame(ines, maren);

	await ines.context().setOffline(true);
	await card(ines, third).press('Alt+ArrowRight');
	await card(ines, third).press('Alt+ArrowRight');
	await expect(ines.getByText('Offline. Everything is kept here until you are back.')).toBeVisible();
	await expect(cardsIn(maren, 'Stuck')).toHaveCount(0);
	await ines.context().setOffline(false);
	await expect(cardsIn(maren, 'Stuck')).toHaveText([third]);
	await expect(ines.getByText('Offline. Everything is kept here until you are back.')).toBeHidden();

	await ines.getByRole('button', { name: `Move ${third}` }).focus();
	await ines.keyboard.press('Enter');
	await ines
		.getByRole('group', { name: `Move ${third}` })
		.getByRole('button', { name: 'Learned' })
		.click();
	const words = ines.getByRole('textbox', { name: 'What did it teach?' });
	await expect(words).toBeFocused();
	await words.fill('At night a sentence is read, and a colour is not.');
	await ines.getByText('Kept', { exact: true }).click();
	await expectAccessible(ines);
	await ines.getByRole('button', { name: 'Keep what it taught' }).click();
	await expect(words).toBeHidden();
	await expect(maren.getByRole('region', { name: 'Learned' })).toContainText('At night a sentence is read');

	const plain = await boardOf(browser, 'maren', { javaScriptEnabled: false });
	await plain.getByLabel('Add to Wondering').click();
	await plain.getByRole('region', { name: 'Wondering' }).getByRole('textbox').fill('Without a script');
	await plain.getByRole('button', { name: 'Add', exact: true }).click();
	await card(plain, 'Without a script').click();
	await plain.getByRole('combobox', { name: 'Column' }).selectOption('Trying');
	await plain.getByRole('button', { name: 'Move it' }).click();
	await expect(cardsIn(plain, 'Trying').filter({ hasText: 'Without a script' })).toHaveCount(1);
	await expect(cardsIn(ines, 'Trying').filter({ hasText: 'Without a script' })).toHaveCount(1);
	expect(problems).toEqual([]);
	for (const page of [ines, maren, plain]) await page.context().close();
});

test('a card is talked about, live and by forms; what is moved without a network goes out with the page closed', async ({
	browser,
}) => {
	const ines = await boardOf(browser, 'ines', { number: 2 });
	const maren = await boardOf(browser, 'maren', { number: 2 });
	const say = async (page: Page, words: string) => {
		await card(page, TALKED).click();
		await page.getByLabel('Say something about this card').fill(words);
		await page.getByRole('button', { name: 'Say it' }).click();
	};
	await say(maren, 'I can ask on Friday, @Inês Carvalho.');
	await expect(ines.locator('#card-talked-about')).toContainText('1 comment');
	await card(ines, TALKED).click();
	const talk = ines.getByRole('region', { name: /comment/ });
	await expect(talk.getByText('I can ask on Friday')).toBeVisible();
	await expectAccessible(ines);

	const plain = await boardOf(browser, 'maren', { number: 2, javaScriptEnabled: false });
	await say(plain, 'On Thursday, even.');
	await expect(plain.getByRole('region', { name: '2 comments' })).toContainText('On Thursday, even.');
	await expect(talk).toContainText('On Thursday, even.');
	await ines.keyboard.press('Escape');
	await expect(talk).toBeHidden();
	await expect(card(ines, TALKED)).toBeFocused();

	const worker = await ServiceWorkerOf.serving(ines);
	await ines.context().setOffline(true);
	await card(ines, TALKED).press('Alt+ArrowRight');
	await expect(ines.getByText('Offline. Everything is kept here until you are back.')).toBeVisible();
	await ines.close();
	await expect(cardsIn(maren, 'Trying')).toHaveCount(0);
	await ines.context().setOffline(false);
	await worker.sync(SYNC);
	await expect(cardsIn(maren, 'Trying')).toHaveText([TALKED]);
	const later = await ines.context().newPage();
	await open(later, `${kintsugi.url}/projects/2/board`);
	await expect(cardsIn(later, 'Trying')).toHaveText([TALKED]);
	await expect(later.getByText('Offline. Everything is kept here until you are back.')).toHaveCount(0);
	expect(problems).toEqual([]);
	for (const page of [ines, maren, plain]) await page.context().close();
});
