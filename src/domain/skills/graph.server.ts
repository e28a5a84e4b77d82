import { asc } from 'drizzle-orm';
import { dataVersion } from '#lib/db/data-version.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import type { GraphSkill, SkillGraph } from './graph.ts';
import { skill, skillAlias, skillRelated } from './tables.server.ts';

const known = new WeakMap<Database, { version: number; graph: SkillGraph }>();

/** All skills that have a name here. It is read again after somebody wrote, and not before. */
export async function readGraph(db: Database): Promise<SkillGraph> {
	const version = await dataVersion(db);
	const last = known.get(db);
	if (last?.version === version) return last.graph;
	const graph = await graphIn(db.read);
	known.set(db, { version, graph });
	return graph;
}

/** As it stands at that moment, for whoever is about to change it. */
export async function graphIn(db: Reader): Promise<SkillGraph> {
	const rows = await db.select().from(skill).orderBy(asc(skill.id));
	const aliases = await db.select().from(skillAlias).orderBy(asc(skillAlias.folded));
	const pairs = await db.select().from(skillRelated);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const last = (id: number | null) => becomes(byId, id);

	const related = new Map<number, Set<string>>();
	const relate = (from: number, to: string) => related.set(from, (related.get(from) ?? new Set()).add(to));
	for (const { skillId, relatedId } of pairs) {
		const [one, other] = [last(skillId), last(relatedId)];
		if (!one || !other || one.id === other.id) continue;
		relate(one.id, other.folded);
		relate(other.id, one.folded);
	}

	const skills = new Map<string, GraphSkill>();
	const otherNames = new Map<string, string>();
	for (const row of rows) {
		const stands = last(row.id);
		if (stands && stands.id !== row.id) otherNames.set(row.folded, stands.folded);
		if (stands?.id !== row.id) continue;
		const parent = last(row.parentId)?.folded ?? null;
		skills.set(row.folded, {
			folded: row.folded,
			name: row.name,
			parent: parent === row.folded ? null : parent,
			related: [...(related.get(row.id) ?? [])],
		});
	}
	for (const { folded, skillId } of aliases) {
		const stands = last(skillId);
		if (stands && !skills.has(folded)) otherNames.set(folded, stands.folded);
	}
	return { skills, otherNames };
}

interface Kept {
	id: number;
	folded: string;
	mergedInto: number | null;
}

/** What a skill has become part of, after any number of steps. */
function becomes<Row extends Kept>(byId: ReadonlyMap<number, Row>, id: number | null): Row | undefined {
	let row = id === null ? undefined : byId.get(id);
	const passed = new Set<number>();
	while (row && row.mergedInto !== null && !passed.has(row.id)) {
		passed.add(row.id);
		row = byId.get(row.mergedInto);
	}
	return row;
}
