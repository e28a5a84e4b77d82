import { and, isNull, ne } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { canonical, type SkillGraph } from './graph.ts';
import { readGraph } from './graph.server.ts';
import { skillsShown } from './shown.server.ts';
import { foldedSkill, type SkillOrigin } from './skill.ts';
import { personSkill, skill } from './tables.server.ts';

export interface KnownSkill {
	name: string;
	aliases: string[];
	parent: string | null;
	related: string[];
}

/** Skills by a part of any of their names, in the order of their names; all of them where nothing is asked. */
export async function knownSkills(db: Database, asked = ''): Promise<KnownSkill[]> {
	const graph = await readGraph(db);
	const wanted = foldedSkill(asked);
	const others = Map.groupBy(graph.otherNames, ([, to]) => to);
	return [...graph.skills.values()]
		.map((one) => ({ ...one, aliases: (others.get(one.folded) ?? []).map(([name]) => name).sort() }))
		.filter(({ folded, aliases }) => [folded, ...aliases].some((name) => name.includes(wanted)))
		.sort((a, b) => a.folded.localeCompare(b.folded, 'en'))
		.map(({ name, aliases, parent, related }) => ({
			...{ name, aliases },
			parent: parent === null ? null : nameIn(graph, parent),
			related: related.map((one) => nameIn(graph, one)).sort(),
		}));
}

const nameIn = (graph: SkillGraph, folded: string) => graph.skills.get(folded)?.name ?? folded;

/** Every name that one could mean, for whoever types. */
export async function namesToType(db: Database): Promise<string[]> {
	return (await knownSkills(db)).map(({ name }) => name);
}

export interface UnknownSkill {
	folded: string;
	name: string;
	/** How many show that they have it, or want it. */
	people: number;
}

/**
 * What people typed that has no name here yet, most typed first. It is made of what they show to everybody, and of
 * nothing else: what somebody keeps to themselves is not a curator's to read, however many keep it. So the count says no
 * more than the page of people does, and one is as good as five.
 */
export async function unknownSkills(db: Database, who: Person): Promise<UnknownSkill[]> {
	if (!mayCurate(who)) forbidden('Curators look after skills.');
	const graph = await readGraph(db);
	const typed = await db.read.selectDistinct({ folded: personSkill.folded }).from(personSkill);
	const unknown = typed
		.map(({ folded }) => folded)
		.filter((folded) => !graph.skills.has(canonical(graph, folded)));
	const here = await db.read
		.select({ id: person.id })
		.from(person)
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest')));
	const shown = await skillsShown(db.read, new Map(here.map(({ id }) => [id, 'workspace'])), unknown);
	const said = Map.groupBy([...shown.values()].flat(), ({ folded }) => folded);
	return [...said]
		.map(([folded, all]) => ({ folded, name: all[0]?.name ?? folded, people: all.length }))
		.sort((a, b) => b.people - a.people || a.folded.localeCompare(b.folded, 'en'));
}

export interface TendedSkill {
	id: number;
	name: string;
	origin: SkillOrigin;
	/** What it became part of. */
	into: string | null;
}

/** All rows for those who look after them, by a part of their name. */
export async function skillsToTend(db: Database, who: Person, asked: string): Promise<TendedSkill[]> {
	if (!mayCurate(who)) forbidden('Curators look after skills.');
	const graph = await readGraph(db);
	const wanted = foldedSkill(asked);
	const rows = await db.read.select().from(skill);
	const aliases = Map.groupBy(graph.otherNames, ([, to]) => to);
	return rows
		.filter(({ folded }) =>
			[folded, ...(aliases.get(folded) ?? []).map(([name]) => name)].some((name) => name.includes(wanted)),
		)
		.map(({ id, name, origin, folded, mergedInto }) => ({
			...{ id, name, origin },
			into: mergedInto === null ? null : nameIn(graph, canonical(graph, folded)),
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
