import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { aCourse, completes } from '../../../../tests/support/courses.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { changeMembership } from '../../accounts/members.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { begin } from '../beginning.server.ts';
import { Given } from '../grading.ts';
import { certificate, enrolment, itemCard } from '../tables.server.ts';
import { hideWholeCodes } from './certificate-codes.server.ts';
import { itemsBack, meetItem } from './item-meeting.server.ts';
import { giveLink, myCertificates, readCertificate, withdrawCertificate } from './certificates.server.ts';
import { HowItWent, NewIntention } from './intending.ts';
import { askOfPlans, myPlans, plan, sayHowItWent } from './intentions.server.ts';
import { openEnrolments } from './opening.server.ts';
import { peopleAsCsv, peopleOf } from './organisers.server.ts';
import { askedOf, historyOf, nextFor } from './own-progress.server.ts';
import { leaveCourse, notNow } from './pausing.server.ts';
import { remindOfCourses } from './reminding.server.ts';
import { NewRule, NewWaiver } from './rule.ts';
import { endRule, giveWaiver, makeRule, rulesOf } from './rules.server.ts';
import { NewSitting } from './sitting.ts';
import {
	callOff,
	comingSittings,
	notComing,
	planSitting,
	sittingsOf,
	wantToCome,
	wasThere,
} from './sittings.server.ts';

const at = (moment: string) => Date.parse(moment);
/** A Tuesday, at eleven in Greenwich. */
const TUESDAY = at('2026-11-24T11:00Z');

let company: Company;
let clock = TUESDAY;
const release = setClock(() => clock);
beforeEach(async () => {
	clock = TUESDAY;
	company = await freshCompany();
});
afterEach(() => company.close());
afterAll(release);

const TRUE = { key: 'true', kind: 'true-false', ask: 'It is so.', answer: true };
const REQUIRED = { required: 'true', requiredBecause: 'The data protection act asks for it each year.' };

const waysOf = async (who: { id: number }) =>
	(await company.db.read.select().from(enrolment).where(eq(enrolment.personId, who.id))).map(
		({ state, reason, dueOn }) => ({ state, reason, dueOn }),
	);

