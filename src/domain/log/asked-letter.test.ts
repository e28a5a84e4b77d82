import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { deliver, useMail } from '../../../tests/support/mail.ts';
import { Mailbox } from '../../../tests/support/mailbox.ts';
import { EMAILS, freshCompany, type Company } from '../../../tests/support/people.ts';
import { membership } from '../accounts/tables.server.ts';
import { noticeWish, quietHours } from '../notifications/tables.server.ts';
import { ASKED_LETTER } from './asked-letter.server.ts';
import { skipDay } from './days-off.server.ts';
import { remindOfLog } from './reminding.server.ts';
import { RhythmChange } from './rhythm-form.ts';
import { changePart, changeRhythm } from './rhythms.server.ts';

let company: Company;
let mailbox: Mailbox;
let clock: number;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	mailbox = await Mailbox.open();
	await useMail(company.db, mailbox, [ASKED_LETTER]);
	await transact(company.db, async (tx) => {
		await tx.update(membership).set({ since: 0 });
	});
	clock = Date.parse('2026-11-15T08:00Z');
	release = setClock(() => clock);
	const hours = { every: 'day', days: ['1', '4'], opensAt: '16:00', lasts: '600', further: '1' };
	await changeRhythm(company.db, company.owner, 'payments', RhythmChange.parse(hours));
	clock = Date.parse('2026-11-16T16:00Z');
});
afterEach(async () => {
	release();
	await mailbox.close();
	await company.close();
});

test('a letter asks the questions, says until when, and leads to the field', async () => {
	await remindOfLog(company.db);
	await deliver(company.db);
	const { text, subject, links } = await mailbox.letterTo(EMAILS.member);
	expect(subject).toBe('Payments: What did we learn?');
	expect(text).toContain('How will it affect what we do next?');
	expect(text).toContain('What surprised you?');
	expect(text).toContain('open until 02:00 UTC');
	expect(links[0]).toMatch(/\/log\/new\?team=payments&day=2026-11-16$/);
});

test('none goes to who does not want letters of the log, or may answer or not', async () => {
	const { db, member, owner } = company;
	await transact(db, async (tx) => {
		const wish = { personId: member.id, matter: 'log', channel: 'mail', wanted: false } as const;
		await tx.insert(noticeWish).values(wish);
	});
	await remindOfLog(db);
	clock = Date.parse('2026-11-19T16:00Z');
	await transact(db, async (tx) => {
		await tx.delete(noticeWish);
	});
	await changePart(db, owner, 'payments', { personId: member.id, part: 'optional' });
	await remindOfLog(db);
	await deliver(db);
	expect(mailbox.letters).toEqual([]);
});

test('in quiet hours it waits, and is not sent where it is over by then, or was answered', async () => {
	const { db, member } = company;
	await transact(db, async (tx) => {
		await tx.insert(quietHours).values({ personId: member.id, fromMinute: 900, toMinute: 1140, days: [] });
	});
	await remindOfLog(db);
	await deliver(db);
	expect(mailbox.letters).toEqual([]);
	await skipDay(db, member, { team: 'payments', day: '2026-11-16', skipped: true });
	clock = Date.parse('2026-11-16T19:00Z');
	await deliver(db);
	clock = Date.parse('2026-11-19T16:00Z');
	await remindOfLog(db);
	clock = Date.parse('2026-11-20T02:00Z');
	await deliver(db);
	expect(mailbox.letters).toEqual([]);
});
