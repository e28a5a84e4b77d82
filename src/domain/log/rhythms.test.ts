import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, personOf, EMAILS, type Company } from '../../../tests/support/people.ts';
import { changeLead, changeMembership } from '../accounts/members.server.ts';
import { addHoliday, endLeave, holidaysAhead, myLeave, removeHoliday, takeLeave } from './days-off.server.ts';
import { BUILT_IN } from './questions.ts';
import { addQuestion, bankOf, keepQuestions, questionsOn, retireQuestion } from './questions.server.ts';
import { RhythmChange } from './rhythm-form.ts';
import { changePart, changeRhythm, endRhythm, readRhythm, rhythmOf } from './rhythms.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const CHOSEN = { every: 'day', days: ['1', '4'], opensAt: '16:00', lasts: '600', further: '2' } as const;
const chosen = (change: object = {}) => RhythmChange.parse({ ...CHOSEN, ...change });

describe('who may change it', () => {
	test('whoever leads the team, and administrators; all of it while nobody leads it', async () => {
		const { db, owner, member, outsider } = company;
		await changeRhythm(db, member, 'payments', chosen());
		await expect(changeRhythm(db, outsider, 'payments', chosen())).rejects.toMatchObject({ status: 403 });
		await changeMembership(db, owner, { slug: 'payments', personId: outsider.id, member: true });
		await changeLead(db, owner, { slug: 'payments', personId: outsider.id, leads: true });
		await expect(endRhythm(db, member, 'payments')).rejects.toMatchObject({ status: 403 });
		await endRhythm(db, await personOf(db, EMAILS.outsider), 'payments');
		expect(await readRhythm(db.read, company.payments.id)).toBeNull();
	});

	test('everybody decides for themselves whether they are asked', async () => {
		const { db, owner, admin, outsider } = company;
		await changeLead(db, owner, { slug: 'platform', personId: admin.id, leads: true });
		await changePart(db, outsider, 'platform', { personId: outsider.id, part: 'left-out' });
		const other = changePart(db, outsider, 'platform', { personId: admin.id, part: 'left-out' });
		await expect(other).rejects.toMatchObject({ status: 403 });
		await changePart(db, admin, 'platform', { personId: outsider.id, part: 'optional' });
		const { people } = await rhythmOf(db, admin, 'platform');
		expect(people.map(({ name, part }) => [name, part])).toEqual([
			['Nguyễn Thu Hà', 'optional'],
			['Tomasz Wrona', null],
		]);
		const stranger = changePart(db, admin, 'platform', { personId: company.member.id, part: 'optional' });
		await expect(stranger).rejects.toMatchObject({ status: 422 });
	});
});

test('a form says what is the matter', () => {
	const problems = (change: object) =>
		RhythmChange.safeParse({ ...CHOSEN, ...change }).error?.issues.map(({ path, message }) => [
			path.join('.'),
			message,
		]);
	expect(problems({ days: [] })).toEqual([['days', 'Choose at least one day.']]);
	expect(problems({ every: 'week' })?.[0]?.[0]).toBe('days');
	expect(problems({ every: 'sprint', days: ['5'] })?.[0]?.[0]).toBe('sprintFrom');
	expect(problems({ opensAt: '24:00', lasts: '61' })?.map(([path]) => path)).toEqual(['opensAt', 'lasts']);
	expect(problems({ every: 'demand', days: [] })).toBeUndefined();
});