describe('a rule', () => {
	test('asks whom it covers, once, and whoever comes to the team later', async () => {
		const { db, member, outsider, owner } = company;
		const course = await aCourse(db, member, { title: 'For Payments' });
		await makeRule(
			db,
			member,
			course.number,
			NewRule.parse({ audience: 'team', team: 'payments', dueDays: '10' }),
		);
		await openEnrolments(db);
		await openEnrolments(db);
		expect(await waysOf(member)).toEqual([{ state: 'open', reason: 'assigned', dueOn: '2026-12-04' }]);
		expect(await waysOf(outsider)).toEqual([]);
		await changeMembership(db, owner, { slug: 'payments', personId: outsider.id, member: true });
		clock = at('2026-11-26T11:00Z');
		await openEnrolments(db);
		expect(await waysOf(outsider)).toEqual([{ state: 'open', reason: 'assigned', dueOn: '2026-12-06' }]);
	});

	test('releases whoever leaves the team; what they have begun stays theirs', async () => {
		const { db, member, outsider, owner } = company;
		const course = await aCourse(db, member, { title: 'For Payments' });
		await changeMembership(db, owner, { slug: 'payments', personId: outsider.id, member: true });
		await makeRule(
			db,
			member,
			course.number,
			NewRule.parse({ audience: 'team', team: 'payments', dueDays: '10' }),
		);
		await openEnrolments(db);
		await begin(db, member, course.id);
		for (const personId of [outsider.id, member.id]) {
			await changeMembership(db, owner, { slug: 'payments', personId, member: false });
		}
		await openEnrolments(db);
		expect(await waysOf(outsider)).toEqual([]);
		expect(await waysOf(member)).toEqual([{ state: 'open', reason: 'assigned', dueOn: null }]);
	});

	test('asks nobody who may not read the course, and no guest', async () => {
		const { db, owner, member, outsider } = company;
		const guest = await join(db, owner, {
			name: 'A guest',
			email: 'guest@example.org',
			role: 'guest',
			team: 'payments',
		});
		const course = await aCourse(db, member, { title: 'Kept', team: 'payments', visibility: 'team' });
		await makeRule(db, member, course.number, NewRule.parse({}));
		await openEnrolments(db);
		expect(await waysOf(member)).toHaveLength(1);
		expect(await waysOf(outsider)).toEqual([]);
		expect(await waysOf(guest)).toEqual([]);
	});

	test('is made by the authors of a course, curators and administrators', async () => {
		const { db, admin, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'Whose' });
		const rule = NewRule.parse({});
		await expect(makeRule(db, outsider, course.number, rule)).rejects.toMatchObject({ status: 403 });
		await expect(rulesOf(db, outsider, course.number)).rejects.toMatchObject({ status: 403 });
		await makeRule(db, admin, course.number, rule);
		await makeRule(db, member, course.number, rule);
		expect(await rulesOf(db, member, course.number)).toHaveLength(2);
	});

	test('that has ended asks nobody, and what was not begun is gone', async () => {
		const { db, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'Short' });
		await makeRule(db, member, course.number, NewRule.parse({}));
		await openEnrolments(db);
		const [rule] = await rulesOf(db, member, course.number);
		await endRule(db, member, course.number, rule?.id ?? 0);
		await openEnrolments(db);
		expect(await waysOf(outsider)).toEqual([]);
	});

	test('belongs to its course: through another one it is not found', async () => {
		const { db, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'One' });
		const other = await aCourse(db, member, { title: 'Another' });
		await makeRule(db, member, course.number, NewRule.parse({}));
		await planSitting(
			db,
			member,
			course.number,
			NewSitting.parse({ at: '2026-12-01T10:00', place: 'Room 4' }),
		);
		const [rule] = await rulesOf(db, member, course.number);
		const notFound = { status: 404 };
		await expect(endRule(db, member, other.number, rule?.id ?? 0)).rejects.toMatchObject(notFound);
		await expect(callOff(db, member, other.number, { sitting: 1 })).rejects.toMatchObject(notFound);
		await expect(wantToCome(db, outsider, other.number, { sitting: 1 })).rejects.toMatchObject(notFound);
	});

	test('says what is lacking, next to its field', () => {
		const given = { audience: 'team', required: 'true', renewal: 'window' };
		expect(NewRule.safeParse(given).error?.issues.map(({ path }) => path[0])).toEqual([
			'team',
			'requiredBecause',
			'renewOn',
		]);
	});
});

describe('what is required', () => {
	test('says why before somebody begins, cannot be left, and can be waived for a while', async () => {
		const { db, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'Required' });
		await makeRule(db, member, course.number, NewRule.parse({ ...REQUIRED, dueDays: '30' }));
		await openEnrolments(db);
		expect(await askedOf(db.read, outsider, course.id)).toEqual({
			requiredBecause: REQUIRED.requiredBecause,
			toldOn: null,
			dueOn: '2026-12-24',
			reason: 'assigned',
		});
		await expect(leaveCourse(db, outsider, { course: course.number })).rejects.toMatchObject({ status: 409 });
		const [rule] = await rulesOf(db, member, course.number);
		const waiver = { rule: String(rule?.id), email: outsider.email, until: '2027-01-31' };
		await giveWaiver(db, member, course.number, NewWaiver.parse(waiver));
		expect(await waysOf(outsider)).toEqual([{ state: 'open', reason: 'assigned', dueOn: '2027-03-02' }]);
	});

	test('names somebody to whoever organises it alone; a course that is not required names nobody', async () => {
		const { db, member, outsider } = company;
		const encouraged = await aCourse(db, member, { title: 'Encouraged' });
		await makeRule(db, member, encouraged.number, NewRule.parse({ dueDays: '5' }));
		await openEnrolments(db);
		await completes(db, outsider, encouraged);
		clock = at('2026-12-30T11:00Z');
		const { named, shares } = await peopleOf(db, member, encouraged.number);
		// Four people are too few to be shown as a share.
		expect([named, shares]).toEqual([[], []]);
		await expect(peopleOf(db, outsider, encouraged.number)).rejects.toMatchObject({ status: 403 });
	});

	test('is taken out as a table in which a name is no formula', async () => {
		const { db, owner, member } = company;
		await join(db, owner, { name: '=HYPERLINK("x")', email: 'formula@example.org' });
		const course = await aCourse(db, member, { title: 'Required' });
		await makeRule(db, member, course.number, NewRule.parse({ ...REQUIRED }));
		await openEnrolments(db);
		await remindOfCourses(db);
		clock = at('2026-12-01T11:00Z');
		const { text } = await peopleAsCsv(db, member, course.number);
		expect(text).toContain('Everybody on it,5,none or few,2026-11-29');
		expect(text).toContain(`"'=HYPERLINK(""x"")",formula@example.org,asked`);
	});
});

