import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { useMail } from '../../../tests/support/mail.ts';
import { Mailbox } from '../../../tests/support/mailbox.ts';
import { transact } from '#lib/db/transact.server.ts';
import { deliver } from '#lib/mail/delivery.server.ts';
import { mailIsSetUp, mailSender } from '#lib/mail/mail-settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { setting } from '#lib/settings.server.ts';
import { auditEvent } from '../audit/tables.server.ts';
import { MailChange } from './mail-change.ts';
import { listLetters, previewLetter } from './previews.server.ts';
import { changeMail, readMailSetUp, switchMailOff } from './settings.server.ts';
import { sendTestLetter } from './test-letter.server.ts';
import { dropMail, sendAgain, unsentMail } from './waiting.server.ts';

let company: Company;
let mailbox: Mailbox;
beforeEach(async () => {
	[company, mailbox] = await Promise.all([freshCompany(), Mailbox.open()]);
});
afterEach(() => Promise.all([company.close(), mailbox.close()]));

const change = (more: Record<string, unknown> = {}) =>
	MailChange.parse({
		...{ host: 'localhost', port: mailbox.port, security: 'none', from: 'kintsugi@example.org' },
		...more,
	});

describe('where mail goes', () => {
	test('is for owners to change: whoever does can read the links in it', async () => {
		const { db, owner, admin, member } = company;
		await expect(changeMail(db, admin, change())).rejects.toMatchObject({ status: 403 });
		await expect(switchMailOff(db, admin)).rejects.toMatchObject({ status: 403 });
		await expect(readMailSetUp(db, member)).rejects.toMatchObject({ status: 403 });
		expect(await readMailSetUp(db, admin)).toMatchObject({ by: 'nobody', mayChange: false });
		await changeMail(db, owner, change());
		expect(await readMailSetUp(db, owner)).toMatchObject({ by: 'page', host: 'localhost', mayChange: true });
		await switchMailOff(db, owner);
		expect(await mailIsSetUp(db.read)).toBe(false);
		expect(
			(await db.read.select().from(auditEvent)).filter(({ act }) => act === 'settings-changed'),
		).toHaveLength(2);
	});

	test('keeps its password sealed, and sends it to no other server than it was entered for', async () => {
		const { db, owner } = company;
		const login = { user: 'kintsugi', password: 'zqsmtp kettle' };
		await changeMail(db, owner, change(login));
		expect((await mailSender(db))?.server.password).toBe(login.password);
		expect(JSON.stringify(await db.read.select().from(setting))).not.toContain('zqsmtp');
		expect(JSON.stringify(await readMailSetUp(db, owner))).not.toContain('zqsmtp');
		await changeMail(db, owner, change({ user: 'kintsugi', port: 2525 }));
		expect((await mailSender(db))?.server).toMatchObject({ port: 2525, password: login.password });
		const elsewhere = change({ user: 'kintsugi', host: '127.0.0.1' });
		await expect(changeMail(db, owner, elsewhere)).rejects.toMatchObject({ status: 422 });
		await changeMail(db, owner, change());
		expect((await mailSender(db))?.server).toMatchObject({ user: '', password: '' });
	});

	test.each([
		[{ host: 'mail example' }, 'host'],
		[{ host: 'mail.example.org/x' }, 'host'],
		[{ port: '0' }, 'port'],
		[{ port: 'smtp' }, 'port'],
		[{ from: 'Kintsugi' }, 'from'],
		[{ from: 'k@example.org\r\nBcc: eve@example.com' }, 'from'],
		[{ host: 'mail.example.org', user: 'kintsugi' }, 'security'],
	])('%j is refused beside its field', (wrong, field) => {
		const given = { host: 'localhost', port: '25', security: 'none', from: 'k@example.org', ...wrong };
		const { error } = MailChange.safeParse(given);
		expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
	});
});

