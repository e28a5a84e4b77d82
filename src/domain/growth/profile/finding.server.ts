import { and, isNull, ne } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import {
	MEETINGS,
	namesOf,
	near,
	nearness,
	nameOf,
	type Meeting,
	type SkillGraph,
} from '../../skills/graph.ts';
import { readGraph } from '../../skills/graph.server.ts';
import { skillsShown, type ShownSkill } from '../../skills/shown.server.ts';
import { foldedSkill, listsOf, type SkillList } from '../../skills/skill.ts';
import type { OpenTo } from './profile.ts';
import { sees } from './seeing.server.ts';
import { profilesShown, type ShownProfile } from './shown-profile.server.ts';

export interface Sought {
	/** A skill under any of its names; empty for any. */
	skill: string;
	list: SkillList | null;
	openTo: OpenTo | null;
}

export interface Found {
	id: number;
	name: string;
	shows: ShownProfile;
	/** How what they show meets what is looked for; null where no skill is. */
	meets: Meeting | null;
	/** `React, which is beside Svelte`: why they are here where it is not said by its own name. */
	why: string | null;
}

/** On a page. */
const MOST = 40;

/**
 * People by what they show of themselves: by a skill as they say it, under another of its names, or near it; and by what
 * they are open to. Within each they stand by their names: nobody is before anybody.
 */
export async function findPeople(
	db: Database,
	who: Person,
	sought: Sought,
	from = 0,
): Promise<{ people: Found[]; all: number }> {
	if (!mayBegin(who)) forbidden('Members of the workspace find each other here.');
	const everybody = await db.read
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest'), isNull(person.erasedAt)));
	everybody.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id - b.id);
	const ids = everybody.map(({ id }) => id);
	const meeting = sought.skill === '' ? null : await meetingOf(db, who, ids, sought);
	const among = meeting ? ids.filter((id) => meeting.has(id)) : ids;
	const shown = await profilesShown(db, who, among);
	const found = everybody.flatMap((one): Found[] => {
		const shows = shown.get(one.id);
		if (!shows || !isOpen(shows, sought.openTo)) return [];
		if (sought.list && !meeting && shows.lists[sought.list].length === 0) return [];
		const met = meeting?.get(one.id) ?? null;
		return [{ ...one, shows, meets: met?.meets ?? null, why: met?.why ?? null }];
	});
	const nearest = ({ meets }: Found) => (meets ? MEETINGS.indexOf(meets) : 0);
	found.sort((a, b) => nearest(a) - nearest(b));
	return { people: found.slice(from, from + MOST), all: found.length };
}

const isOpen = ({ openTo }: ShownProfile, to: OpenTo | null) =>
	to === null || openTo.some(({ what }) => what === to);

interface Met {
	meets: Meeting;
	why: string | null;
}

/** Of those whose skills meet it, the nearest way in which one does. */
async function meetingOf(
	db: Database,
	who: Person,
	ids: readonly number[],
	{ skill, list }: Sought,
): Promise<Map<number, Met>> {
	const graph = await readGraph(db);
	const wanted = foldedSkill(skill);
	const names = [wanted, ...namesOf(graph, wanted)];
	for (const { skill: other } of near(graph, wanted)) names.push(...namesOf(graph, other.folded));
	const shown = await skillsShown(db.read, await sees(db.read, who, ids), [...new Set(names)]);
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
