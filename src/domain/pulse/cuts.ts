import type { Cut } from './pulse.ts';

/** Somebody who is asked, with the teams that they are in themselves. */
export interface OnRoster {
	id: number;
	teams: readonly number[];
}

export interface TeamThere {
	id: number;
	name: string;
	parentId: number | null;
}

/** A team that is too small, or would tell of too few beside others: its people count in `into`. */
export interface RolledUp {
	name: string;
	people: number;
	into: string;
}

export interface Cutting {
	cuts: Cut[];
	/** The part of each person. */
	partOf: Map<number, number>;
	rolledUp: RolledUp[];
}

/** So many of a part are never said to have answered, so that nobody can tell whether all did. */
export const SPARE = 2;

export const EVERYBODY = 'all';
export const cutOfTeam = (id: number) => `team-${id}`;

/**
 * Everybody, and those of the teams (with the teams inside them) that can be told of beside each other: together they cut
 * all people into parts of `fewest` or more, and `SPARE` besides, so that no sum or difference of what is shown goes below.
 * The larger come first. Fewer people than that are one part, of which nothing is ever shown.
 */
export function cutsOf(
	roster: readonly OnRoster[],
	teams: readonly TeamThere[],
	fewest: number,
	everybody = 'Everybody',
): Cutting {
	const inside = peopleInside(roster, teams);
	const groups = teams
		.map((team) => ({ ...team, people: inside.get(team.id) ?? new Set<number>() }))
		.filter(({ people }) => people.size > 0)
		.sort((one, other) => other.people.size - one.people.size || one.id - other.id);
	let partOf = new Map(roster.map(({ id }) => [id, 0]));
	const chosen: typeof groups = [];
	for (const group of groups) {
		const finer = cutBy(partOf, group.people);
		if (smallest(finer) < fewest + SPARE) continue;
		partOf = finer;
		chosen.push(group);
	}
	const isCut = new Set(chosen.map(({ id }) => id));
	const around = new Map(teams.map((team) => [team.id, team]));
	const into = (team: TeamThere) => nearest(team, around, isCut);
	const parts = (people: Iterable<number>) =>
		[...new Set([...people].map((id) => partOf.get(id) ?? 0))].sort((one, other) => one - other);
	const all: Cut = { key: EVERYBODY, name: everybody, parts: parts(partOf.keys()), parent: null };
	return {
		cuts: [
			all,
			...chosen.map((team) => {
				const parent = into(team);
				return {
					key: cutOfTeam(team.id),
					name: team.name,
					parts: parts(team.people),
					parent: parent ? cutOfTeam(parent.id) : EVERYBODY,
				};
			}),
		],
		partOf,
		rolledUp: groups
			.filter(({ id }) => !isCut.has(id))
			.map((team) => ({
				name: team.name,
				people: team.people.size,
				into: into(team)?.name ?? everybody,
			})),
	};
}

/** Of each team, its people and those of the teams inside it. */
function peopleInside(roster: readonly OnRoster[], teams: readonly TeamThere[]): Map<number, Set<number>> {
	const parentOf = new Map(teams.map(({ id, parentId }) => [id, parentId]));
	const inside = new Map(teams.map(({ id }) => [id, new Set<number>()]));
	for (const { id, teams: theirs } of roster) {
		for (const own of theirs) {
			for (let at: number | null | undefined = own, deep = 0; at != null && deep < 50; deep++) {
				inside.get(at)?.add(id);
				at = parentOf.get(at);
			}
		}
	}
	return inside;
}

/** The parts as they are once this group can be told apart in each of them. */
function cutBy(partOf: ReadonlyMap<number, number>, people: ReadonlySet<number>): Map<number, number> {
	const numbers = new Map<string, number>();
	const finer = new Map<number, number>();
	for (const [id, part] of partOf) {
		const key = `${part} ${people.has(id)}`;
		if (!numbers.has(key)) numbers.set(key, numbers.size);
		finer.set(id, numbers.get(key) ?? 0);
	}
	return finer;
}

function smallest(partOf: ReadonlyMap<number, number>): number {
	const sizes = new Map<number, number>();
	for (const part of partOf.values()) sizes.set(part, (sizes.get(part) ?? 0) + 1);
	return Math.min(...sizes.values());
}

/** The closest team around it that is a cut. */
function nearest(
	team: TeamThere,
	teams: ReadonlyMap<number, TeamThere>,
	isCut: ReadonlySet<number>,
): TeamThere | null {
	let at = team.parentId === null ? undefined : teams.get(team.parentId);
	for (let deep = 0; at && deep < 50; deep++) {
		if (isCut.has(at.id)) return at;
		at = at.parentId === null ? undefined : teams.get(at.parentId);
	}
	return null;
}
