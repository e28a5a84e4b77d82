import { expect, test } from 'vitest';
import { MINUTE } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { aCourse, completes } from '../../../../tests/support/courses.ts';
import { deliver, useMail } from '../../../../tests/support/mail.ts';
import { Mailbox } from '../../../../tests/support/mailbox.ts';
import { EMAILS, freshCompany } from '../../../../tests/support/people.ts';
import { NOTICE_LETTER } from '../../notifications/notice-letter.server.ts';
import { myCertificates, readCertificate } from './certificates.server.ts';
import { openEnrolments } from './opening.server.ts';
import { remindOfCourses } from './reminding.server.ts';
import { NewRule } from './rule.ts';
import { makeRule } from './rules.server.ts';

test('who is asked hears of it by mail, once; what they completed by then is in no letter, and its certificate is verified by anybody', async () => {
	// A Tuesday, ten past ten.
	let clock = Date.parse('2026-11-24T10:10Z');
	const release = setClock(() => clock);
	const { db, owner, member, outsider, admin, close } = await freshCompany();
	const mailbox = await Mailbox.open();
	await useMail(db, mailbox, [NOTICE_LETTER]);
	const course = await aCourse(db, member, { title: 'Asking for the *second* story' });
	await makeRule(db, member, course.number, NewRule.parse({ dueDays: '7', remind: 'true' }));
	await openEnrolments(db);
	for (let minute = 0; minute < 3; minute++) {
		await remindOfCourses(db);
		clock += MINUTE;
	}
	await completes(db, admin, course);
	clock += 10 * MINUTE;
	await deliver(db);
	const { subject, text, links } = await mailbox.letterTo(EMAILS.outsider);
	expect(subject).toBe('T\u20111 is asked of you, by Tue 1 Dec');
	expect(text).toContain('Asking for the *second* story');
	expect(links[0]).toMatch(/\/training\/1$/);
	const to = mailbox.letters.map((letter) => letter.to);
	expect(to).not.toContain(EMAILS.outsider);
	expect(to).not.toContain(EMAILS.admin);
	expect(to).toContain(owner.email);

	await completes(db, outsider, course);
	const [mine] = await myCertificates(db, outsider);
	expect(await readCertificate(db, null, mine?.code ?? '')).toMatchObject({
		name: outsider.name,
		holds: true,
	});
	release();
	await mailbox.close();
	await close();
});