describe('a test letter', () => {
	test('goes to whoever asks, and says what the mail server said', async () => {
		const { db, owner, admin, member } = company;
		await expect(sendTestLetter(db, admin)).rejects.toMatchObject({ status: 409 });
		await changeMail(db, owner, change());
		await expect(sendTestLetter(db, member)).rejects.toMatchObject({ status: 403 });
		expect(await sendTestLetter(db, admin)).toMatchObject({
			to: admin.email,
			answer: expect.stringMatching(/^250/) as string,
		});
		expect(mailbox.letters.map(({ to }) => to)).toEqual([admin.email]);
	});

	test.each([
		['a host that nobody knows', { host: 'nowhere.invalid' }, /^That host is not known/],
		['a port where nothing answers', { port: 1 }, /^Nothing answers at that host and port/],
		['TLS where there is none', { security: 'tls' }, /^The mail server does not speak TLS at that port/],
		['STARTTLS where there is none', { security: 'starttls' }, /^The mail server offers no STARTTLS/],
	])('says what to do about %s', async (_, wrong, sentence) => {
		const { db, owner } = company;
		await changeMail(db, owner, change(wrong));
		expect(await sendTestLetter(db, owner)).toMatchObject({
			trouble: { sentence: expect.stringMatching(sentence) as string },
		});
	});

	test('shows a refusal in the words of the mail server', async () => {
		const { db, owner } = company;
		await changeMail(db, owner, change());
		mailbox.ways.recipient = () => '550 5.7.1 Relaying denied';
		expect(await sendTestLetter(db, owner)).toMatchObject({
			trouble: {
				sentence: 'The mail server refused the one it was for.',
				answer: '550 5.7.1 Relaying denied',
			},
		});
	});
});

describe('what has not gone out', () => {
	const SECRET = 'zqletter';
	const to = () => company.member.email;

	beforeEach(async () => {
		const { db } = company;
		await useMail(db, mailbox, [
			{
				kind: 'news',
				says: 'News',
				compose: () => Promise.resolve({ to: to(), subject: SECRET, paragraphs: [SECRET] }),
				example: () => ({ to: 'kwame@example.org', subject: 'News', paragraphs: ['News.'] }),
			},
		]);
		mailbox.ways.recipient = (address) => `550 5.1.1 <${address}> is unknown`;
		for (const id of [1, 2, 3]) {
			await transact(db, (tx) => queueMail(tx, { kind: 'news', key: `news:${id}`, about: { id } }));
		}
		await deliver(db);
	});

	test('is listed with its reason, and without whom it is for and what it says', async () => {
		const { db, admin, member } = company;
		await expect(unsentMail(db, member)).rejects.toMatchObject({ status: 403 });
		const list = await unsentMail(db, admin);
		expect(list).toMatchObject({ dead: 3, waiting: 0, sent: 0 });
		expect(list.unsent[0]).toMatchObject({
			says: 'News',
			dead: true,
			problem: expect.stringContaining('550 5.1.1 <…> is unknown') as string,
		});
		expect(JSON.stringify(list)).not.toMatch(new RegExp(`${SECRET}|${to()}`));
	});

	test('is sent again, one or all, or dropped', async () => {
		const { db, admin } = company;
		const ids = (await unsentMail(db, admin)).unsent.map(({ id }) => id);
		delete mailbox.ways.recipient;
		await sendAgain(db, admin, { id: ids[0] });
		await deliver(db);
		expect(mailbox.letters).toHaveLength(1);
		await dropMail(db, admin, { id: ids[1] });
		await sendAgain(db, admin, {});
		await deliver(db);
		expect(mailbox.letters).toHaveLength(2);
		expect(await unsentMail(db, admin)).toMatchObject({ unsent: [], dead: 0, sent: 2 });
		await expect(sendAgain(db, admin, { id: ids[0] })).rejects.toMatchObject({ status: 404 });
		await expect(dropMail(db, admin, { id: 999 })).rejects.toMatchObject({ status: 404 });
	});
});

test('every kind of letter has a preview, for those who look after mail', async () => {
	const { db, admin, member } = company;
	expect(() => listLetters(member)).toThrow();
	await expect(previewLetter(db, member, 'test')).rejects.toMatchObject({ status: 403 });
	await expect(previewLetter(db, admin, 'unheard of')).rejects.toMatchObject({ status: 404 });
	for (const { kind } of listLetters(admin)) {
		const { text, html } = await previewLetter(db, admin, kind);
		expect(text).toContain('Northwind');
		expect(html).toContain('</html>');
	}
});
