import { allOf, assistant, useTool } from '../support/assistant.ts';
import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { open } from '../support/open.ts';

test('what a tracker sends becomes a draft, by what was chosen from its first message', async ({
	page,
	request,
	browser,
	context,
	baseURL,
}) => {
	await setUp(page);
	await page.goto('/teams');
	await page.getByLabel('Name', { exact: true }).fill('Dispatch');
	await page.getByRole('button', { name: 'Make the team' }).click();
	await page.waitForURL('**/teams/dispatch');
	await page.getByRole('link', { name: 'What programs send it' }).click();
	await page.getByLabel('What will send to it?').fill('Tracker');
	await page.getByRole('button', { name: 'Make an address' }).click();
	const shown = page.getByRole('group', { name: 'The key for “Tracker”' });
	const key = await shown.getByText(/^kin_in_/).innerText();
	await expectAccessible(page);

	const headers = { authorization: `Bearer ${key}` };
	const issue = {
		key: 'D-7',
		title: 'A queue can say stop',
		body: 'We saw it in the load test.',
		token: 'hidden-value',
	};
	const first = await request.post('/hooks/incoming', { headers, data: { issue } });
	expect(await first.json()).toEqual({ state: 'kept', again: false });

	await page.getByRole('link', { name: 'Send it a message, and say what is made of it' }).click();
	await expect(page.getByText('Kept as a sample')).toBeVisible();
	await expect(page.getByText('hidden-value')).toHaveCount(0);
	const says = page.getByRole('region', { name: 'The message says' });
	await page.getByLabel('What was learned, in one line').focus();
	await says.getByRole('button', { name: /issue › title/ }).click();
	await page.getByLabel('The note, as Markdown').focus();
	await says.getByRole('button', { name: /issue › body/ }).click();
	await expect(page.getByLabel('What was learned, in one line')).toHaveValue('{issue.title}');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	const foreseen = page.getByRole('region', { name: 'What would come of that message' });
	await expect(foreseen).toContainText('A queue can say stop');
	await expect(foreseen).toContainText('We saw it in the load test.');
	await expectAccessible(page);

	await page.getByRole('button', { name: /^Make it from message/ }).click();
	await expect(page.getByRole('link', { name: 'LOG-1' })).toBeVisible();
	const again = await request.post('/hooks/incoming', { headers, data: { issue } });
	expect(await again.json()).toEqual({ state: 'made', again: true });
	const odd = await request.post('/hooks/incoming', { headers, data: { other: true } });
	expect(odd.status()).toBe(422);
	expect(await odd.text()).toContain('the message has nothing at {issue.title}');

	// The same without a script: the places are written by hand.
	const plain = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		storageState: await context.storageState(),
	});
	const simple = await plain.newPage();
	await simple.goto('/teams/dispatch/incoming/1?message=1');
	await expect(simple.getByText('{issue.key}')).toBeVisible();
	await simple.getByLabel('What was learned, in one line').fill('{issue.key}: {issue.title}');
	await simple.getByRole('button', { name: 'Save', exact: true }).click();
	await simple.goto('/teams/dispatch/incoming/1?message=1');
	await expect(simple.getByText('D-7: A queue can say stop')).toBeVisible();
	await plain.close();

	await page.getByRole('link', { name: 'LOG-1' }).click();
	await expect(page.getByRole('heading', { name: 'A queue can say stop' })).toBeVisible();
	await expect(page.getByText('Made from a message to your address “Tracker”')).toBeVisible();
});

test('an assistant is connected by copying, asks, and drafts what a person publishes', async ({
	page,
	kintsugi,
}) => {
	await setUp(page);
	await open(page, '/settings/tokens');
	await page.getByRole('link', { name: 'connect it' }).click();
	await page.getByLabel('Which assistant is it?').fill('On my laptop');
	await page.getByRole('radio', { name: /write drafts/ }).check();
	await page.getByRole('button', { name: 'Make a token' }).click();
	const shown = page.getByRole('group', { name: 'The token “On my laptop”' });
	const token = await shown.getByText(/^kin_/).innerText();
	await expect(page.getByLabel('For Most assistants')).toContainText(`Bearer ${token}`);
	await expect(page.getByLabel('For Most assistants')).toContainText('/mcp');
	await expectAccessible(page);

	const client = await assistant(kintsugi, token);
	expect(allOf(await useTool(client, 'what_did_we_learn_about', { about: 'queues' }))).toContain(
		'Nothing that',
	);
	const made = await useTool(client, 'draft_postmortem', {
		title: 'The queue asked nobody',
		narrative: 'The dispatcher took all that came.',
		lessons: ['A queue can say stop.'],
	});
	const { url } = made.structuredContent as { url: string };
	await open(page, new URL(url).pathname);
	await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
		'The queue asked nobody',
	);
	const begun = page.getByText(/Drafted by an assistant with your token “On my laptop”/);
	await expect(begun).toContainText('Read it before you publish it.');
	await expectAccessible(page);
	await open(page, '/');
	await expect(page.getByText('by an assistant')).toBeVisible();
	await open(page, new URL(url).pathname);
	await page.getByRole('button', { name: 'Publish' }).first().click();
	await expect(page.getByRole('heading', { name: 'The queue asked nobody' })).toBeVisible();
	await expect
		.poll(async () => allOf(await useTool(client, 'what_did_we_learn_about', { about: 'queue' })))
		.toContain('A queue can say stop.');
	await expect(begun).toHaveCount(0);
	await open(page, new URL(url).pathname.replace('edit', 'history'));
	await expect(page.getByText('Drafted by an assistant')).toBeVisible();
	await client.close();
});
