import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let sessions: Record<'learner' | 'mentor' | 'admin', string>;
test.beforeAll(async () => {
	({ kintsugi, filled: sessions } = await startFilled(write));
});
test.afterAll(() => discard(kintsugi));

/** Nguyễn Thu Hà offers an hour a month to somebody who facilitates a little and would like to do it better. */
async function write({ db, admin, member, outsider }: Company) {
	const skills = [
		{ name: 'Facilitation', weight: 'must' },
		{ name: 'Asking second questions', teaches: true },
	];
	const opening = { title: 'An hour a month, on facilitating', form: 'mentorship', hoursAWeek: 0.5, skills };
	await post(db, outsider, NewOpportunity.parse(opening));
	return {
		learner: await startSession(db, member.id, 'A browser'),
		mentor: await startSession(db, outsider.id, 'A browser'),
		admin: await startSession(db, admin.id, 'A browser'),
	};
}

async function visit(page: Page, path: string, session: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('console', (message) => expect(message.text()).not.toContain('Content Security Policy'));
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('what somebody can do finds what they could learn; they ask, two agree, and it ends with a lesson', async ({
	page: learner,
	browser,
}) => {
	await visit(learner, '/growth/profile', sessions.learner);
	await learner.getByLabel('Skill', { exact: true }).fill('Facilitation');
	await learner.getByLabel('How far you are').first().selectOption('practising');
	await learner.getByRole('checkbox', { name: 'I want to learn it, or get further' }).check();
	await learner.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(learner.getByText('Facilitation', { exact: true }).first()).toBeVisible();
	await expectAccessible(learner);

	await open(learner, `${kintsugi.url}/growth`);
	const match = learner.getByRole('listitem').filter({ hasText: 'An hour a month, on facilitating' }).last();
	await expect(match).toContainText('Facilitation');
	await expectAccessible(learner);
	await match.getByRole('link', { name: 'An hour a month, on facilitating', exact: true }).click();
	await expect(learner.getByRole('heading', { level: 1 })).toHaveText('An hour a month, on facilitating');
	await expectAccessible(learner);
	await learner.getByRole('link', { name: 'Ask Nguyễn', exact: true }).click();
	await expectAccessible(learner);
	await learner.getByLabel('What draws you to it?').fill('I hold my breath when nobody speaks.');
	await learner.getByRole('button', { name: 'Ask for it' }).click();
	await expect(learner.getByRole('heading', { level: 1 })).toHaveText(
		'What you asked, and what you are asked',
	);

	const mentor = await (await browser.newContext()).newPage();
	await visit(mentor, '/growth/openings/1/asked', sessions.mentor);
	await expect(mentor.getByText('I hold my breath when nobody speaks.')).toBeVisible();
	await expectAccessible(mentor);
	await mentor.getByRole('button', { name: 'Say yes to Inês' }).click();
	await expect(mentor.getByText('You said yes')).toBeVisible();

	await open(learner, `${kintsugi.url}/growth/asked`);
	await learner.getByRole('link', { name: 'Agree on how you go about it' }).click();
	await expect(learner.getByLabel('With', { exact: true })).toHaveValue('Nguyễn Thu Hà');
	await learner.getByRole('button', { name: 'Ask them' }).click();
	// What is lacking is said next to its field, and what was known stays.
	await expect(learner.getByText('Say how often you would meet')).toBeVisible();
	await learner.getByLabel('How often, in your words').fill('An hour, every first Monday');
	await expectAccessible(learner);
	await learner.getByRole('button', { name: 'Ask them' }).click();
	await expect(learner.getByText('Nguyễn Thu Hà has not answered yet')).toBeVisible();
	const path = new URL(learner.url()).pathname;

	await open(mentor, kintsugi.url);
	await mentor.getByRole('link', { name: 'asks whether you would mentor them' }).click();
	await mentor.getByRole('button', { name: 'Agree', exact: true }).click();
	await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('You mentor Inês Carvalho');
	// Both begin the agenda at once: whoever is later sees both, and nothing is lost.
	await open(learner, `${kintsugi.url}${path}?write=agenda`);
	await open(mentor, `${kintsugi.url}${path}?write=agenda`);
	const agenda = (of: Page) => of.getByRole('textbox', { name: 'What to speak about next' });
	await agenda(mentor).fill('Who speaks first');
	await mentor.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(mentor.getByText('Who speaks first')).toBeVisible();
	await agenda(learner).fill('Silence');
	await learner.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(learner.getByRole('region', { name: 'What is saved' })).toContainText('Who speaks first');
	await expect(agenda(learner)).toContainText('Silence');
	await agenda(learner).fill('Who speaks first, and silence');
	await learner.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(learner.getByText('Who speaks first, and silence')).toBeVisible();
	await expectAccessible(learner);

	const admin = await (await browser.newContext()).newPage();
	await admin.context().addCookies([{ name: 'session', value: sessions.admin, url: kintsugi.url }]);
	expect((await admin.goto(kintsugi.url + path))?.status()).toBe(404);

	await learner.getByText('Close it, and say what you take from it').click();
	await learner.getByLabel('What do you take from it?').fill('Count to seven before you fill a silence.');
	await learner.getByRole('button', { name: 'Close it', exact: true }).click();
	await expect(learner.getByText('You closed it on')).toBeVisible();
	await learner.getByText('Facilitation: practising, or further?').click();
	await learner.getByLabel('How far are you?').selectOption('confident');
	await learner.getByRole('button', { name: 'Say so in my profile' }).click();
	await expect(learner.getByText('Facilitation: confident, or further?')).toBeVisible();
	await learner.getByText('Put it into your learning log, as a lesson').click();
	await learner.getByLabel('Who reads it').selectOption('workspace');
	await expectAccessible(learner);
	await learner.getByRole('button', { name: 'Log it' }).click();
	await expect(learner).toHaveURL(/\/log\/\d+/);

	await open(mentor, `${kintsugi.url}/lessons`);
	await expect(mentor.getByText('Count to seven before you fill a silence.')).toBeVisible();
	for (const place of ['/growth/goals', '/growth/goals/new', '/growth/mentorships']) {
		await open(learner, kintsugi.url + place);
		await expectAccessible(learner);
	}
});
