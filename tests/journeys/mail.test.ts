import { Mailbox } from '../support/mailbox.ts';
import { expectAccessible } from '../support/accessible.ts';
import { OWNER, setUp } from '../support/first-steps.ts';
import { expect, test } from '../support/kintsugi.ts';

test('mail is set up, tried, and looked at', async ({ page }) => {
	const mailbox = await Mailbox.open();
	await setUp(page);
	await page.goto('/admin/mail');
	const server = page.getByRole('region', { name: 'The mail server' });
	await expect(page.getByRole('heading', { name: 'Mail is off' })).toBeVisible();
	await expectAccessible(page);

	await page.getByLabel('Host').fill('127.0.0.1');
	await page.getByLabel('Port').fill(String(mailbox.port));
	await page.getByLabel('Mail comes from').fill('kintsugi@example.org');
	await server.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('heading', { name: 'Mail is on' })).toBeVisible();
	await page.getByRole('button', { name: 'Send a test letter' }).click();
	await expect(page.getByRole('alert')).toContainText('The mail server offers no STARTTLS');

	await page.getByLabel('Security').selectOption('none');
	await server.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('in clear')).toBeVisible();
	await page.getByRole('button', { name: 'Send a test letter' }).click();
	await expect(page.getByText('The mail server took the letter')).toBeVisible();
	const { text, html, mail } = await mailbox.letterTo(OWNER.email);
	expect(mail.from?.text).toBe('"Northwind" <kintsugi@example.org>');
	expect(text).toContain('Mail from Kintsugi reaches you.');
	await expectAccessible(page);

	await page.getByRole('link', { name: 'A test letter' }).click();
	const letter = page.frameLocator('iframe');
	await expect(letter.getByRole('heading', { name: 'A test letter from Kintsugi' })).toBeVisible();
	// Its styles count, though the page around it allows none of that kind.
	await expect(letter.getByRole('link', { name: 'Back to the workspace' })).toHaveCSS('border-radius', '6px');
	await expect(page.getByText('Back to the workspace:')).toBeVisible();

	await page.goto('/admin/jobs');
	const job = page
		.getByRole('listitem')
		.filter({ has: page.getByRole('button', { name: /^Run now\W+reminders$/ }) });
	await job.getByRole('button', { name: 'Run now' }).click();
	await expect(job.getByRole('status')).toHaveText('Done');
	await expectAccessible(page);

	// The letter itself, as a mail program has it; that one brings the landmarks.
	await page.goto('about:blank');
	await page.setContent(html);
	await expectAccessible(page, 'the letter', ['region', 'landmark-one-main']);
	await mailbox.close();
});