test('what is next, what was done and what was left is one’s own to see', async () => {
	const { db, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'First' });
	const other = await aCourse(db, member, { title: 'Second' });
	await makeRule(
		db,
		member,
		course.number,
		NewRule.parse({ dueDays: '30', renewal: 'interval', renewMonths: '1' }),
	);
	await makeRule(db, member, other.number, NewRule.parse({}));
	await openEnrolments(db);
	expect((await nextFor(db, outsider)).map(({ title }) => title)).toEqual(['First', 'Second']);
	await completes(db, outsider, course);
	await leaveCourse(db, outsider, { course: other.number });
	expect(await nextFor(db, outsider)).toEqual([]);
	clock = at('2026-12-20T11:00Z');
	await openEnrolments(db);
	expect((await nextFor(db, outsider)).map(({ title, reason, dueOn }) => [title, reason, dueOn])).toEqual([
		['First', 'renewal', '2026-12-24'],
	]);
	expect((await historyOf(db.read, outsider)).map(({ title, state }) => [title, state])).toEqual([
		['Second', 'left'],
		['First', 'completed'],
	]);
	await notNow(db, outsider, { course: course.number, weeks: 4 });
	expect((await nextFor(db, outsider))[0]?.notNowUntil).toBe('2027-01-17');
	await expect(notNow(db, company.owner, { course: 999, weeks: 4 })).rejects.toMatchObject({ status: 404 });
});

describe('a certificate', () => {
	test('is verified by whoever has its link, until it ends or its owner takes it back', async () => {
		const { db, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'Reviews', certificateMonths: 12 });
		await completes(db, outsider, course);
		const [mine] = await myCertificates(db, outsider);
		const code = mine?.code ?? '';
		expect(await readCertificate(db, null, code)).toMatchObject({
			name: outsider.name,
			course: 'Reviews',
			issuedOn: '2026-11-24',
			holdsUntil: '2027-11-24',
			holds: true,
			isMine: false,
		});
		clock = at('2027-12-01T11:00Z');
		expect(await readCertificate(db, null, code)).toMatchObject({ holds: false });
		clock = TUESDAY;
		await expect(withdrawCertificate(db, member, { code })).rejects.toMatchObject({ status: 404 });
		await withdrawCertificate(db, outsider, { code });
		await expect(readCertificate(db, null, code)).rejects.toMatchObject({ status: 404 });
		await expect(readCertificate(db, member, code)).rejects.toMatchObject({ status: 404 });
		expect(await readCertificate(db, outsider, code)).toMatchObject({ withdrawn: true });
		await giveLink(db, outsider, { code });
		await expect(readCertificate(db, null, code)).rejects.toMatchObject({ status: 404 });
		const [again] = await myCertificates(db, outsider);
		expect(await readCertificate(db, null, again?.code ?? '')).toMatchObject({ holds: true });
	});

	test('opens by its whole link alone, of which half stands in the database', async () => {
		const { db, member, outsider } = company;
		await completes(db, outsider, await aCourse(db, member, { title: 'Reviews' }));
		const [mine] = await myCertificates(db, outsider);
		const code = mine?.code ?? '';
		const [stored] = await db.read.select().from(certificate);
		const [first = '', second = ''] = code.split('-');
		expect(stored?.code).toBe(first);
		for (const tried of [first, second, `${first}-`, `${first}-${'a'.repeat(20)}`, `${code}-`, '', '-']) {
			await expect(readCertificate(db, outsider, tried), tried).rejects.toMatchObject({ status: 404 });
		}
		expect((await readCertificate(db, null, code)).code).toBe(code);
	});

	test('that was given out when codes were stored whole goes on opening, and is stored whole no more', async () => {
		const { db, member, outsider } = company;
		await completes(db, outsider, await aCourse(db, member, { title: 'Reviews' }));
		const old = 'abcdefghijkmnpqrstuv';
		await transact(db, (tx) => tx.update(certificate).set({ code: old }));
		await hideWholeCodes(db);
		const shown = await readCertificate(db, null, old);
		expect(shown).toMatchObject({ name: outsider.name, holds: true });
		expect((await readCertificate(db, null, shown.code)).code).toBe(shown.code);
		const [stored] = await db.read.select().from(certificate);
		expect(JSON.stringify(stored)).not.toContain(old);
		await expect(readCertificate(db, outsider, stored?.code ?? '')).rejects.toMatchObject({ status: 404 });
		await giveLink(db, outsider, { code: shown.code });
		await expect(readCertificate(db, outsider, old)).rejects.toMatchObject({ status: 404 });
	});

	test('holds through the days of grace of its renewal', async () => {
		const { db, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'Reviews', certificateMonths: 1 });
		const renewing = { renewal: 'interval', renewMonths: '1', aheadDays: '10', graceDays: '14' };
		await makeRule(db, member, course.number, NewRule.parse(renewing));
		await openEnrolments(db);
		await completes(db, outsider, course);
		clock = at('2026-12-20T11:00Z');
		await openEnrolments(db);
		const [mine] = await myCertificates(db, outsider);
		expect(mine).toMatchObject({ holdsUntil: '2027-01-07', holds: true });
	});
});

