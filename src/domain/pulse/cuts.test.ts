import { expect, test } from 'vitest';
import { cutsOf, SPARE, type OnRoster, type TeamThere } from './cuts.ts';

const team = (id: number, parentId: number | null = null): TeamThere => ({
	id,
	name: `Team ${id}`,
	parentId,
});
let last = 0;
const people = (many: number, ...teams: number[]): OnRoster[] =>
	Array.from({ length: many }, () => ({ id: ++last, teams }));
const keys = (cutting: ReturnType<typeof cutsOf>) => cutting.cuts.map(({ key }) => key);
const sizes = ({ partOf }: ReturnType<typeof cutsOf>) => {
	const many = new Map<number, number>();
	for (const part of partOf.values()) many.set(part, (many.get(part) ?? 0) + 1);
	return [...many.values()].sort((one, other) => one - other);
};

test('four people, or five, are one part, and everybody is the only cut', () => {
	for (const many of [0, 1, 4, 5]) {
		const cutting = cutsOf(people(many, 1), [team(1)], 5);
		expect(keys(cutting)).not.toContain('team-2');
		expect(sizes(cutting)).toEqual(many === 0 ? [] : [many]);
	}
});

test('a team has parts of its own where it and the rest are large enough', () => {
	const cutting = cutsOf([...people(7, 1), ...people(7)], [team(1)], 5);
	expect(cutting.cuts).toEqual([
		{ key: 'all', name: 'Everybody', parts: [0, 1], parent: null },
		{ key: 'team-1', name: 'Team 1', parts: [0], parent: 'all' },
	]);
	expect(sizes(cutting)).toEqual([7, 7]);
	expect(keys(cutsOf([...people(7, 1), ...people(6)], [team(1)], 5))).toEqual(['all']);
	expect(keys(cutsOf([...people(6, 1), ...people(7)], [team(1)], 5))).toEqual(['all']);
});

test('a team that is too small counts in the one that it is inside of', () => {
	const teams = [team(1), team(2, 1), team(3, 1)];
	const cutting = cutsOf([...people(8, 2), ...people(3, 3), ...people(6, 1), ...people(9)], teams, 5);
	expect(keys(cutting)).toEqual(['all', 'team-1', 'team-2']);
	expect(cutting.cuts.find(({ key }) => key === 'team-2')?.parent).toBe('team-1');
	expect(cutting.rolledUp).toEqual([{ name: 'Team 3', people: 3, into: 'Team 1' }]);
});

test('where two teams share a few people, one of them is left out', () => {
	const cutting = cutsOf(
		[...people(8, 1), ...people(2, 1, 2), ...people(7, 2), ...people(8)],
		[team(1), team(2)],
		5,
	);
	expect(keys(cutting)).toEqual(['all', 'team-1']);
	expect(cutting.rolledUp).toEqual([{ name: 'Team 2', people: 9, into: 'Everybody' }]);
	const enough = cutsOf(
		[...people(8, 1), ...people(7, 1, 2), ...people(7, 2), ...people(8)],
		[team(1), team(2)],
		5,
	);
	expect(keys(enough)).toEqual(['all', 'team-1', 'team-2']);
	expect(sizes(enough)).toEqual([7, 7, 8, 8]);
});

test('a team without people, one around itself and one that holds everybody break nothing', () => {
	const teams = [team(1, 2), team(2, 1), team(3)];
	expect(keys(cutsOf(people(9, 1), teams, 5))).toEqual(['all', 'team-1', 'team-2']);
});

test('two thousand people in two hundred teams are cut in a moment, and no part is small', () => {
	const teams = Array.from({ length: 200 }, (_, k) => team(k + 1, k < 20 ? null : (k % 20) + 1));
	const roster = Array.from({ length: 2000 }, (_, k) => ({
		id: k + 1,
		teams: [(k * 7) % 200, 1 + (k % 200)],
	}));
	const cutting = cutsOf(roster, teams, 5);
	expect(Math.min(...sizes(cutting))).toBeGreaterThanOrEqual(5 + SPARE);
	expect(cutting.cuts.length + cutting.rolledUp.length).toBe(201);
});
