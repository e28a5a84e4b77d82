import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftTeams, type Candidate, type Looking } from './drafting.ts';
import { listed } from '#lib/numbers.ts';
import { fits, matchOf, type Wanted } from './matching.ts';

const wanted = (name: string, more: Partial<Wanted> = {}): Wanted => ({
	name,
	folded: name.toLowerCase(),
	weight: 'nice',
	teaches: false,
	left: 1,
	...more,
});
const knows = (id: number, has: string[], learns: string[] = []): Candidate => ({
	id,
	name: `Person ${id}`,
	skills: { has: new Set(has), learns: new Set(learns) },
});
const looking = (number: number, needs: Wanted[], room: number | null = null): Looking => ({
	number,
	title: `Project ${number}`,
	needs,
	room,
});

it('says why a project could be for somebody, and nothing where it could not', () => {
	const needs = [
		wanted('Svelte', { weight: 'must' }),
		wanted('Copywriting'),
		wanted('Tracing', { teaches: true }),
		wanted('Filming', { left: 0 }),
	];
	const { skills } = knows(1, ['svelte', 'copywriting', 'filming'], ['tracing']);
	expect(matchOf(needs, skills)?.why).toBe(
		'You know Svelte, which it cannot do without. You know Copywriting, which would help it. You want to learn Tracing, and its people teach it.',
	);
	expect(matchOf(needs, knows(1, ['filming']).skills)).toBeNull();
	expect(matchOf([wanted('Tracing')], skills)).toBeNull();
	expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
});

it('asks somebody else where that lets both projects have one', () => {
	const projects = [looking(1, [wanted('Svelte')]), looking(2, [wanted('Svelte'), wanted('Writing')])];
	const people = [knows(1, ['svelte', 'writing']), knows(2, ['svelte'])];
	const { proposals, missing } = draftTeams(projects, people);
	expect(proposals).toHaveLength(2);
	expect(missing).toHaveLength(1);
	const one = draftTeams([looking(1, [wanted('Svelte')]), looking(2, [wanted('Writing')])], people);
	expect(one.missing).toEqual([]);
});

it('names the skill that nobody brings', () => {
	const { proposals, missing } = draftTeams(
		[looking(7, [wanted('Game design', { weight: 'must', left: 2 })])],
		[knows(1, ['svelte'])],
	);
	expect(proposals).toEqual([]);
	expect(missing).toEqual([{ number: 7, need: 'Game design', weight: 'must', count: 2 }]);
});

it('asks nobody twice, nobody without a reason, nowhere past its room, and as many as it can', () => {
	const SKILLS = ['a', 'b', 'c', 'd'];
	const some = fc.subarray(SKILLS);
	const need = fc.record({
		name: fc.constantFrom(...SKILLS),
		weight: fc.constantFrom('must' as const, 'nice' as const),
		teaches: fc.boolean(),
		left: fc.integer({ min: 0, max: 2 }),
	});
	const project = fc.record({
		needs: fc.uniqueArray(need, { selector: ({ name }) => name, maxLength: 3 }),
		room: fc.option(fc.integer({ min: 0, max: 3 })),
	});
	const person = fc.record({ has: some, learns: some });
	fc.assert(
		fc.property(
			fc.array(project, { maxLength: 4 }),
			fc.array(person, { maxLength: 5 }),
			(someProjects, somePeople) => {
				const projects = someProjects.map(({ needs, room }, index) =>
					looking(
						index + 1,
						needs.map((one) => wanted(one.name, one)),
						room,
					),
				);
				const people = somePeople.map(({ has, learns }, index) => knows(index + 1, has, learns));
				const draft = draftTeams(projects, people);
				expect(draftTeams(projects, people)).toEqual(draft);
				const asked = draft.proposals.map(({ person: { id } }) => id);
				expect(new Set(asked).size).toBe(asked.length);
				for (const { number, needs, room } of projects) {
					const here = draft.proposals.filter((one) => one.number === number);
					if (room !== null) expect(here.length).toBeLessThanOrEqual(room);
					for (const one of needs) {
						const seats = here.filter(({ need: name }) => name === one.name);
						expect(seats.length).toBeLessThanOrEqual(one.left);
						for (const {
							person: { id },
							how,
						} of seats) {
							const skills = people[id - 1]?.skills;
							expect(skills && fits(one, skills)).toBe(how);
						}
					}
				}
				if (projects.every(({ room }) => room === null)) {
					expect(asked.length).toBe(mostSeats(projects, people));
				}
			},
		),
	);
});

/** By trying everything: slow, and right. */
function mostSeats(projects: readonly Looking[], people: readonly Candidate[]): number {
	const needs = projects.flatMap((project) => project.needs);
	const most = (index: number, left: readonly number[]): number => {
		const person = people[index];
		if (!person) return 0;
		const without = most(index + 1, left);
		const withs = needs.map((need, k) =>
			(left[k] ?? 0) > 0 && fits(need, person.skills) !== null
				? 1 +
					most(
						index + 1,
						left.map((count, j) => (j === k ? count - 1 : count)),
					)
				: 0,
		);
		return Math.max(without, ...withs);
	};
	return most(
		0,
		needs.map(({ left }) => left),
	);
}
