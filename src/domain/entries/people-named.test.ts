import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { peopleNamed, teamsNamed } from './people-named.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

it.each([
	['ines', ['Inês Carvalho']],
	['CARV in', ['Inês Carvalho']],
	['nguyen t', ['Nguyễn Thu Hà']],
	['aren', []],
	['', []],
	['%', []],
])('finds by how words of a name begin: “%s”', async (typed, names) => {
	const people = await peopleNamed(company.db, company.owner, typed, 3);
	expect(people.map(({ name }) => name)).toEqual(names);
});

it('finds teams the same way, no more than are wanted', async () => {
	expect((await teamsNamed(company.db, company.owner, 'p', 5)).map(({ name }) => name)).toEqual([
		'Payments',
		'Platform',
	]);
	expect(await teamsNamed(company.db, company.owner, 'p', 1)).toHaveLength(1);
});
