import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { createCourse, publishCourse } from '#domain/training/courses.server.ts';
import { readCourse } from '#domain/training/folder.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

let kintsugi: Kintsugi;
let sessions: { member: string; outsider: string };
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

const item = (yaml: string) => `\`\`\`item\n${yaml}\n\`\`\`\n`;
const FILES = [
	{ name: 'course.md', text: '---\ntitle: The second story\npassMark: 80\nattempts: 2\n---\n' },
	{
		name: '01-stories/01-first.md',
		text: [
			'---\ntitle: Choosing\nreflection: When was yours?\n---\n\nEvery incident has a first story.\n\n| The first | The second |\n|---|---|\n| She did it. | Both had one name. |\n',
			item(
				'key: opens\nkind: single\nask: Which question opens the second?\noptions:\n  - text: Why did you?\n    because: It asks for a defence.\n  - text: What did you see?\n    right: true\n    because: It asks for the view from inside.',
			),
			item(
				'key: several\nkind: multiple\nask: Which are conditions?\noptions:\n  - text: Two names alike\n    right: true\n  - text: Carelessness\n  - text: A graph on another page\n    right: true',
			),
			item('key: truth\nkind: true-false\nask: Hindsight edits memory.\nanswer: true'),
			item('key: count\nkind: number\nask: How many stories has it?\nanswer: 2\nunit: stories'),
		].join('\n'),
	},
	{
		name: '01-stories/02-second.md',
		text: [
			'---\ntitle: Putting together\n---\n\nNow the parts.\n',
			item('key: fill\nkind: gap\nask: The ___ story ends with a person.\ngaps:\n  - [first]'),
			item('key: line\nkind: order\nask: What comes when?\nparts: [It broke, It was noticed]'),
			item(
				'key: pairs\nkind: match\nask: Which ends where?\npairs:\n  - one: The first story\n    other: A person\n  - one: The second story\n    other: A change',
			),
			item(
				'key: words\nkind: recall\nask: What is the second story?\nmodel: What it looked like from inside.',
			),
			item(
				'key: talk\nkind: scenario\nask: Ada says it was her mistake.\nscenes:\n  - key: start\n    text: She means it.\n    choices:\n      - text: Write it down so\n        to: over\n      - text: Ask what was on her screen\n        to: seen\n        because: Only she has that.\n  - key: over\n    text: It ends there.\n  - key: seen\n    text: Both had one name.\n    good: true',
			),
			item('key: mine\nkind: reflection\nask: Whose screen have you not seen?'),
		].join('\n'),
	},
];

async function write({ db, member, outsider }: Company) {
	const { course, problems } = readCourse(FILES);
	if (course === null) throw new Error(JSON.stringify(problems));
	const { number } = await createCourse(db, member, { content: course });
	await publishCourse(db, member, number);
	return {
		member: await startSession(db, member.id, 'A browser'),
		outsider: await startSession(db, outsider.id, 'A browser'),
	};
}

