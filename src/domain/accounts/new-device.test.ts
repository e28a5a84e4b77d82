import { afterEach, beforeEach, expect, test } from 'vitest';
import { companyWithMail, type CompanyWithMail } from '../../../tests/support/letters.ts';
import { EMAILS, PASSWORD } from '../../../tests/support/people.ts';
import { comingFrom } from '#lib/whence.server.ts';
import { changePassword } from './new-password.server.ts';
import { signIn } from './sign-in.server.ts';

let company: CompanyWithMail;
beforeEach(async () => void (company = await companyWithMail()));
afterEach(() => company.close());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const NEWER = FIREFOX.replaceAll('140.0', '141.0');
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1';

const enter = (device: string) => {
	const at = { address: '192.0.2.7', device };
	return comingFrom(at, () => signIn(company.db, at, { email: EMAILS.member, password: PASSWORD }));
};

test('a letter tells of a device that was not there before; the first of all is no news', async () => {
	await enter(FIREFOX);
	await enter(FIREFOX);
	await enter(NEWER);
	await expect(company.letterTo(EMAILS.member)).rejects.toThrow('There are: none');
	await enter(IPHONE);
	const letter = await company.letterTo(EMAILS.member);
	expect(letter.text).toContain('Safari on iPhone');
	await enter(IPHONE);
	await expect(company.letterTo(EMAILS.member)).rejects.toThrow('There are: none');
});

test('a session in the place of another is no sign-in', async () => {
	await enter(FIREFOX);
	const at = { address: '192.0.2.7', device: IPHONE };
	const input = { currentPassword: PASSWORD, newPassword: 'harvest window copper ladder' };
	await comingFrom(at, () => changePassword(company.db, company.member, at, input));
	expect((await company.letterTo(EMAILS.member)).subject).toContain('was changed');
	await expect(company.letterTo(EMAILS.member)).rejects.toThrow('There are: none');
});
