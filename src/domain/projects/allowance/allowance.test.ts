import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, join as comes, personOf, type Company } from '../../../../tests/support/people.ts';
import { deactivate } from '../../accounts/leaving.server.ts';
import { auditEvent } from '../../audit/tables.server.ts';
import { takeLeave } from '../../log/days-off.server.ts';
import type { Person } from '../../accounts/person.ts';
import { NewTime } from './noting.ts';
import { dropTime, noteTime } from './noting.server.ts';
import { NewPromise } from './promise.ts';
import { endPromise, promise, promisesTo, promising } from './promises.server.ts';
import { protectedTime } from './protected.server.ts';
import { countShares, keptOfGroups } from './shares.server.ts';
import { learningTime } from './tables.server.ts';
import { myNotes, myTally } from './tally.server.ts';
import { quarterOf } from './owed.ts';

/** A Thursday. */
const TODAY = Date.parse('2026-11-26T09:00Z');
const quarter = quarterOf('2026-11-26');

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-01-05T09:00Z'));
	release = setClock(TODAY);
});
afterEach(async () => {
	release();
	await company.close();
});

const share = { kind: 'share', percent: '20', week: '40', startsOn: '2026-02-01' };
const thursdays = { kind: 'afternoon', weekday: '4', from: '13:00', until: '17:00', startsOn: '2026-02-01' };
const promises = (who: Person, given: object) => promise(company.db, who, NewPromise.parse(given));
const notes = (who: Person, given: object) =>
	noteTime(company.db, who, NewTime.parse({ day: '2026-11-19', hours: '4', is: 'kept', ...given }));

test('it is owed less holidays and leave; what is taken away is still owed', async () => {
	await promises(company.owner, share);
	const { owed } = (await myTally(company.db, company.member)) ?? {};
	// 66 working days from October to December: 105.6 hours, to the half hour.
	expect(owed).toBe(105.5 * 60);
	await takeLeave(company.db, company.member, { fromDay: '2026-12-21', toDay: '2026-12-31' });
	await notes(company.member, {});
	await notes(company.member, { day: '2026-11-12', is: 'cancelled', reason: 'A release' });
	expect(await myTally(company.db, company.member)).toMatchObject({
		...{ owed: 91 * 60, used: 240, cancelled: 240, left: 87 * 60, ahead: [] },
	});
	expect(await myTally(company.db, company.member, '2025-Q4')).toBeNull();
});

test('who promises: administrators everybody, whoever leads a team that team', async () => {
	await expect(promises(company.member, share)).rejects.toMatchObject({ status: 403 });
	await expect(promises(company.member, { ...thursdays, team: 'platform' })).rejects.toMatchObject({
		status: 403,
	});
	await promises(company.member, { ...thursdays, team: 'payments' });
	expect(await promisesTo(company.db.read, company.member)).toHaveLength(1);
	expect(await promisesTo(company.db.read, company.outsider)).toEqual([]);
	const { promises: made } = await promising(company.db, company.member);
	const [{ id } = { id: 0 }] = made;
	await expect(endPromise(company.db, company.outsider, { id })).rejects.toMatchObject({ status: 403 });
	await endPromise(company.db, company.member, { id });
	await expect(endPromise(company.db, company.member, { id })).rejects.toMatchObject({ status: 404 });
	expect((await promisesTo(company.db.read, company.member))[0]?.endsOn).toBe('2026-11-26');
	await expect(promises(company.owner, { ...share, team: 'nobody' })).rejects.toMatchObject({ status: 422 });
});

test('a day counts once it is here, for a promise that held on it, and up to what it has', async () => {
	await expect(notes(company.member, {})).rejects.toMatchObject({ status: 422 });
	await promises(company.owner, share);
	for (const wrong of [{ day: '2026-11-27' }, { day: '2026-01-29' }])
		await expect(notes(company.member, wrong)).rejects.toMatchObject({ status: 422 });
	await notes(company.member, { hours: '20' });
	await expect(notes(company.member, { hours: '4.25' })).rejects.toMatchObject({ status: 422 });
	await expect(notes(company.member, { into: '99' })).rejects.toMatchObject({ status: 404 });
	expect(await myNotes(company.db, company.member, quarter)).toMatchObject([{ minutes: 1200, is: 'kept' }]);
});

