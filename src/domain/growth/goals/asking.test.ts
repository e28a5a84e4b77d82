import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { takeLeave } from '../../log/days-off.server.ts';
import type { Person } from '../../accounts/person.ts';
import { notification } from '../../notifications/tables.server.ts';
import { askOfGoals } from './asking.server.ts';
import { NewGoal, NewNote } from './goal-form.ts';
import { setGoal } from './goals.server.ts';
import { noteOnGoal, reach } from './standing.server.ts';

/** A Tuesday, in the morning where nobody of the company is asleep. */
const START = Date.parse('2026-11-03T09:30Z');

let company: Company;
let release: () => void;
const at = (time: number) => {
	release();
	release = setClock(time);
};
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-01-05T09:00Z'));
	release = setClock(START);
});
afterEach(async () => {
	release();
	await company.close();
});

const sets = (who: Person, asks: boolean) => setGoal(company.db, who, NewGoal.parse({ what: 'Teach', asks }));
async function asked(time: number): Promise<number> {
	at(time);
	await askOfGoals(company.db);
	await askOfGoals(company.db);
	return (await company.db.read.select().from(notification)).length;
}

test('whoever wants it is asked once, after three weeks of silence; nobody else is', async () => {
	const { member, outsider } = company;
	await sets(member, true);
	await sets(outsider, false);
	expect(await asked(START + 20 * DAY)).toBe(0);
	expect(await asked(START + 21 * DAY)).toBe(1);
	expect(await asked(START + 30 * DAY)).toBe(1);
	const [row] = await company.db.read.select().from(notification);
	expect(row).toMatchObject({ personId: member.id, kind: 'goal-silent', entryId: null, byId: null });
});

test('a word begins the silence anew, and is asked about again after three more weeks', async () => {
	const { id } = await sets(company.member, true);
	at(START + 10 * DAY);
	await noteOnGoal(company.db, company.member, id, NewNote.parse({ kind: 'check-in', text: 'Going well' }));
	expect(await asked(START + 21 * DAY)).toBe(0);
	expect(await asked(START + 31 * DAY)).toBe(1);
	at(START + 34 * DAY);
	await noteOnGoal(company.db, company.member, id, NewNote.parse({ kind: 'check-in', text: 'Still' }));
	expect(await asked(START + 55 * DAY + HOUR)).toBe(2);
});

test('what is over is not asked about, nor what was silent for months', async () => {
	const { id } = await sets(company.member, true);
	expect(await asked(START + 63 * DAY)).toBe(0);
	at(START + DAY);
	await reach(company.db, company.member, id);
	expect(await asked(START + 28 * DAY)).toBe(0);
});

test('not at night, not at the weekend, not on leave: later, and still once', async () => {
	const { db, owner } = company;
	const aroha = await join(db, owner, { name: 'Aroha', email: 'a@example.org', zone: 'Pacific/Auckland' });
	await sets(aroha, true);
	// Half past ten in the evening there.
	expect(await asked(START + 21 * DAY)).toBe(0);
	expect(await asked(START + 21 * DAY + 13 * HOUR)).toBe(1);
	await sets(company.member, true);
	await takeLeave(db, company.member, { fromDay: '2026-12-10', toDay: '2026-12-20' });
	const from = START + 21 * DAY + 13 * HOUR;
	expect(await asked(from + 21 * DAY + 10 * HOUR)).toBe(1);
	expect(await asked(Date.parse('2026-12-21T10:00Z'))).toBe(2);
});
