import { inArray } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import {
	MEETINGS,
	nameOf,
	namesOf,
	near,
	nearness,
	type Meeting,
	type SkillGraph,
} from '../../skills/graph.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { skillsShown, type ShownSkill } from '../../skills/shown.server.ts';
import { foldedSkill, listsOf, type SkillList } from '../../skills/skill.ts';
import { personSkill } from '../../skills/tables.server.ts';
import { sees } from './seeing.server.ts';

/** How somebody's skills meet what is looked for, and in what words. */
export interface Met {
	meets: Meeting;
	why: string | null;
}

/** Of those whose skills meet it, the nearest way in which one does. */
export async function meetingOf(
	db: Database,
	who: Person,
	{ skill, list }: { skill: string; list: SkillList | null },
): Promise<Map<number, Met>> {
	const graph = await readGraph(db);
	const wanted = foldedSkill(skill);
	const names = [wanted, ...namesOf(graph, wanted)];
	for (const { skill: other } of near(graph, wanted)) names.push(...namesOf(graph, other.folded));
	const only = [...new Set(names)];
	const having = await db.read
		.selectDistinct({ id: personSkill.personId })
		.from(personSkill)
		.where(inArray(personSkill.folded, only));
	const nearTo = await sees(
		db.read,
		who,
		having.map(({ id }) => id),
	);
	const shown = await skillsShown(db.read, nearTo, only);
	return new Map(
		[...shown].flatMap(([id, skills]) => {
			const met = skills
				.filter((one) => list === null || isOn(one, list))
				.flatMap((one): Met[] => {
					const meets = nearness(graph, wanted, one.folded);
					return meets ? [{ meets, why: whyOf(graph, meets, one, wanted, skill) }] : [];
				})
				.sort((a, b) => MEETINGS.indexOf(a.meets) - MEETINGS.indexOf(b.meets));
			return met[0] ? [[id, met[0]] as const] : [];
		}),
	);
}

const isOn = ({ level, wants }: ShownSkill, list: SkillList) =>
	listsOf({ level: level ?? 'curious', wants }).includes(list);

function whyOf(
	graph: SkillGraph,
	meets: Meeting,
	{ name, folded }: ShownSkill,
	wanted: string,
	typed: string,
): string | null {
	const asked = nameOf(graph, wanted, typed);
	if (meets === 'exact') return null;
	if (meets === 'alias') return `calls it ${name}`;
	if (meets === 'sibling') return `${nameOf(graph, folded, name)}, which is close to ${asked}`;
	return `${nameOf(graph, folded, name)}, which ${asked} goes with`;
}
