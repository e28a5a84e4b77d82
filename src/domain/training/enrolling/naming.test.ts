import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { aCourse, completes } from '../../../../tests/support/courses.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { leave } from '../../accounts/days-off/tables.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { begin, beginAgain } from '../beginning.server.ts';
import { enrolment } from '../tables.server.ts';
import { namedFrom } from './naming.ts';
import { whoSees } from './next-words.ts';
import { openEnrolments } from './opening.server.ts';
import { peopleAsCsv, peopleOf } from './organisers.server.ts';
import { askedOf } from './own-progress.server.ts';
import { notNow } from './pausing.server.ts';
import { remindOfCourses } from './reminding.server.ts';
import { NewRule } from './rule.ts';
import { endRule, makeRule, rulesOf } from './rules.server.ts';

/** A Tuesday, at eleven in Greenwich. */
const TUESDAY = Date.parse('2026-11-24T11:00Z');

let company: Company;
let clock = TUESDAY;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(TUESDAY - 700 * DAY);
	clock = TUESDAY;
	release = setClock(() => clock);
});
afterEach(async () => {
	release();
	await company.close();
});

const REQUIRED = {
	required: 'true',
	requiredBecause: 'The data protection act asks for it.',
	remind: 'true',
};

async function time() {
	await openEnrolments(company.db);
	await remindOfCourses(company.db);
}

async function required(course: { number: number }, more: Record<string, string> = {}) {
	const { db, member } = company;
	await makeRule(db, member, course.number, NewRule.parse({ ...REQUIRED, ...more }));
	await openEnrolments(db);
}

const names = async (course: { number: number }) =>
	(await peopleOf(company.db, company.member, course.number)).named.map(({ name, state, before }) => [
		name,
		before ? `${state} before` : state,
	]);
const toldTo = async (who: Company['member']) =>
	(await inbox(company.db, who)).map(({ sentence }) => sentence.replaceAll('\u2011', '-'));
const toldOn = async ({ id }: { id: number }, who: Company['member']) =>
	(await askedOf(company.db.read, who, id))?.toldOn;

test('nobody is named before they were told, and a week has passed', async () => {
	const { outsider } = company;
	const course = await aCourse(company.db, company.member, { title: 'Required' });
	clock = TUESDAY - DAY;
	await required(course, { dueDays: '30' });
	expect(await toldOn(course, outsider)).toBeNull();
	expect(whoSees(null, clock)).toMatch(/^A week after you begin, or after your inbox says so, whoever/);
	clock = TUESDAY;
	await time();
	await time();
	expect(await toldTo(outsider)).toEqual([
		'T-1 is required of you, by Wed 23 Dec. From Tue 1 Dec whoever organises it sees your name, and whether you have completed it',
	]);
	expect(await toldOn(course, outsider)).toBe('2026-11-24');
	expect(whoSees('2026-11-24', clock)).toMatch(/^From Tue 1 Dec whoever/);
	clock = TUESDAY + 6 * DAY;
	expect(await names(course)).toEqual([]);
	clock = TUESDAY + 7 * DAY;
	expect(await names(course)).toEqual([
		['Inês Carvalho', 'asked'],
		['Maren Holt', 'asked'],
		['Nguyễn Thu Hà', 'asked'],
		['Tomasz Wrona', 'asked'],
	]);
	expect(whoSees('2026-11-24', clock)).toMatch(/^Whoever organises it sees/);
});

test('whoever began by themselves before it was required is told first, whatever they were told before', async () => {
	const { db, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'Encouraged at first' });
	await makeRule(db, member, course.number, NewRule.parse({ audience: 'team', team: 'platform' }));
	await begin(db, outsider, course.id);
	await time();
	expect(await toldTo(outsider)).toEqual(['T-1 is asked of you']);
	await required(course);
	clock = TUESDAY + 6 * DAY;
	await begin(db, outsider, course.id);
	// Going on tells nobody anything.
	expect(await toldOn(course, outsider)).toBeNull();
	clock = TUESDAY + 7 * DAY;
	await time();
	expect((await toldTo(outsider))[0]).toContain('T-1 is required of you. From Tue 8 Dec');
	expect(await names(course)).toEqual([]);
	clock = TUESDAY + 14 * DAY;
	expect(await names(course)).toContainEqual(['Nguyễn Thu Hà', 'begun']);
});

test('whoever completed it before is asked for nothing: they are told that it counts, and it is said to be from before', async () => {
	const { db, member, admin } = company;
	const course = await aCourse(db, member, { title: 'Done already' });
	clock = TUESDAY - 100 * DAY;
	await completes(db, admin, course);
	clock = TUESDAY;
	await required(course, { renewal: 'interval', renewMonths: '12' });
	await time();
	await time();
	expect(await toldTo(admin)).toEqual([
		'T-1 has become required. That you completed it counts. From Tue 1 Dec whoever organises it sees your name, and on which day you did',
	]);
	expect(await names(course)).toEqual([]);
	clock = TUESDAY + 7 * DAY;
	await time();
	expect(await toldTo(admin)).toHaveLength(1);
	expect(await names(course)).toContainEqual(['Tomasz Wrona', 'done before']);
	expect((await peopleAsCsv(db, member, course.number)).text).toContain(
		'Tomasz Wrona,tomasz@example.org,done,,no,2026-08-16,yes',
	);
	const ways = await db.read.select().from(enrolment).where(eq(enrolment.personId, admin.id));
	expect(ways.map(({ state, dueOn }) => [state, dueOn])).toEqual([['completed', null]]);
});

