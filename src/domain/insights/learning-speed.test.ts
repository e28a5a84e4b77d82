import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { learningSpeed, type Learned } from './learning-speed.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery, type Scope } from './scope.ts';

let company: Company;
let scope: Scope;
let clock: () => void;
beforeEach(async () => {
	const at = Date.parse('2026-11-19T09:00Z');
	company = await freshCompany(at);
	clock = setClock(at);
	scope = await scopeOf(company.db, { ...company.member, zone: 'Europe/Berlin' }, ScopeQuery.parse({}));
});
afterEach(() => {
	clock();
	company.close();
});

const took = (days: number, published: string): Learned => ({
	...{ number: 1, title: 'The queue', published: Date.parse(published) },
	ended: Date.parse(published) - days * DAY,
});

test('a year is its twelve months, in the zone of whoever looks', () => {
	expect(scope.name).toBe('December 2025 to November 2026');
	expect(scope.periods.map(({ label }) => label).join(' ')).toBe(
		'Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov',
	);
	expect(new Date(scope.from).toISOString()).toBe('2025-11-30T23:00:00.000Z');
	expect(scope.weeks).toHaveLength(26);
	expect(scope.weeks.at(-1)?.said).toBe('week of 2026-11-16');
});

test('of four incidents nothing is said, of five how long they took in the middle', () => {
	const few = [1, 2, 3, 4].map((days) => took(days, '2026-06-10T12:00Z'));
	expect(learningSpeed(few, scope)).toMatchObject({ finding: null, drawn: null });
	const five = learningSpeed([...few, took(30, '2026-06-11T12:00Z')], scope);
	expect(five.finding).toBe('Half of the incidents reach people within three days.');
	expect(five.drawn).toMatchObject({
		line: [null, null, null, null, null, null, 3, null, null, null, null, null],
	});
});

test('faster is said where the first third and the last differ by more than chance', () => {
	const before = [11, 12, 11, 13, 9].map((days) => took(days, '2025-12-20T12:00Z'));
	const after = [6, 5, 6, 7, 4].map((days) => took(days, '2026-11-02T12:00Z'));
	const insight = learningSpeed([...before, ...after], scope);
	expect(insight.finding).toBe('Learning reaches people in six days. It took 11 before.');
	expect(insight.headline?.text).toBe('we learn faster than we did');
	const mixed = learningSpeed(
		[...before, ...[6, 15, 11, 12, 9].map((days) => took(days, '2026-11-02T12:00Z'))],
		scope,
	);
	expect(mixed.finding).toBe('Half of the incidents reach people within 11 days, about as it was.');
});
