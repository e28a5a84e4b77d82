import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { deactivate } from '../../accounts/leaving.server.ts';
import type { Person } from '../../accounts/person.ts';
import { takeLeave } from '../../log/days-off.server.ts';
import { notification } from '../../notifications/tables.server.ts';
import { beginTalks, endTalks } from './arranging.server.ts';
import { NewTalks } from './conversation.ts';
import { dayBefore, tendTalks } from './reminding.server.ts';
import { noteTalk, readTalks } from './talks.server.ts';

/** A Thursday. */
const TODAY = Date.parse('2026-11-26T09:00Z');

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

const begin = (nextOn: string, other: Person = company.outsider) =>
	beginTalks(company.db, company.member, NewTalks.parse({ with: other.email, everyWeeks: '2', nextOn }));
/** Runs it twice at that time. @returns whom it has reminded so far, in their order */
async function reminded(moment: string): Promise<number[]> {
	release();
	release = setClock(Date.parse(moment));
	await tendTalks(company.db);
	await tendTalks(company.db);
	const rows = await company.db.read.select().from(notification).where(eq(notification.kind, 'talk-soon'));
	return rows.map(({ personId }) => personId);
}

test('each of the two is reminded once, on the day before, in the working hours of where they are', async () => {
	const { db, owner, member } = company;
	const zone = 'Pacific/Auckland';
	const aroha = await join(db, owner, { name: 'Aroha', email: 'a@example.org', zone });
	await begin('2026-12-04', aroha);
	expect(await reminded('2026-12-02T19:00Z')).toEqual([]);
	// Nine in the morning of the third there, and still the second here.
	expect(await reminded('2026-12-02T20:30Z')).toEqual([aroha.id]);
	expect(await reminded('2026-12-03T08:30Z')).toEqual([aroha.id]);
	expect(await reminded('2026-12-03T09:30Z')).toEqual([aroha.id, member.id]);
	expect(await reminded('2026-12-04T10:00Z')).toEqual([aroha.id, member.id]);
});

test.each([
	['2026-12-04', '2026-12-03'],
	['2026-12-07', '2026-12-04'],
])('the working day before %s is %s', (day, before) => {
	expect(dayBefore(day)).toBe(before);
});

test('not on leave; after a pause on the day itself; of a day that is over nobody is reminded', async () => {
	const { db, member, outsider } = company;
	await begin('2026-12-04');
	await takeLeave(db, member, { fromDay: '2026-12-03', toDay: '2026-12-05' });
	expect(await reminded('2026-12-03T10:00Z')).toEqual([outsider.id]);
	expect(await reminded('2026-12-08T10:00Z')).toEqual([outsider.id]);
});

test('the rhythm goes on by itself, caught up after a pause; the last day can still be noted', async () => {
	const { db, member } = company;
	const { id } = await begin('2026-12-04');
	await reminded('2026-12-04T23:00Z');
	expect((await readTalks(db, member, id)).nextOn).toBe('2026-12-04');
	await reminded('2026-12-05T01:00Z');
	expect((await readTalks(db, member, id)).nextOn).toBe('2026-12-18');
	await noteTalk(db, member, id, { on: '2026-12-04', notes: 'Afterwards', base: 0 });
	await reminded('2027-02-01T10:00Z');
	const read = await readTalks(db, member, id);
	expect(read.nextOn).toBe('2027-02-12');
	expect(read.before).toMatchObject([
		{ on: '2026-12-18', notes: '' },
		{ on: '2026-12-04', notes: 'Afterwards' },
	]);
});

test('what is over is not reminded of, and does not go on', async () => {
	const { db, owner, member, outsider, admin } = company;
	const { id } = await begin('2026-12-04');
	const other = await begin('2026-12-04', admin);
	await endTalks(db, member, id);
	await deactivate(db, owner, { personId: admin.id });
	expect(await reminded('2026-12-03T10:00Z')).toEqual([]);
	await reminded('2026-12-20T10:00Z');
	for (const one of [id, other.id]) expect((await readTalks(db, member, one)).nextOn).toBe('2026-12-04');
	expect((await readTalks(db, outsider, id)).isOver).toBe(true);
});
