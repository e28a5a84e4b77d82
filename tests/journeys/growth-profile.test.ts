import { expect, test, type Page } from '@playwright/test';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { addSkills } from '#domain/skills/skills.server.ts';
import { skillsSeen } from '#domain/skills/tables.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { expectAccessible } from '../support/accessible.ts';
import { startFilled } from '../support/filled.ts';
import { open } from '../support/open.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';

let kintsugi: Kintsugi;
let filled: Awaited<ReturnType<typeof fill>>;
test.beforeAll(async () => {
	({ kintsugi, filled } = await startFilled(fill));
});
test.afterAll(() => discard(kintsugi));

async function fill({ db, owner, member }: Company) {
	await addSkills(db, member, { names: ['SvelteJS'], level: 'practising', wants: false });
	await addSkills(db, owner, { names: ['Queues'], level: 'confident', wants: false });
	// As those have it who named a skill before one could say who sees it.
	const before = { seenTeach: 'me', seenDo: 'me', seenLearn: 'me', chosen: false } as const;
	await transact(db, (tx) => tx.insert(skillsSeen).values({ personId: owner.id, ...before }));
	return {
		theirs: await startSession(db, member.id, 'A browser'),
		others: await startSession(db, owner.id, 'A browser'),
	};
}

async function visit(page: Page, path: string, session: string): Promise<void> {
	await page.context().addCookies([{ name: 'session', value: session, url: kintsugi.url }]);
	page.on('pageerror', (problem) => expect(String(problem)).toBe(''));
	await open(page, kintsugi.url + path);
}

test('somebody says what they can do and who sees it; a colleague finds that, and nothing else', async ({
	page,
	browser,
}) => {
	await visit(page, '/growth/profile', filled.theirs);
	const teach = page.getByRole('region', { name: 'Can teach' });
	await page.getByRole('region', { name: 'Can do' }).getByText('SvelteJS').click();
	const skill = page.getByRole('region', { name: 'Can do' });
	await skill.getByLabel('How far you are').selectOption('Can teach');
	await skill.getByLabel('What shows it').fill('The tick that tells the truth');
	await page.getByRole('button', { name: 'Save SvelteJS' }).click();
	await expect(teach).toContainText('The tick that tells the truth');
	await page.getByLabel('Skill', { exact: true }).fill('Queues, ');
	// What is offered goes on behind what is typed.
	await expect(page.locator('datalist option[value="Queues, Rust"]')).toBeAttached();
	await page.getByLabel('Skill', { exact: true }).fill('Rust');
	await expect(page.locator('datalist option[value="Rust"]')).toBeAttached();
	await page.getByLabel('I want to learn it').check();
	await page.getByRole('group', { name: 'Who sees what you want' }).getByLabel('Everybody here').check();
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	const learn = page.getByRole('region', { name: /^Want to learn/ });
	await expect(learn).toContainText('Rust');
	await expect(learn.getByRole('link', { name: 'Everybody here' })).toBeVisible();
	await page.getByLabel('What you enjoy').fill('choirs');
	await page.getByRole('button', { name: 'Save interests' }).click();
	await page.getByRole('group', { name: 'Your interests' }).getByLabel('Only you').check();
	await page.getByRole('button', { name: 'Save who sees what' }).click();
	const interests = page.getByRole('region', { name: 'Interests' });
	await expect(interests.getByRole('link', { name: 'Only you' })).toBeVisible();
	await expectAccessible(page, 'growth profile');
	await page.getByRole('link', { name: 'As a colleague sees it' }).click();
	await expect(page.getByRole('main')).toContainText('SvelteJS');
	await expect(page.getByRole('main')).not.toContainText('choirs');

	const context = await browser.newContext({ javaScriptEnabled: false });
	const theirs = await context.newPage();
	await context.addCookies([{ name: 'session', value: filled.others, url: kintsugi.url }]);
	await theirs.goto(`${kintsugi.url}/growth/people`);
	await theirs.getByLabel('Skill', { exact: true }).fill('Svelte');
	await theirs.getByRole('button', { name: 'Find' }).click();
	await expect(theirs.getByRole('region', { name: 'Under another name' })).toContainText('calls it SvelteJS');
	await theirs.getByRole('link', { name: 'Inês Carvalho' }).click();
	await expect(theirs.getByRole('heading', { name: 'Skills' })).toBeVisible();
	await expect(theirs.getByRole('main')).toContainText('The tick that tells the truth');
	await expect(theirs.getByRole('main')).not.toContainText('choirs');
	await theirs.goto(`${kintsugi.url}/growth`);
	await expect(theirs.getByRole('region', { name: 'Only you see your skills' })).toBeVisible();
	await theirs.getByRole('button', { name: 'Keep it so' }).click();
	await expect(theirs.getByText('Kept. You can change it')).toBeVisible();
	await theirs.goto(`${kintsugi.url}/growth/profile`);
	await expect(theirs.getByRole('region', { name: 'Only you see your skills' })).toHaveCount(0);
	await context.close();
});