test('an afternoon stands in the calendar of whom it is promised to, on their own clock', async () => {
	await promises(company.owner, { ...thursdays, team: 'payments' });
	const wellington = { ...company.member, zone: 'Pacific/Auckland' };
	await takeLeave(company.db, company.member, { fromDay: '2026-12-03', toDay: '2026-12-03' });
	const [first, second] = await protectedTime(company.db, wellington);
	expect(first).toMatchObject({
		summary: 'Learning time, Payments',
		when: { from: Date.parse('2026-11-26T00:00Z'), until: Date.parse('2026-11-26T04:00Z') },
	});
	expect(second?.uid).toMatch(/2026-12-10$/);
	expect(await protectedTime(company.db, company.outsider)).toEqual([]);
});

/** Six who noted something, in the week that ended on Sunday 22 November; two lost it. */
async function sixNoted(): Promise<Person[]> {
	const { db, owner, admin, member, outsider } = company;
	await promises(owner, share);
	const more = await Promise.all(
		['lior', 'cato'].map((name) => comes(db, owner, { name, email: `${name}@example.org` })),
	);
	const six = [owner, admin, member, outsider, ...more];
	for (const [k, who] of six.entries())
		await notes(who, { is: k < 4 ? 'kept' : 'cancelled', reason: 'zqwhy' });
	return six;
}

test('groups of five and more are told of in steps, once a week, and smaller ones not at all', async () => {
	const six = await sixNoted();
	expect(await keptOfGroups(company.db, company.member)).toEqual({ asOf: null, groups: [] });
	await countShares(company.db);
	const counted = { asOf: '2026-11-22', groups: [{ name: 'Everybody', kept: 'about half' }] };
	expect(await keptOfGroups(company.db, company.member)).toEqual(counted);
	// Whoever takes everything back in the middle of a week is not seen to.
	for (const who of six.slice(0, 4)) {
		const [mine] = await myNotes(company.db, who, quarter);
		await dropTime(company.db, who, { id: mine?.id ?? 0 });
	}
	await countShares(company.db);
	expect(await keptOfGroups(company.db, company.admin)).toEqual(counted);
	release();
	release = setClock(Date.parse('2026-11-30T00:00Z'));
	await countShares(company.db);
	expect(await keptOfGroups(company.db, company.admin)).toEqual({ asOf: '2026-11-29', groups: [] });
});

test('four are too few, and so are five of whom one has left', async () => {
	const six = await sixNoted();
	for (const who of six.slice(4)) await deactivate(company.db, company.owner, { personId: who.id });
	await countShares(company.db);
	expect((await keptOfGroups(company.db, company.owner)).groups).toEqual([]);
});

test('a manager sees nobody’s tally: not by asking, not in what groups are shown, not in the audit log', async () => {
	const six = await sixNoted();
	await countShares(company.db);
	const manager = await personOf(company.db, company.owner.email);
	const [mine] = await myNotes(company.db, manager, quarter);
	const [theirs] = await myNotes(company.db, company.member, quarter);
	await expect(dropTime(company.db, manager, { id: theirs?.id ?? 0 })).rejects.toMatchObject({ status: 404 });
	await dropTime(company.db, manager, { id: mine?.id ?? 0 });
	const told = JSON.stringify([
		await myTally(company.db, manager),
		await myNotes(company.db, manager, quarter),
		await keptOfGroups(company.db, manager),
		await promising(company.db, manager),
		await promisesTo(company.db.read, manager),
		await company.db.read.select().from(auditEvent),
	]);
	expect(told).not.toContain('zqwhy');
	expect(told).not.toMatch(/cancelled"?:\s*[1-9]|"used":[1-9]/);
	for (const { name } of six.slice(1))
		expect(JSON.stringify(await keptOfGroups(company.db, manager))).not.toContain(name);
	expect(await company.db.read.select().from(learningTime)).toHaveLength(5);
});