describe('renewal by recall', () => {
	const renewing = { renewal: 'recall', renewMonths: '3', aheadDays: '0', graceDays: '7' };

	async function completed(items: unknown[]) {
		const { db, member, outsider } = company;
		const course = await aCourse(db, member, { title: 'Kept up', certificateMonths: 3, items });
		await makeRule(db, member, course.number, NewRule.parse(renewing));
		await openEnrolments(db);
		await completes(db, outsider, course);
		return course;
	}

	test('who kept up is asked for nothing, and their certificate goes on', async () => {
		const { db, outsider } = company;
		await completed([TRUE, { key: 'mine', kind: 'reflection', ask: 'And you?' }]);
		const cards = await db.read.select().from(itemCard);
		// A reflection has no answer to come back to.
		expect(cards.map(({ itemKey }) => itemKey)).toEqual(['true']);
		await transact(db, (tx) => tx.update(itemCard).set({ dueAt: at('2027-04-01T00:00Z') }));
		clock = at('2027-02-24T11:00Z');
		await openEnrolments(db);
		await openEnrolments(db);
		expect(await waysOf(outsider)).toHaveLength(1);
		const [row] = await db.read.select().from(certificate);
		expect(row?.expiresOn).toBe('2027-02-24');
		const [done] = await db.read.select().from(enrolment).where(eq(enrolment.personId, outsider.id));
		expect(done?.keptUntil).toBe('2027-02-24');
	});

	test('who let it lie is asked to renew it', async () => {
		const { db, outsider } = company;
		await completed([TRUE]);
		clock = at('2027-02-24T11:00Z');
		await openEnrolments(db);
		expect((await waysOf(outsider)).map(({ reason }) => reason)).toEqual(['assigned', 'renewal']);
	});
});

test('a plan is asked about once, on its day, and is told to nobody else', async () => {
	const { db, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'With a plan' });
	const words = NewIntention.parse({
		when: 'an alert wakes me',
		will: 'ask what it looked like',
		askOn: '2026-12-04',
	});
	await expect(plan(db, outsider, course.number, words)).rejects.toMatchObject({ status: 404 });
	await completes(db, outsider, course);
	await plan(db, outsider, course.number, words);
	for (const moment of ['2026-12-03T12:00Z', '2026-12-04T03:00Z', '2026-12-04T12:00Z', '2026-12-04T13:00Z']) {
		clock = at(moment);
		await askOfPlans(db);
	}
	const asked = (await inbox(db, outsider)).filter(({ href }) => href.includes('#plan-'));
	expect(asked.map(({ sentence, readAt }) => [sentence, readAt])).toEqual([
		['You made a plan in T\u20111 for about now. How did it go?', null],
	]);
	expect(asked[0]?.at).toBe(at('2026-12-04T12:00Z'));
	const [made] = await myPlans(db.read, outsider);
	const said = HowItWent.parse({ plan: String(made?.id), went: 'not-yet', note: 'No alert so far' });
	await expect(sayHowItWent(db, member, said)).rejects.toMatchObject({ status: 404 });
	await sayHowItWent(db, outsider, said);
	expect(await myPlans(db.read, outsider)).toMatchObject([{ went: 'not-yet', note: 'No alert so far' }]);
	expect(await myPlans(db.read, member)).toEqual([]);
	expect((await inbox(db, outsider)).filter(({ readAt }) => readAt === null)).toEqual([]);
});

