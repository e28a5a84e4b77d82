import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCourse, completes } from '../../../../tests/support/courses.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { begin, beginAgain } from '../beginning.server.ts';
import { atLeast } from './with-you.ts';
import { withYou } from './with-you.server.ts';

let company: Company;
const others: Person[] = [];
beforeAll(async () => {
	company = await freshCompany();
	for (let k = 0; k < 12; k++) {
		others.push(await join(company.db, company.owner, { name: `Learner ${k}`, email: `l${k}@example.org` }));
	}
});
afterAll(() => company.close());

test('a number is told in whole fives, and not where nearly everybody or nearly nobody is on it', () => {
	const told = (on: number, not = 50) => atLeast({ on, not, step: 5 });
	expect([0, 4, 5, 9, 10, 23].map((on) => told(on))).toEqual([null, null, 5, 5, 10, 20]);
	// Of “everybody”, each one is known.
	expect([told(40, 0), told(40, 4), told(40, 5)]).toEqual([null, null, 40]);
});

test('whoever is on a course is told how many are, from five others on, and nobody is told who', async () => {
	const { db, member, outsider } = company;
	const course = await aCourse(db, member, { title: 'Together' });
	await begin(db, outsider, course.id);
	for (const one of others.slice(0, 4)) await begin(db, one, course.id);
	expect(await withYou(db, outsider, course.number)).toBeNull();
	await completes(db, others[4] ?? outsider, course);
	expect(await withYou(db, outsider, course.number)).toBe(5);
	// Somebody who begins anew is one person; the sixth changes nothing.
	await beginAgain(db, others[0] ?? outsider, course.id);
	await begin(db, others[5] ?? outsider, course.id);
	expect(await withYou(db, outsider, course.number)).toBe(5);
	// To whoever is not on it, not even the number is told: not to its author either.
	expect(await withYou(db, member, course.number)).toBeNull();
});

test('a course that a part of the workspace reads is counted for nobody', async () => {
	const { db, member } = company;
	const course = await aCourse(db, member, {
		title: 'Ours',
		visibility: 'restricted',
		readers: others.map(({ email }) => email),
	});
	for (const one of others.slice(0, 7)) await begin(db, one, course.id);
	expect(await withYou(db, others[0] ?? member, course.number)).toBeNull();
});