test('what is too old for the rule is opened as a renewal', async () => {
	const { db, member, admin } = company;
	const course = await aCourse(db, member, { title: 'Long ago' });
	clock = TUESDAY - 500 * DAY;
	await completes(db, admin, course);
	clock = TUESDAY;
	await required(course, { renewal: 'interval', renewMonths: '12', dueDays: '20' });
	await time();
	expect(await toldTo(admin)).toEqual([expect.stringContaining('T-1 is required of you, by Mon 14 Dec.')]);
	clock = TUESDAY + 7 * DAY;
	expect(await names(course)).toContainEqual(['Tomasz Wrona', 'asked']);
});

test('whoever reads it above the button was told; going through it again, anew or for oneself, changes nothing', async () => {
	const { db, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'Required' });
	await required(course);
	await begin(db, outsider, course.id);
	expect(await toldOn(course, outsider)).toBe('2026-11-24');
	await beginAgain(db, outsider, course.id);
	expect(await toldOn(course, outsider)).toBe('2026-11-24');
	await completes(db, outsider, course);
	clock = TUESDAY + 7 * DAY;
	await begin(db, outsider, course.id);
	await time();
	expect(await names(course)).toEqual([['Nguyễn Thu Hà', 'done']]);
	expect(await toldTo(outsider)).toEqual([]);
});

test('a renewal by the same rule tells nobody anew; where the rule has ended, nobody is named', async () => {
	const { db, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'Each year' });
	await required(course, { renewal: 'interval', renewMonths: '1', aheadDays: '10' });
	await begin(db, outsider, course.id);
	await completes(db, outsider, course);
	clock = TUESDAY + 28 * DAY;
	await time();
	expect(await toldTo(outsider)).toEqual(['T-1 is asked of you, by Thu 24 Dec']);
	expect(await names(course)).toContainEqual(['Nguyễn Thu Hà', 'asked']);
	const [rule] = await rulesOf(db, member, course.number);
	await endRule(db, member, course.number, rule?.id ?? 0);
	expect(await peopleOf(db, member, course.number)).toMatchObject({ named: [], required: false });
});

test('“not now” holds back reminders and not the first word; leave holds it back, and the name', async () => {
	const { db, member, outsider, admin } = company;
	const course = await aCourse(db, member, { title: 'Required' });
	await required(course);
	await notNow(db, outsider, { course: course.number, weeks: 8 });
	await transact(db, (tx) =>
		tx.insert(leave).values({ personId: admin.id, fromDay: '2026-11-01', toDay: '2026-12-31' }),
	);
	await time();
	clock = TUESDAY + 7 * DAY;
	await time();
	expect(await toldTo(outsider)).toHaveLength(1);
	expect(await names(course)).toEqual([
		['Inês Carvalho', 'asked'],
		['Maren Holt', 'asked'],
		['Nguyễn Thu Hà', 'asked'],
	]);
});

test('two that are required at once are told one by one, and each is named for a week after its own', async () => {
	const { db, member, outsider } = company;
	const [one, other] = [
		await aCourse(db, member, { title: 'One' }),
		await aCourse(db, member, { title: 'Two' }),
	];
	await required(one, { dueDays: '10' });
	await required(other, { dueDays: '20' });
	for (const week of [0, 1]) {
		clock = TUESDAY + 7 * week * DAY;
		await time();
	}
	expect([await toldOn(one, outsider), await toldOn(other, outsider)]).toEqual(['2026-11-24', '2026-12-01']);
	expect([await names(one), await names(other)].map((list) => list.length)).toEqual([4, 0]);
	expect(namedFrom('2026-12-01')).toBe('2026-12-08');
});

test('shares stand as they did when last week ended, however often somebody looks', async () => {
	const { db, owner, member, outsider } = company;
	const fifth = await join(db, owner, { name: 'Somebody', email: 'somebody@example.org' });
	const course = await aCourse(db, member, { title: 'Encouraged' });
	clock = TUESDAY - DAY;
	await makeRule(db, member, course.number, NewRule.parse({}));
	await openEnrolments(db);
	const shown = async () => (await peopleOf(db, member, course.number)).shares;
	// Nobody was on it on Sunday.
	expect(await shown()).toEqual([]);
	clock = TUESDAY + 6 * DAY;
	const none = [{ name: 'Everybody on it', of: 5, completed: 'none or few' }];
	expect(await shown()).toEqual(none);
	for (const who of [outsider, fifth, owner]) await completes(db, who, course);
	clock = TUESDAY + 12 * DAY;
	expect(await shown()).toEqual(none);
	clock = TUESDAY + 13 * DAY;
	expect(await shown()).toEqual([{ ...none[0], completed: 'about half' }]);
	const { text } = await peopleAsCsv(db, member, course.number);
	expect(text).toContain('Everybody on it,5,about half,2026-12-06');
	expect(text).toContain('change once a week');
});