test('a sitting has seats; who was there says so, and who wanted to come is told that it is off', async () => {
	const { db, admin, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'Together' });
	const { number } = course;
	const words = NewSitting.parse({ at: '2026-12-01T10:00', lasts: '90', place: 'Room 4', seats: '1' });
	await expect(planSitting(db, outsider, number, words)).rejects.toMatchObject({ status: 403 });
	await planSitting(db, member, number, words);
	const [first] = (await sittingsOf(db, member, number)).sittings;
	const sitting = first?.id ?? 0;
	await wantToCome(db, outsider, number, { sitting });
	await wantToCome(db, outsider, number, { sitting });
	await expect(wantToCome(db, admin, number, { sitting })).rejects.toMatchObject({ status: 409 });
	await expect(wasThere(db, outsider, number, { sitting, attended: true })).rejects.toMatchObject({
		status: 409,
	});
	expect(await comingSittings(db, outsider, { onlyMine: true })).toMatchObject([
		{ number, mine: 'coming', coming: 1 },
	]);
	expect(await comingSittings(db, admin, { onlyMine: true })).toEqual([]);
	await notComing(db, outsider, number, { sitting });
	await wantToCome(db, admin, number, { sitting });
	clock = at('2026-12-01T12:00Z');
	await wasThere(db, outsider, number, { sitting, attended: true });
	expect((await sittingsOf(db, outsider, number)).sittings).toMatchObject([{ mine: 'attended', over: true }]);
	clock = TUESDAY;
	await callOff(db, member, number, { sitting });
	const told = (await inbox(db, admin)).map(({ sentence }) => sentence);
	expect(told).toEqual(['A sitting of T\u20111 that you wanted to come to is called off']);
});

test('a question comes back among what is kept, and how it went says when it comes again', async () => {
	const { db, member, outsider } = company;
	const items = [TRUE, { key: 'say', kind: 'recall', ask: 'What is it?', model: 'A story' }];
	const course = await aCourse(db, member, { title: 'Kept up', items });
	const renewing = { renewal: 'recall', renewMonths: '12', graceDays: '7' };
	await makeRule(db, member, course.number, NewRule.parse(renewing));
	await openEnrolments(db);
	await completes(db, outsider, course);
	expect((await itemsBack(db, outsider)).now).toBeNull();
	await transact(db, (tx) => tx.update(itemCard).set({ dueAt: TUESDAY - 1 }));
	const first = await itemsBack(db, outsider);
	expect(first.now).toMatchObject({
		course: { title: 'Kept up' },
		item: { asked: { key: 'true' }, explained: null },
	});
	expect((await itemsBack(db, member)).now).toBeNull();
	const answer = { item: 'true', given: Given.parse({ said: 'true' }), confidence: 3 as const, near: null };
	expect((await meetItem(db, outsider, answer)).explained?.right).toBe(true);
	await expect(meetItem(db, outsider, answer)).rejects.toMatchObject({ status: 409 });
	const said = { item: 'say', given: Given.parse({ text: 'A tale' }), confidence: 2 as const, near: null };
	// What was recalled in one's own words is held against the model first.
	expect((await meetItem(db, outsider, said)).explained?.model).toContain('A story');
	await meetItem(db, outsider, { ...said, near: false });
	expect(await itemsBack(db, outsider)).toMatchObject({ now: null });
	const cards = await db.read.select().from(itemCard);
	const dueOf = (key: string) => cards.find(({ itemKey }) => itemKey === key)?.dueAt ?? 0;
	expect(dueOf('true')).toBeGreaterThan(dueOf('say'));
	expect(cards.map(({ lateOn }) => lateOn)).toEqual([null, null]);
});
