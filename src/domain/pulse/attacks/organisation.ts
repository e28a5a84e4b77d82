import { cutsOf, type OnRoster, type TeamThere } from '../cuts.ts';
import type { Item, Released, Scale } from '../pulse.ts';
import type { Answers, Rules } from '../release.ts';
import type { SeenRound } from './attack.ts';
import { chance, type Chance } from './chance.ts';

/** What becomes of the answers of a round; tests hand in one that lacks something. */
export type Releasing = (rules: Rules, answers: readonly Answers[]) => Released[];

/** An organisation that never was, and its rounds: teams in teams, people in several or none, some of whom come and go. */
export interface Organisation {
	seed: number;
	rounds: SeenRound[];
	/** Everybody answers in each round as before. */
	steady: boolean;
}

interface Someone extends OnRoster {
	answers: boolean;
	/** By item; null is passed over. */
	above: (number | null)[];
}

const MOST_TEAMS = 7;
const MOST_IN_TEAM = 40;

/** The same for the same number. */
export function organisation(seed: number, release: Releasing): Organisation {
	const by = chance(seed);
	const scale: Scale = by.oneOf([5, 5, 7]);
	const fewest = by.oneOf([5, 5, 5, 6, 8]);
	const items = Array.from({ length: by.between(1, 2) }, (_, at): Item => itemOf(at, by));
	const teams = teamsOf(by);
	const steady = by.often(0.7);
	const agreeing = new Map(teams.map(({ id }) => [id, by.often(0.3) ? by.between(0, scale - 1) : null]));
	const joining = newcomers(by, { scale, items: items.length, teams, agreeing });
	let people = teams.flatMap((team) => joining(by.between(1, by.oneOf([8, 20, MOST_IN_TEAM])), team));
	const rounds: SeenRound[] = [];
	for (let id = 1, many = by.between(2, 4); id <= many; id++) {
		rounds.push(roundOf(id, { items, scale, fewest }, { people, teams }, release));
		people = movedOn(people, { by, teams, joining });
		if (!steady) people = people.map((one) => ({ ...one, ...answering(by, scale, items.length, 0.8) }));
	}
	return { seed, rounds, steady };
}

function itemOf(at: number, by: Chance): Item {
	return { id: `item-${at + 1}.1`, text: `Sentence ${at + 1}`, reversed: by.often(0.4) };
}

function teamsOf(by: Chance): TeamThere[] {
	const teams: TeamThere[] = [];
	for (let id = 1, many = by.between(1, MOST_TEAMS); id <= many; id++) {
		const parentId = teams.length > 0 && by.often(0.45) ? by.oneOf(teams).id : null;
		teams.push({ id, name: `Team ${id}`, parentId });
	}
	return teams;
}

interface Company {
	scale: Scale;
	items: number;
	teams: readonly TeamThere[];
	/** What everybody in a team says to everything, where they agree. */
	agreeing: ReadonlyMap<number, number | null>;
}

function newcomers(by: Chance, { scale, items, teams, agreeing }: Company) {
	let id = 0;
	const response = by.oneOf([1, 1, 0.9, 0.7, 0.4]);
	return (many: number, team: TeamThere): Someone[] =>
		Array.from({ length: many }, () => {
			id += 1;
			const other = by.often(0.15) ? [by.oneOf(teams).id] : [];
			const said = agreeing.get(team.id) ?? null;
			const own = answering(by, scale, items, response);
			const above = said === null || by.often(0.02) ? own.above : own.above.map(() => said);
			return { id, teams: by.often(0.03) ? [] : [...new Set([team.id, ...other])], ...own, above };
		});
}

function answering(by: Chance, scale: Scale, items: number, response: number) {
	const skips = by.oneOf([0, 0, 0.1]);
	const above = Array.from({ length: items }, () => (by.often(skips) ? null : by.between(0, scale - 1)));
	return { answers: by.often(response), above };
}

/** One or a few leave, come or change teams, as between two rounds of a small company. */
function movedOn(
	people: readonly Someone[],
	{ by, teams, joining }: { by: Chance; teams: readonly TeamThere[]; joining: ReturnType<typeof newcomers> },
): Someone[] {
	const left = [...people];
	for (let many = by.oneOf([0, 1, 1, 1, 2, 4]); many > 0 && left.length > 1; many--) {
		left.splice(by.between(0, left.length - 1), 1);
	}
	for (let many = by.oneOf([0, 0, 1, 1, 2]); many > 0; many--) left.push(...joining(1, by.oneOf(teams)));
	const mover = by.often(0.3) ? by.between(0, left.length - 1) : -1;
	return left.map((one, at) => (at === mover ? { ...one, teams: [by.oneOf(teams).id] } : one));
}

function roundOf(
	id: number,
	{ items, scale, fewest }: { items: Item[]; scale: Scale; fewest: number },
	{ people, teams }: { people: readonly Someone[]; teams: readonly TeamThere[] },
	release: Releasing,
): SeenRound {
	const { cuts, partOf } = cutsOf(people, teams, fewest);
	const told = new Map(items.map((item): [string, Set<number>] => [item.id, new Set()]));
	const answers = people
		.filter(({ answers }) => answers)
		.map((one): Answers => {
			const given = items.flatMap((item, at) => {
				const above = one.above[at] ?? null;
				if (above === null) return [];
				told.get(item.id)?.add(one.id);
				return [[item.id, item.reversed ? scale - above : above + 1] as const];
			});
			return { part: partOf.get(one.id) ?? 0, given: Object.fromEntries(given) };
		});
	const rows = release({ items, scale, cuts, fewest, asked: peopleByPart(partOf) }, answers);
	return { id, scale, fewest, items: items.map((item) => item.id), cuts, asked: partOf, rows, told };
}

function peopleByPart(partOf: ReadonlyMap<number, number>): Map<number, number> {
	const people = new Map<number, number>();
	for (const part of partOf.values()) people.set(part, (people.get(part) ?? 0) + 1);
	return people;
}
