import { and, asc, count, eq, isNotNull, isNull, min, ne } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import type { Visibility } from '../../entries/entry.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { namesOf, type SkillGraph } from '../../skills/graph.ts';
import { readGraph } from '../../skills/graph.server.ts';
import type { Nearness } from '../../skills/seen-by.ts';
import { skillsShown, type ShownSkill } from '../../skills/shown.server.ts';
import { canDo } from '../../skills/skill.ts';
import { projectEnding } from '../endings/tables.server.ts';
import { needsLeft, type Ending, type ProjectState } from '../project.ts';
import { project, projectMember, projectNeed } from '../tables.server.ts';
import { matchOf, type Skills, type Wanted } from './matching.ts';

export interface OpenNeed extends Wanted {
	/** Whoever looks brings it. */
	mine: boolean;
}

/** A project as the page of its season shows it. */
export interface SeasonProject {
	id: number;
	number: number;
	title: string;
	visibility: Visibility;
	pitch: string;
	state: ProjectState;
	ending: Ending | null;
	people: { id: number; name: string }[];
	/** What is still looked for. */
	needs: OpenNeed[];
	/** For how many it has room yet; null for all who come. */
	room: number | null;
	asksFirst: boolean;
	/** Whoever looks is on it. */
	joined: boolean;
	/** Why it could be for whoever looks. */
	why: string | null;
	weight: number;
}

