import type { Person } from '#domain/accounts/person.ts';
import { narrowingBy } from '#domain/growth/opportunities/listing.server.ts';
import { readGraph } from '#domain/skills/graph.server.ts';
import { foldedSkill } from '#domain/skills/skill.ts';
import type { Database } from '#lib/db/open.server.ts';

/** More make a page slow, and a list that nobody reads. */
const MOST = 400;

/** Names of skills to choose from: what is asked for already, and what has a name here. Not what people say of themselves. */
export async function knownSkills(db: Database, who: Person): Promise<string[]> {
	const { skills: asked } = await narrowingBy(db, who);
	const { skills } = await readGraph(db);
	const named = new Map(
		[...asked, ...[...skills.values()].map(({ name }) => name)].map((name) => [foldedSkill(name), name]),
	);
	return [...named.values()].slice(0, MOST).sort((a, b) => a.localeCompare(b, 'en'));
}
