import { fits, type Fits, type Skills, type Wanted } from './matching.ts';

/** A project that still looks for people. */
export interface Looking {
	number: number;
	title: string;
	needs: readonly Wanted[];
	/** For how many it has room; null for all who come. */
	room: number | null;
}

export interface Candidate {
	id: number;
	name: string;
	skills: Skills;
}

export interface Proposal {
	number: number;
	need: string;
	person: { id: number; name: string };
	how: Fits;
}

export interface Draft {
	proposals: Proposal[];
	/** What nobody who is free brings, by project. */
	missing: { number: number; need: string; weight: Wanted['weight']; count: number }[];
}

interface Slot {
	project: Looking;
	need: Wanted;
	fitting: { person: Candidate; how: Fits }[];
}

/**
 * Proposes somebody for as many of the needs as there are people for: nobody twice, no project past its room. What it
 * cannot do without comes first, and of that what fewest bring. The same people and needs give the same draft.
 */
export function draftTeams(projects: readonly Looking[], people: readonly Candidate[]): Draft {
	const slots = projects.flatMap((project) => slotsOf(project, people));
	slots.sort(
		(a, b) =>
			Number(b.need.weight === 'must') - Number(a.need.weight === 'must') ||
			a.fitting.length - b.fitting.length ||
			a.project.number - b.project.number,
	);
	const taken = new Map<number, Slot>();
	const used = new Map<number, number>();
	for (const slot of slots) {
		const { number, room } = slot.project;
		const here = used.get(number) ?? 0;
		if (room !== null && here >= room) continue;
		if (seat(slot, taken, new Set())) used.set(number, here + 1);
	}
	return { proposals: proposalsOf(taken), missing: missingOf(projects, slots, taken) };
}

/** One for each person who is still looked for. */
function slotsOf(project: Looking, people: readonly Candidate[]): Slot[] {
	return project.needs.flatMap((need) => {
		const fitting = people.flatMap((person) => {
			const how = fits(need, person.skills);
			return how === null ? [] : [{ person, how }];
		});
		// Whoever brings it comes before whoever would learn it.
		fitting.sort(
			(a, b) => Number(b.how === 'brings') - Number(a.how === 'brings') || a.person.id - b.person.id,
		);
		return Array.from({ length: need.left }, () => ({ project, need, fitting }));
	});
}

/** Somebody who is free, or who is asked elsewhere where another one can be asked instead. */
function seat(slot: Slot, taken: Map<number, Slot>, asked: Set<number>): boolean {
	for (const { person } of slot.fitting) {
		if (asked.has(person.id)) continue;
		asked.add(person.id);
		const other = taken.get(person.id);
		if (other && !seat(other, taken, asked)) continue;
		taken.set(person.id, slot);
		return true;
	}
	return false;
}

function proposalsOf(taken: ReadonlyMap<number, Slot>): Proposal[] {
	const proposals = [...taken].flatMap(([id, { project, need, fitting }]) => {
		const found = fitting.find(({ person }) => person.id === id);
		if (!found) return [];
		const { name } = found.person;
		return [{ number: project.number, need: need.name, person: { id, name }, how: found.how }];
	});
	return proposals.sort((a, b) => a.number - b.number || a.person.id - b.person.id);
}

function missingOf(
	projects: readonly Looking[],
	slots: readonly Slot[],
	taken: ReadonlyMap<number, Slot>,
): Draft['missing'] {
	const seated = new Set(taken.values());
	return projects.flatMap(({ number, needs }) =>
		needs.flatMap(({ name: need, weight }) => {
			const open = slots.filter((slot) => slot.project.number === number && slot.need.name === need);
			const count = open.filter((slot) => !seated.has(slot)).length;
			return count === 0 ? [] : [{ number, need, weight, count }];
		}),
	);
}
