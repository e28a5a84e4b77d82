import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';

test('whoever writes a program finds an operation by keyboard, and what stands there of it is so', async ({
	page,
	request,
	browser,
	context,
	baseURL,
}) => {
	await setUp(page);
	await page.goto('/help/api');
	await expectAccessible(page, 'the list of operations');

	const operations = page.getByRole('region', { name: 'All operations' });
	await page.getByRole('link', { name: 'All operations' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#operations$/);
	await operations.getByRole('link', { name: /^GET \/postmortems$/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/help\/api\/[\w-]+#\w+$/);
	const operation = page.locator(':target');
	await expect(operation).toBeInViewport();
	await expect(operation).toContainText('/postmortems');
	await expectAccessible(page, 'a group of operations');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toBeInViewport();

	// Nothing of it needs a script, and a narrow screen shows all of it.
	const plain = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		viewport: { width: 390, height: 844 },
		storageState: await context.storageState(),
	});
	const simple = await plain.newPage();
	for (const address of ['/help/api', page.url()]) {
		await simple.goto(address);
		await expect(simple.getByRole('heading', { level: 1 })).toBeVisible();
		const tooWide = await simple.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return scrollWidth - clientWidth;
		});
		expect(tooWide, address).toBe(0);
	}
	await plain.close();

	const refused = await request.get('/api/v1/postmortems');
	expect(refused.status()).toBe(401);
	const { type } = (await refused.json()) as { type: string };
	await page.goto(type);
	await expect(page.locator(':target')).toContainText('401');
	const listed = await page.request.get('/api/v1/postmortems', { headers: { accept: 'application/json' } });
	expect(listed.status()).toBe(200);
});