/** Goes on with Tab until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	const seen: string[] = [];
	for (let n = 0; n < 90; n++) {
		const focused = await page.evaluate(() => {
			const one = document.activeElement;
			if (!(one instanceof HTMLElement)) return '';
			const label = one instanceof HTMLInputElement ? (one.labels?.[0]?.textContent ?? '') : '';
			return [one.getAttribute('aria-label'), label, one.textContent].filter(Boolean).join(' ').trim();
		});
		if (name.test(focused)) return;
		seen.push(focused.slice(0, 30));
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never came to ${name.source}: ${seen.join(' | ')}`);
}

test('a whole course by keyboard alone: every kind of question, told after it was answered, and completed', async ({
	page,
}) => {
	await page.context().addCookies([{ name: 'session', value: sessions.outsider, url: kintsugi.url }]);
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, `${kintsugi.url}/training/1`);
	const { keyboard } = page;
	await tabTo(page, /^Begin$/);
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Choosing', level: 1 })).toBeVisible();
	expect(await page.content()).not.toContain('view from inside');
	await expect(page.getByRole('group', { name: 'The second', exact: true })).toContainText(
		'Both had one name.',
	);

	const question = (n: number) => page.getByRole('region', { name: new RegExp(`^Question ${n} of`) });
	const told = (n: number) => question(n).locator('[id^="told-"]');
	// Sure, and wrong: told kindly, and what is right is not told while it can be tried again.
	await keyboard.press('a');
	await keyboard.press('3');
	await keyboard.press('Control+Enter');
	await expect(told(1)).toContainText('surprises many people');
	await expect(question(1)).toContainText('It asks for a defence.');
	await expect(question(1)).not.toContainText('view from inside');
	await tabTo(page, /^Try it again$/);
	await keyboard.press('Enter');
	await expect(question(1).getByRole('radio', { name: 'What did you see?' })).toBeVisible();
	await keyboard.press('b');
	await keyboard.press('2');
	await keyboard.press('Control+Enter');
	await expect(told(1)).toContainText('view from inside');
	await expectAccessible(page);

	await tabTo(page, /^Two names alike/);
	await keyboard.press('a');
	await keyboard.press('c');
	await keyboard.press('Control+Enter');
	// How sure is asked before anything is told.
	await expect(question(2).getByRole('alert')).toContainText('how sure');
	await keyboard.press('2');
	await keyboard.press('Control+Enter');
	await expect(told(2)).toContainText('That is it');
	await tabTo(page, /^True/);
	await keyboard.press('a');
	await keyboard.press('1');
	await keyboard.press('Control+Enter');
	await expect(told(3)).toContainText('You guessed');
	await keyboard.press('Tab');
	await keyboard.type('2');
	await keyboard.press('Tab');
	await keyboard.press('3');
	await keyboard.press('Control+Enter');
	await expect(told(4)).toContainText('That is it');

	await expect(told(4)).toBeFocused();
	await keyboard.press('Tab');
	await expect(page.getByRole('textbox', { name: 'When was yours?' })).toBeFocused();
	await keyboard.type('LINEOFMINE last week');
	await expect(page.getByText('Kept', { exact: true })).toBeVisible();
	// What it is for in the week: a plan of their own, kept from the lesson.
	await tabTo(page, /^Make a plan/);
	await keyboard.press('Enter');
	await keyboard.press('Tab');
	await keyboard.type('somebody says sorry');
	await keyboard.press('Tab');
	await keyboard.type('ask for PLANOFMINE');
	await tabTo(page, /^Keep this plan$/);
	await keyboard.press('Enter');
	const week = page.getByRole('region', { name: 'Take it into the week' });
	await expect(week).toContainText('When somebody says sorry, I will ask for PLANOFMINE.');
	await expectAccessible(page);
	await keyboard.press('ArrowRight');
	await expect(page.getByRole('heading', { name: 'Putting together', level: 1 })).toBeVisible();

	await tabTo(page, /^Gap 1/);
	await keyboard.type('First');
	await keyboard.press('Tab');
	await keyboard.press('2');
	await keyboard.press('Control+Enter');
	await expect(told(1)).toContainText('That is it');
	await tabTo(page, /^Move down: It was noticed/);
	await keyboard.press('Enter');
	await keyboard.press('2');
	await keyboard.press('Control+Enter');
	await expect(told(2)).toContainText('That is it');
	await tabTo(page, /A person/);
	await keyboard.type('A person');
	await keyboard.press('Tab');
	await keyboard.type('A change');
	await keyboard.press('Tab');
	await keyboard.press('2');
	await keyboard.press('Control+Enter');
	await expect(told(3)).toContainText('That is it');
	await keyboard.press('Tab');
	await keyboard.type('What one could see');
	await keyboard.press('Tab');
	await keyboard.press('2');
	await keyboard.press('Control+Enter');
	await expect(told(4)).toContainText('What it looked like from inside.');
	await tabTo(page, /^Near enough/);
	await keyboard.press('Enter');
	await expect(told(4)).toContainText('It came back.');
	await keyboard.press('2');
	await keyboard.press('b');
	await expect(told(5)).toContainText('Both had one name.');
	await expect(question(5)).toContainText('Only she has that.');
	await expectAccessible(page);
	await keyboard.press('ArrowRight');
	await expect(page.getByText('You completed it on')).toBeVisible();
	await expectAccessible(page);

	// Its author sees that course, and nothing of what was answered.
	const author = Visitor.browser(kintsugi, sessions.member);
	for (const path of [
		'/training/1',
		'/training/1/lessons/first',
		'/training/1/edit',
		'/training/1/history',
	]) {
		expect((await author.ask(path)).text, path).not.toMatch(/LINEOFMINE|PLANOFMINE/);
	}
});

test('without a script, a question is answered by a form and the line for oneself is kept by a button', async ({
	browser,
}) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.context().addCookies([{ name: 'session', value: sessions.member, url: kintsugi.url }]);
	await page.goto(`${kintsugi.url}/training/1`);
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	const first = page.getByRole('region', { name: 'Question 1 of 4' });
	await first.getByRole('radio', { name: 'What did you see?' }).check();
	await first.getByText('Sure', { exact: true }).click();
	await first.getByRole('button', { name: /^Answer/ }).click();
	await expect(first).toContainText('view from inside');
	await page.getByRole('textbox', { name: 'When was yours?' }).fill('In May');
	await page.getByRole('button', { name: 'Keep', exact: true }).click();
	await expect(page.getByRole('textbox', { name: 'When was yours?' })).toHaveValue('In May');
	await page.getByRole('button', { name: 'Putting together' }).click();
	const order = page.getByRole('region', { name: 'Question 2 of 6' });
	await order.getByRole('button', { name: 'Move down: It was noticed' }).click();
	await expect(order.getByRole('listitem').first()).toContainText('It broke');
	await page.close();
});