/** Every project and idea of a season that somebody may see, the newest idea last. It takes a few statements for any number. */
export async function projectsOf(db: Database, who: Person, seasonId: number): Promise<SeasonProject[]> {
	const rows = await db.read
		.select({
			id: entry.id,
			number: entry.number,
			title: entry.title,
			visibility: entry.visibility,
			pitch: project.pitch,
			state: project.state,
			ending: projectEnding.how,
			capacity: project.capacity,
			asksFirst: project.asksFirst,
		})
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.leftJoin(projectEnding, eq(projectEnding.entryId, entry.id))
		.where(and(eq(project.seasonId, seasonId), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(asc(entry.publishedAt), asc(entry.id));
	const [people, needs, skills] = await Promise.all([
		peopleOn(db.read, seasonId),
		needsOf(db.read, seasonId),
		skillsOf(db, who.id),
	]);
	return rows.map(({ capacity, ...row }) => {
		const on = people.get(row.id) ?? [];
		const open = openNeeds(needs.get(row.id) ?? [], on);
		const isOn = on.some(({ id }) => id === who.id);
		const isOver = row.state === 'ended' || row.state === 'shown';
		const room = capacity === null ? null : Math.max(0, capacity - on.length);
		const match = isOn || isOver || room === 0 ? null : matchOf(open, skills);
		return {
			...row,
			people: on.map(({ id, name }) => ({ id, name })),
			needs: open.map((need) => ({ ...need, mine: skills.has.has(need.folded) })),
			room,
			joined: isOn,
			why: match?.why ?? null,
			weight: match?.weight ?? 0,
		};
	});
}

interface On {
	entryId: number;
	id: number;
	name: string;
	need: string;
}

/** Who is on the projects of a season now, the first who came first. */
export async function peopleOn(db: Reader, seasonId: number): Promise<Map<number, On[]>> {
	const rows = await db
		.select({
			entryId: projectMember.entryId,
			id: person.id,
			name: person.name,
			need: projectMember.need,
		})
		.from(projectMember)
		.innerJoin(project, eq(project.entryId, projectMember.entryId))
		.innerJoin(person, eq(person.id, projectMember.personId))
		.where(and(eq(project.seasonId, seasonId), isNull(projectMember.leftAt)))
		.orderBy(asc(projectMember.joinedAt), asc(projectMember.id));
	return Map.groupBy(rows, ({ entryId }) => entryId);
}

type StoredNeed = Pick<typeof projectNeed.$inferSelect, 'name' | 'folded' | 'weight' | 'teaches' | 'count'>;

export async function needsOf(db: Reader, seasonId: number): Promise<Map<number, StoredNeed[]>> {
	const { entryId, name, folded, weight, teaches, count } = projectNeed;
	const rows = await db
		.select({ entryId, name, folded, weight, teaches, count })
		.from(projectNeed)
		.innerJoin(project, eq(project.entryId, projectNeed.entryId))
		.where(eq(project.seasonId, seasonId))
		.orderBy(asc(projectNeed.entryId), asc(projectNeed.position));
	return Map.groupBy(rows, (row) => row.entryId);
}

/** Those that nobody came for yet, or not enough. */
export function openNeeds(needs: readonly StoredNeed[], on: readonly Pick<On, 'need'>[]): Wanted[] {
	const left = needsLeft(
		needs,
		on.map(({ need }) => need),
	);
	return needs.flatMap((need, index) => {
		const still = left[index]?.left ?? 0;
		return still > 0 ? [{ ...need, left: still }] : [];
	});
}

/** Of whoever looks, all that they say. */
async function skillsOf(db: Database, personId: number): Promise<Skills> {
	const said = await skillsBy(db, new Map([[personId, 'self']]));
	return said.get(personId) ?? { has: new Set(), learns: new Set() };
}

/**
 * Of those who show anything of it. Several hosts read a draft, so it is made of what everybody here may see, and of
 * nothing that is shown to somebody's mentors alone.
 */
export async function skillsAmong(db: Database, personIds: readonly number[]): Promise<Map<number, Skills>> {
	return skillsBy(db, new Map(personIds.map((id) => [id, 'workspace'])));
}

async function skillsBy(db: Database, near: ReadonlyMap<number, Nearness>): Promise<Map<number, Skills>> {
	const graph = await readGraph(db);
	const shown = await skillsShown(db.read, near);
	return new Map(
		[...shown].map(([id, skills]) => [
			id,
			{
				has: names(
					graph,
					skills.filter(({ level }) => level !== null && canDo(level)),
				),
				learns: names(
					graph,
					skills.filter(({ wants }) => wants),
				),
			},
		]),
	);
}

/** With all that each is called, so that what is looked for is met under any of its names. */
const names = (graph: SkillGraph, skills: readonly ShownSkill[]) =>
	new Set(skills.flatMap(({ folded }) => [folded, ...namesOf(graph, folded)]));

/** Who has joined something that whoever looks may see, and how many could. */
export async function joined(
	db: Database,
	who: Person,
	seasonId: number,
): Promise<{ some: { name: string }[]; joined: number; all: number }> {
	const isHere = and(isNull(person.deactivatedAt), ne(person.role, 'guest'));
	const on = await db.read
		.select({ name: person.name })
		.from(projectMember)
		.innerJoin(project, eq(project.entryId, projectMember.entryId))
		.innerJoin(entry, eq(entry.id, projectMember.entryId))
		.innerJoin(person, eq(person.id, projectMember.personId))
		.where(and(eq(project.seasonId, seasonId), isNull(projectMember.leftAt), isHere, visibleTo(who)))
		.groupBy(person.id)
		.orderBy(asc(min(projectMember.joinedAt)), asc(person.id));
	const [here] = await db.read.select({ all: count() }).from(person).where(isHere);
	return { some: on, joined: on.length, all: here?.all ?? 0 };
}

/** The four parts of the page, each in its order. */
export function inParts(projects: readonly SeasonProject[]) {
	const under = projects.filter(({ state }) => state === 'forming' || state === 'building');
	const looks = ({ state, needs, room }: SeasonProject) =>
		room !== 0 && (state === 'forming' || needs.length > 0);
	return {
		looking: under.filter(looks),
		ready: under.filter((one) => !looks(one)),
		shown: projects.filter(({ state }) => state === 'shown'),
		ended: projects.filter(({ state }) => state === 'ended'),
		ideas: projects.filter(({ state }) => state === 'idea'),
	};
}

export interface SeasonPerson {
	id: number;
	name: string;
	projects: { number: number; title: string }[];
}

/** Whoever is on something, by their names. Nobody is listed for being on nothing. */
export function byPerson(projects: readonly SeasonProject[]): SeasonPerson[] {
	const people = new Map<number, SeasonPerson>();
	for (const { number, title, people: on } of projects) {
		for (const { id, name } of on) {
			const one = people.get(id) ?? { id, name, projects: [] };
			one.projects.push({ number, title });
			people.set(id, one);
		}
	}
	return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
