import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDay, DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { aCourse, completes } from '../../../tests/support/courses.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { NewIntention } from '../training/enrolling/intending.ts';
import { plan } from '../training/enrolling/intentions.server.ts';
import { openEnrolments } from '../training/enrolling/opening.server.ts';
import { NewRule, NewWaiver } from '../training/enrolling/rule.ts';
import { giveWaiver, makeRule } from '../training/enrolling/rules.server.ts';
import {
	certificate,
	courseWaiver,
	enrolment,
	intention,
	itemCard,
	sitting,
	sittingSeat,
} from '../training/tables.server.ts';
import { erase } from './erasure.server.ts';
import { trainingOf } from './own-training.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const inDays = (days: number) => isoDay(now() + days * DAY, 'UTC');

async function trained({ db, admin, member }: Company): Promise<void> {
	const items = [{ key: 'true', kind: 'true-false', ask: 'It is so.', answer: true }];
	const course = await aCourse(db, admin, { title: 'Reviews', items });
	await makeRule(db, admin, course.number, NewRule.parse({ renewal: 'recall', renewMonths: '12' }));
	await openEnrolments(db);
	await completes(db, member, course);
	const words = { when: 'zqwhen', will: 'zqwill', askOn: inDays(20) };
	await plan(db, member, course.number, NewIntention.parse(words));
	const waiver = { rule: '1', email: member.email, until: inDays(90), reason: 'zqreason' };
	await giveWaiver(db, admin, course.number, NewWaiver.parse(waiver));
	await transact(db, async (tx) => {
		const at = now() + DAY;
		await tx.insert(sitting).values({ entryId: course.id, at, lasts: 60, place: 'zqroom', ledBy: admin.id });
		await tx.insert(sittingSeat).values({ sittingId: 1, personId: member.id });
	});
}

test('what courses led to is in what somebody takes out about themselves, and in nobody else’s', async () => {
	await trained(company);
	const { db, member, outsider } = company;
	const mine = await trainingOf(db, member);
	expect(mine).toMatchObject({
		certificates: [{ course: 'Reviews', withdrawn: false }],
		plans: [{ course: 'T-1', when: 'zqwhen', will: 'zqwill' }],
		comesBack: [{ course: 'T-1', question: 'true' }],
		sittings: [{ course: 'T-1', place: 'zqroom', attended: false }],
		waivers: [{ course: 'T-1', reason: 'zqreason' }],
	});
	expect(JSON.stringify(await trainingOf(db, outsider))).not.toContain('zq');
});

test('of who is erased nothing of it stays', async () => {
	await trained(company);
	const { db, owner, admin, member } = company;
	await deactivate(db, owner, { personId: member.id });
	await erase(db, owner, { personId: member.id, confirmed: member.name });
	for (const table of [certificate, intention, itemCard, sittingSeat, courseWaiver]) {
		expect(await db.read.select().from(table)).toEqual([]);
	}
	const left = await db.read.select({ personId: enrolment.personId }).from(enrolment);
	expect(left.map(({ personId }) => personId)).toContain(admin.id);
	expect(left.map(({ personId }) => personId)).not.toContain(member.id);
});
