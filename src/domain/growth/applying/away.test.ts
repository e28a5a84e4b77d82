import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { takeLeave } from '../../log/days-off.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { end } from '../opportunities/deciding.server.ts';
import { post } from '../opportunities/opportunities.server.ts';
import { NewOpportunity } from '../opportunities/posting.ts';
import { readShown } from '../opportunities/shown.server.ts';
import { NewApplication } from './application.ts';
import { apply, usualDay } from './applying.server.ts';
import { readAsked } from './asked-of.server.ts';
import { ownApplications } from './mine.server.ts';
import { tendApplications } from './reminding.server.ts';
import { answersOf } from './waiting.server.ts';

/** A Thursday. */
const DAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let clock: () => void;
let asker: Person;
let number: number;
/** Who answers is Inês; Hà looks after it with her. */
beforeEach(async () => {
	company = await freshCompany(DAY);
	clock = setClock(DAY);
	const { db, owner, member, outsider } = company;
	asker = await join(db, owner, { name: 'Ada Berg', email: 'ada@example.org' });
	const given = { title: 'An hour a month', form: 'mentorship', authors: [outsider.email] };
	({ number } = await post(db, member, NewOpportunity.parse(given)));
});
afterEach(async () => {
	clock();
	await company.close();
});

const ask = () => apply(company.db, asker, number, NewApplication.parse({ words: 'zqwords' }));
const about = async (who: Person, kind: string) =>
	(await inbox(company.db, who)).filter((one) => one.kind === kind).length;

async function tendAt(when: string): Promise<void> {
	setClock(Date.parse(when));
	await tendApplications(company.db);
	await tendApplications(company.db);
}

const heard = async () => ({
	due: await about(company.member, 'opening-answer-due'),
	silent: await about(company.member, 'opening-silent'),
	asker: await about(asker, 'application-silent'),
	passedOn: await about(company.outsider, 'opening-passed-on'),
});

test('whoever answers hears nothing while they are away, all of it once they are back; who asks is not told why', async () => {
	const { db, member } = company;
	await takeLeave(db, member, { fromDay: '2026-11-27', toDay: '2026-12-08' });
	expect(usualDay(asker, member), 'no later than without leave').toBe('2026-12-03');
	await ask();
	expect(await answersOf(db.read, member)).toMatchObject([{ by: '2026-12-03', away: true }]);
	expect((await readAsked(db, member, number)).applications).toMatchObject([{ away: true }]);
	expect(JSON.stringify(await ownApplications(db.read, asker))).not.toContain('away');
	await tendAt('2026-11-30T10:00Z');
	await tendAt('2026-12-03T10:00Z');
	expect(await heard()).toEqual({ due: 0, silent: 0, asker: 0, passedOn: 0 });
	await tendAt('2026-12-04T10:00Z');
	expect(await heard()).toEqual({ due: 0, silent: 0, asker: 1, passedOn: 0 });
	await tendAt('2026-12-09T10:00Z');
	expect(await heard()).toEqual({ due: 0, silent: 1, asker: 1, passedOn: 0 });
});

test('one of the others who is away when it is passed on hears of it later, and once', async () => {
	const { db, owner, outsider } = company;
	const given = { title: 'Another', form: 'pairing', authors: [outsider.email, owner.email] };
	({ number } = await post(db, company.member, NewOpportunity.parse(given)));
	await takeLeave(db, outsider, { fromDay: '2026-12-10', toDay: '2026-12-13' });
	await ask();
	await tendAt('2026-12-04T10:00Z');
	await tendAt('2026-12-11T10:00Z');
	expect([await about(owner, 'opening-passed-on'), (await heard()).passedOn]).toEqual([1, 0]);
	await tendAt('2026-12-14T10:00Z');
	expect([await about(owner, 'opening-passed-on'), (await heard()).passedOn]).toEqual([1, 1]);
});

test('whoever looks after it as well sees how many wait, cannot close it on them, and reads nothing of it', async () => {
	const { db, member, outsider } = company;
	const waiting = async (who: Person) => (await readShown(db, who, number)).waiting;
	await ask();
	expect([await waiting(member), await waiting(outsider), await waiting(asker)]).toEqual([1, 1, 0]);
	const asked = await readAsked(db, outsider, number);
	expect(asked).toMatchObject({ waiting: 1, isContact: false, applications: [] });
	expect(JSON.stringify([asked, await readShown(db, outsider, number)])).not.toMatch(/Ada|zqwords/);
	await expect(end(db, outsider, number, { state: 'closed', outcome: '' })).rejects.toMatchObject({
		status: 409,
	});
});
