import { FEWEST } from '#lib/groups.ts';

/** A team with those who are in it themselves. */
export interface TeamOfPeople {
	id: number;
	slug: string;
	name: string;
	parentId: number | null;
	people: ReadonlySet<number>;
}

/** What is shown as one: a team, with those inside it that are too small for a row of their own. */
export interface Gathered {
	/** Null is everybody else: small teams that are in no larger one, and what belongs to no team. */
	team: { id: number; slug: string; name: string } | null;
	/** Whose entries are counted in it. */
	teamIds: readonly number[];
	people: number;
}

/**
 * Teams of five people or more, each with the smaller ones inside it: that a team of two is quiet would be said of two
 * people. Of a team whose people are nearly all in larger teams inside it, what is left is counted one further up.
 * @param own ids of the reader's own teams: they come first, all others by name
 */
export function gathered(teams: readonly TeamOfPeople[], own: ReadonlySet<number>): Gathered[] {
	const inside = Map.groupBy(teams, ({ parentId }) => parentId);
	const known = new Set(teams.map(({ id }) => id));
	const shown: Shown[] = [];
	const rest: Small = { teamIds: [], people: new Set() };
	const roots = teams.filter(({ parentId }) => parentId === null || !known.has(parentId));
	for (const root of roots) add(rest, gather(root, inside, shown));
	shown.sort(
		(one, other) =>
			Number(own.has(other.team.id)) - Number(own.has(one.team.id)) ||
			one.team.name.localeCompare(other.team.name, 'en'),
	);
	const rows = shown.map(({ team: { id, slug, name }, teamIds, people }) => ({
		...{ team: { id, slug, name }, teamIds, people },
	}));
	return [...rows, { team: null, teamIds: rest.teamIds, people: rest.people.size }];
}

/** The same inside one team: where what is left over would be fewer than five people, all of it is one row. */
export function gatheredWithin(
	team: { id: number; slug: string; name: string },
	teams: readonly TeamOfPeople[],
	own: ReadonlySet<number>,
): Gathered[] {
	const rows = gathered(teams, own);
	const rest = rows.at(-1);
	if (!rest || rest.teamIds.length === 0 || rest.people >= FEWEST) return rows;
	const people = new Set(teams.flatMap((one) => [...one.people])).size;
	return people < FEWEST ? [] : [{ team, teamIds: teams.map(({ id }) => id), people }];
}

interface Small {
	teamIds: number[];
	people: Set<number>;
}
interface Shown {
	team: TeamOfPeople;
	teamIds: number[];
	people: number;
}

function add(to: Small, { teamIds, people }: Small): void {
	to.teamIds.push(...teamIds);
	for (const id of people) to.people.add(id);
}

/** @returns what is too small to be shown here, with its people */
function gather(
	team: TeamOfPeople,
	inside: ReadonlyMap<number | null, readonly TeamOfPeople[]>,
	shown: Shown[],
): Small {
	const here: Small = { teamIds: [team.id], people: new Set(team.people) };
	for (const one of inside.get(team.id) ?? []) add(here, gather(one, inside, shown));
	const { teamIds, people } = here;
	if (people.size < FEWEST) return here;
	shown.push({ team, teamIds, people: people.size });
	return { teamIds: [], people: new Set() };
}
