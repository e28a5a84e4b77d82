import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { expectAccessible } from '../support/accessible.ts';
import { OWNER, setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';

async function password(page: Page): Promise<void> {
	await page.getByLabel('E-mail').fill(OWNER.email);
	await page.getByLabel('Password').fill(OWNER.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('an app’s codes are the second step, and a recovery code stands in for them', async ({ page }) => {
		await setUp(page);
		await page.goto('/settings/two-steps');
		await page.getByRole('button', { name: 'Set an app up' }).click();
		await expect(page.getByRole('img', { name: /camera/ })).toBeVisible();
		const key = (await page.locator('code').innerText()).replaceAll(' ', '');
		const totp = new TOTP({ secret: key });
		await page.getByLabel('Six digits').fill(totp.generate());
		await page.getByRole('button', { name: 'Turn the codes on' }).click();
		const codes = page.getByRole('region', { name: 'Your recovery codes' }).locator('code');
		await expect(codes).toHaveCount(10);
		const [recovery = ''] = await codes.allInnerTexts();

		await page.context().clearCookies();
		await page.goto('/admin');
		await password(page);
		await expect(page).toHaveURL('/sign-in/second-step?next=%2Fadmin');
		await page.getByLabel('The code').fill('12345');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page.getByText('A code from the app has six digits.')).toBeVisible();
		// The step of the first code is used up; the one after it may be early.
		await page.getByLabel('The code').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page).toHaveURL('/admin');

		await page.context().clearCookies();
		await page.goto('/sign-in');
		await password(page);
		await page.getByText('Use a recovery code').click();
		await page.getByLabel('A recovery code').fill(recovery.toUpperCase());
		await page.getByRole('button', { name: 'Use it up and go on' }).click();
		await expect(page).toHaveURL('/');
		await page.goto('/settings/two-steps');
		await expect(page.getByText('Nine codes are left.')).toBeVisible();
	});
});

test('a passkey opens the door by itself, once for each challenge, and is the second step after a password', async ({
	page,
}) => {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	const touching = (enabled: boolean) =>
		cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
	await setUp(page);
	await page.goto('/settings/two-steps');
	await page.getByLabel('What do you call it?').fill('The blue key');
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByRole('region', { name: 'Your recovery codes' })).toBeVisible();
	await expect(page.getByText('On this one device, and nowhere else')).toBeVisible();
	await expectAccessible(page);

	await test.step('after the password', async () => {
		// The door offers passkeys in its field, and a finger that is always there would take the offer.
		await touching(false);
		await page.context().clearCookies();
		await page.goto('/sign-in?next=/people');
		await password(page);
		await expect(page).toHaveURL('/sign-in/second-step?next=%2Fpeople');
		await expectAccessible(page);
		await touching(true);
		await page.getByRole('button', { name: 'Use a passkey' }).click();
		await expect(page).toHaveURL('/people');
	});

	await test.step('alone, where the browser offers it in the field', async () => {
		await page.context().clearCookies();
		const sent = page.waitForRequest((request) => request.url().endsWith('?/passkey'));
		await page.goto('/sign-in');
		await expect(page).toHaveURL('/');
		const request = await sent;
		const again = await page.request.post(request.url(), {
			headers: { ...(await request.allHeaders()), accept: 'text/html', cookie: '' },
			data: request.postDataBuffer() ?? '',
			maxRedirects: 0,
		});
		expect(again.status()).toBe(422);
	});
});
