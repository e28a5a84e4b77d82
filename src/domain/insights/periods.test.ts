import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { writeIncident, type Incident } from '../../../tests/support/incidents.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { scopeOf } from './scope.server.ts';
import { periodName, ScopeQuery } from './scope.ts';

let company: Company;
let release: () => void;
beforeEach(async () => {
	const at = Date.parse('2026-11-19T09:00Z');
	company = await freshCompany(at);
	release = setClock(at);
});
afterEach(async () => {
	release();
	await company.close();
});

const write = (day: string, rest: Partial<Incident> = {}) =>
	writeIncident(company.db, company.member, { day, published: '2026-11-18', ...rest });
const all = (who: Person) => scopeOf(company.db, who, ScopeQuery.parse({ range: 'all' }));
const labels = async (who: Person = company.member) => (await all(who)).periods.map(({ label }) => label);

test('all is a quarter of a year at the least, then months, quarters and years, as there is room for', async () => {
	expect(await labels()).toEqual(['Sep', 'Oct', 'Nov']);
	await write('2024-12-10');
	expect(await labels()).toHaveLength(24);
	await write('2024-11-10');
	expect(await labels()).toEqual([
		'24 Q4',
		...['25', '26'].flatMap((y) => [1, 2, 3, 4].map((q) => `${y} Q${q}`)),
	]);
	expect(periodName(await all(company.member))).toBe('quarter');
	await write('2020-11-10');
	expect(await labels()).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026']);
	expect(periodName(await all(company.member))).toBe('year');
});

test('what is older than any chart has room for is in its first column', async () => {
	await write('1628-08-10');
	const { periods, from, name } = await all(company.member);
	expect(periods).toHaveLength(24);
	expect(periods[0]).toMatchObject({ label: 'to 2003', said: 'until 2003', from });
	expect(periods.map(({ label }) => label).slice(1, 3)).toEqual(['2004', '2005']);
	expect(periods.at(-1)?.until).toBe(Date.parse('2026-12-01T00:00Z'));
	for (const [index, period] of periods.entries())
		expect(periods[index + 1]?.from ?? period.until).toBe(period.until);
	expect(name).toBe('August 1628 to November 2026');
});

test('all begins with what one may see: another day would tell that there is something', async () => {
	await write('2024-12-10', { sharing: { visibility: 'restricted', readers: [company.admin.email] } });
	expect(await labels(company.admin)).toHaveLength(24);
	expect(await labels(company.outsider)).toEqual(['Sep', 'Oct', 'Nov']);
});
