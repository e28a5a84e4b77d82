import { expectAccessible } from '../support/accessible.ts';
import { setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';
import { CLIENT, startProvider } from '../support/provider.ts';

const MAREN = { sub: 'u-1', name: 'Maren Holt', email: 'maren@example.org', email_verified: true };
const NOOR = {
	sub: 'u-2',
	name: 'Noor Haddad',
	email: 'noor@example.org',
	email_verified: true,
	groups: ['payments-developers'],
};

test('an owner adds a provider, and somebody comes in with it, into their team; then passwords are off', async ({
	page,
	browser,
	kintsugi,
}) => {
	const returnTo = `${kintsugi.url}/sign-in/with/northwind-id/callback`;
	const provider = await startProvider([returnTo], [MAREN, NOOR]);
	try {
		await setUp(page);
		const team = await page.request.post('/teams?/make', {
			headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
			form: { name: 'Payments', glaze: '', parentId: '' },
			maxRedirects: 0,
		});
		expect(team.status()).toBe(303);

		await page.goto('/admin/sign-in');
		await page.getByRole('link', { name: 'Add a provider' }).click();
		await page.getByLabel('Its name').fill('Northwind ID');
		await page.getByLabel('Its address (the issuer)').fill(provider.issuer);
		await page.getByRole('button', { name: 'Look it up' }).click();
		await expect(page.getByText('is in a private network')).toBeVisible();
		await page.getByLabel('It is in our own network').check();
		await page.getByRole('button', { name: 'Look it up' }).click();
		await expect(page.getByText(`Found: it calls itself ${provider.issuer}`)).toBeVisible();
		await page.getByLabel('Client id').fill(CLIENT.id);
		await page.getByLabel('Client secret').fill(CLIENT.secret);
		await page.getByLabel('Scopes').fill('openid profile email groups');
		await page.getByLabel('A verified address links to the account that has it').check();
		await page.getByLabel('Whoever it knows gets an account').check();
		await page.getByLabel('The claim that lists them').fill('groups');
		await page.getByLabel('Group 1').fill('payments-developers');
		await page.getByLabel('is the team').first().selectOption('Payments');
		await page.getByLabel('with the role').first().selectOption('Curator');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Add it' }).click();
		await expect(page.getByText(returnTo)).toBeVisible();
		expect(await page.content()).not.toContain(CLIENT.secret);
		await expectAccessible(page);

		const context = await browser.newContext({ baseURL: kintsugi.url });
		const noor = await context.newPage();
		await noor.goto('/people');
		await expectAccessible(noor);
		await noor.getByRole('button', { name: 'Sign in with Northwind ID' }).click();
		await noor.getByRole('button', { name: 'Noor Haddad' }).click();
		await expect(noor).toHaveURL('/people');
		await noor.getByRole('main').getByRole('link', { name: 'Noor Haddad' }).click();
		await expect(noor.getByText('Curator')).toBeVisible();
		await expect(noor.getByRole('main').getByRole('link', { name: 'Payments' }).first()).toBeVisible();
		await noor.goto('/settings/identities');
		await expect(noor.getByText('as noor@example.org')).toBeVisible();
		await expectAccessible(noor);
		await context.close();

		// Not before the owner has come that way once.
		await page.goto('/admin/sign-in');
		await expect(page.getByRole('button', { name: 'Switch passwords off' })).toBeDisabled();
		await page.context().clearCookies();
		await page.goto('/sign-in?next=/admin/sign-in');
		await page.getByRole('button', { name: 'Sign in with Northwind ID' }).click();
		await page.getByRole('button', { name: 'Maren Holt' }).click();
		await expect(page).toHaveURL('/admin/sign-in');
		await page.getByRole('button', { name: 'Switch passwords off' }).click();
		await expect(page.getByText('Nobody signs in with a password.')).toBeVisible();
		await expectAccessible(page);

		// A while later, the password shows no longer that it is her, and the provider does.
		await page.context().clearCookies({ name: 'confirmed' });
		await page.goto('/settings/two-steps?next=/settings/security');
		await expect(page.getByLabel('Your password')).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Show it with Northwind ID' }).click();
		await page.getByRole('button', { name: 'Maren Holt' }).click();
		await expect(page).toHaveURL('/settings/two-steps?next=%2Fsettings%2Fsecurity');
		await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeVisible();
		await page.goto('/settings/security');
		await expect(page.getByText('Passwords are switched off here')).toBeVisible();
		await expect(page.getByText('this one')).toHaveCount(1);

		await page.context().clearCookies();
		await page.goto('/sign-in');
		await expect(page.getByRole('button', { name: 'Sign in with Northwind ID' })).toBeVisible();
		await expect(page.getByLabel('Password')).toHaveCount(0);
	} finally {
		await provider.stop();
	}
});
