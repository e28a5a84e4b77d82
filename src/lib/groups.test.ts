import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfStep, FEWEST, shownAsOf, shownTogether, stepOf, type Group } from './groups.ts';

const group = (name: string, ...people: number[]): Group => ({ name, people: new Set(people) });
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, k) => first + k);
const names = (groups: readonly Group[]) => groups.map(({ name }) => name);

test('fewer than five are not shown', () => {
	expect(names(shownTogether([group('few', 1, 2, 3, 4)]))).toEqual([]);
	expect(names(shownTogether([group('enough', ...upTo(5))]))).toEqual(['enough']);
});

test('a team is left out where what it leaves of everybody would be too few', () => {
	const everybody = group('everybody', ...upTo(12));
	expect(names(shownTogether([everybody, group('eight', ...upTo(8))]))).toEqual(['everybody']);
	expect(names(shownTogether([everybody, group('seven', ...upTo(7))]))).toEqual(['everybody', 'seven']);
});

test('so is one that would tell of a smaller one beside it', () => {
	const groups = [group('everybody', ...upTo(14)), group('one', ...upTo(6)), group('two', ...upTo(12, 7))];
	// The two left over are everybody without one and two.
	expect(names(shownTogether(groups))).toEqual(['everybody', 'one']);
});

test('teams that share people show no overlap of fewer', () => {
	expect(names(shownTogether([group('one', ...upTo(8)), group('two', ...upTo(15, 6))]))).toEqual(['one']);
});

test('nobody who adds and subtracts what is shown comes to fewer than five', () => {
	const people = fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { maxLength: 24 });
	fc.assert(
		fc.property(fc.array(people, { maxLength: 5 }), (teams) => {
			const everybody = group('everybody', ...teams.flat());
			const shown = shownTogether([everybody, ...teams.map((team, at) => group(`${at}`, ...team))]);
			// Whatever is said of groups is said of people by which of them they are in.
			for (const id of everybody.people) {
				const alike = [...everybody.people].filter((other) =>
					shown.every((one) => one.people.has(id) === one.people.has(other)),
				);
				if (shown.length > 0) expect(alike.length).toBeGreaterThanOrEqual(FEWEST);
			}
		}),
	);
});

test('no step is reached by one number alone, none and all share theirs, and more is never a lower step', () => {
	for (let of = FEWEST; of <= 240; of++) {
		const steps = Array.from({ length: of + 1 }, (_, done) => stepOf(done, of));
		const kinds = [...new Set(steps)];
		// Each begins where the one before it ends.
		expect(steps).toEqual(kinds.flatMap((kind) => steps.filter((one) => one === kind)));
		for (const kind of kinds)
			expect(steps.filter((one) => one === kind).length, `${kind} of ${of}`).toBeGreaterThan(1);
		expect(kinds.length).toBe(of < 20 ? 3 : 5);
	}
});

test.each([
	['2026-11-22T23:59Z', '2026-11-15'],
	['2026-11-23T00:00Z', '2026-11-22'],
	['2027-01-01T12:00Z', '2026-12-27'],
])('at %s it is shown as of %s, a Sunday', (at, day) => {
	expect(shownAsOf(Date.parse(at))).toBe(day);
});

test('a step lies where its middle is, and half of a group in the middle', () => {
	const placesOf = (of: number) =>
		[...new Set(Array.from({ length: of + 1 }, (_, done) => placeOfStep(stepOf(done, of))))].map((place) =>
			place.toFixed(2),
		);
	expect(placesOf(10)).toEqual(['0.17', '0.50', '0.83']);
	expect(placesOf(40)).toEqual(['0.10', '0.30', '0.50', '0.70', '0.90']);
});