describe('further questions', () => {
	const days = (count: number) =>
		Array.from({ length: count }, (_, k) => `2026-12-${String(k + 1).padStart(2, '0')}`);

	test('the least asked come first, so that each is asked once before one is asked twice', async () => {
		const { db, owner, payments } = company;
		await changeRhythm(db, owner, 'payments', chosen());
		await addQuestion(db, owner, 'payments', { text: 'What did the ledger say?' });
		const asked: string[] = [];
		for (const day of days(15)) {
			const foreseen = await questionsOn(db.read, payments.id, day);
			await transact(db, (tx) => keepQuestions(tx, payments.id, day));
			expect(await questionsOn(db.read, payments.id, day)).toEqual(foreseen);
			asked.push(...foreseen);
		}
		const bank = await bankOf(db.read, payments.id);
		expect(asked[0]).toBe('What did the ledger say?');
		expect(new Set(asked.slice(0, bank.length)).size).toBe(bank.length);
		expect(bank).toHaveLength(BUILT_IN.length + 1);
		expect(Math.max(...bank.map(({ times }) => times)) - Math.min(...bank.map(({ times }) => times))).toBe(1);
		expect(bank.reduce((sum, { times }) => sum + times, 0)).toBe(30);
	});

	test('chosen once for a day, whatever becomes of the bank later', async () => {
		const { db, owner, payments } = company;
		await changeRhythm(db, owner, 'payments', chosen());
		await transact(db, (tx) => keepQuestions(tx, payments.id, '2026-12-01'));
		const before = await questionsOn(db.read, payments.id, '2026-12-01');
		const [first] = (await bankOf(db.read, payments.id)).filter(({ times }) => times > 0);
		await retireQuestion(db, owner, 'payments', { id: first?.id ?? 0, retired: true });
		await addQuestion(db, owner, 'payments', { text: 'Another one?' });
		await transact(db, (tx) => keepQuestions(tx, payments.id, '2026-12-01'));
		expect(await questionsOn(db.read, payments.id, '2026-12-01')).toEqual(before);
		expect(await questionsOn(db.read, payments.id, '2026-12-02')).not.toContain(first?.text);
		await expect(addQuestion(db, owner, 'payments', { text: 'another ONE?' })).rejects.toMatchObject({
			status: 422,
		});
	});

	test('a team looks after its own; everybody’s are for curators', async () => {
		const { db, member, admin, payments, platform } = company;
		await changeRhythm(db, member, 'payments', chosen());
		await addQuestion(db, member, 'payments', { text: 'What did the ledger say?' });
		const [own, everybodys] = await bankOf(db.read, payments.id);
		await retireQuestion(db, member, 'payments', { id: own?.id ?? 0, retired: true });
		const other = retireQuestion(db, member, 'payments', { id: everybodys?.id ?? 0, retired: true });
		await expect(other).rejects.toMatchObject({ status: 403 });
		await retireQuestion(db, admin, 'payments', { id: everybodys?.id ?? 0, retired: true });
		const elsewhere = retireQuestion(db, admin, 'platform', { id: own?.id ?? 0, retired: false });
		await expect(elsewhere).rejects.toMatchObject({ status: 404 });
		expect((await bankOf(db.read, platform.id)).map(({ text }) => text)).not.toContain(own?.text);
		// Added again, it is the same one.
		await addQuestion(db, member, 'payments', { text: 'What did the ledger say?' });
		expect((await bankOf(db.read, payments.id)).filter((one) => one.own)).toMatchObject([{ retired: false }]);
	});
});

describe('days off', () => {
	test('holidays of a team are its own to set, those of everybody are for administrators', async () => {
		const { db, owner, member, payments, platform } = company;
		await addHoliday(db, owner, null, { day: '2036-12-24', name: 'Christmas Eve' });
		await addHoliday(db, member, 'payments', { day: '2036-12-28', name: '' });
		const again = addHoliday(db, member, 'payments', { day: '2036-12-28', name: '' });
		await expect(again).rejects.toMatchObject({ status: 422 });
		await expect(addHoliday(db, member, null, { day: '2036-12-31', name: '' })).rejects.toMatchObject({
			status: 403,
		});
		const ahead = await holidaysAhead(db.read, payments.id, '2036-12-01');
		expect(ahead.map(({ day, everybodys }) => [day, everybodys])).toEqual([
			['2036-12-24', true],
			['2036-12-28', false],
		]);
		expect(await holidaysAhead(db.read, platform.id, '2036-12-25')).toEqual([]);
		const [christmas] = ahead;
		const removing = removeHoliday(db, member, 'payments', { id: christmas?.id ?? 0 });
		await expect(removing).rejects.toMatchObject({ status: 404 });
		await removeHoliday(db, owner, null, { id: christmas?.id ?? 0 });
	});

	test('leave is one’s own: nobody else reads it or ends it', async () => {
		const { db, member, owner } = company;
		await takeLeave(db, member, { fromDay: '2036-08-01', toDay: '2036-08-14' });
		const [mine] = await myLeave(db, member);
		expect(mine).toMatchObject({ fromDay: '2036-08-01', toDay: '2036-08-14' });
		expect(await myLeave(db, owner)).toEqual([]);
		await expect(endLeave(db, owner, { id: mine?.id ?? 0 })).rejects.toMatchObject({ status: 404 });
		const past = takeLeave(db, member, { fromDay: '2020-08-01', toDay: '2020-08-14' });
		await expect(past).rejects.toMatchObject({ status: 422 });
		await endLeave(db, member, { id: mine?.id ?? 0 });
		expect(await myLeave(db, member)).toEqual([]);
	});
});
