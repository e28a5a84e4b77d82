import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { counted } from '#lib/numbers.ts';
import type { Person } from '../../accounts/person.ts';
import { LEVEL_WORDS, listsOf } from '../../skills/skill.ts';
import { skillsOf } from '../../skills/skills.server.ts';
import { goal } from '../goals/tables.server.ts';
import type { OpenTo } from '../profile/profile.ts';
import { growthProfile, openTo } from '../profile/tables.server.ts';
import { PARTS, type Part, type Shown } from './application.ts';

/**
 * All that somebody says of themselves, in the parts that they can show along with an application: their own choice each
 * time, whoever else sees them or not. Parts in which nothing stands are left out.
 */
export async function showableOf(db: Reader, who: Person): Promise<Shown[]> {
	const [profile] = await db.select().from(growthProfile).where(eq(growthProfile.personId, who.id));
	const skills = await skillsOf(db, who.id);
	const open = await db.select().from(openTo).where(eq(openTo.personId, who.id)).orderBy(asc(openTo.what));
	const goals = await db
		.select({ what: goal.what })
		.from(goal)
		.where(and(eq(goal.personId, who.id), eq(goal.state, 'open')))
		.orderBy(asc(goal.position), asc(goal.id));
	const inList = (list: 'teach' | 'do' | 'learn') => skills.filter((one) => listsOf(one).includes(list));
	const lines: Record<Part, string[]> = {
		words: profile?.words ? [profile.words] : [],
		interests: profile?.interests ?? [],
		'open-to': open.map(({ what, most }) => openWords(what, most)),
		'can-teach': inList('teach').map(({ name }) => name),
		'can-do': inList('do').map(({ name, level }) => `${name}, ${LEVEL_WORDS[level]}`),
		wants: inList('learn').map(({ name }) => name),
		goals: goals.map(({ what }) => what),
	};
	return PARTS.map((part) => ({ part, lines: lines[part] })).filter((one) => one.lines.length > 0);
}

const OPEN_WORDS: Record<OpenTo, string> = {
	project: 'A part-time project',
	mentoring: 'Mentoring',
	'being-mentored': 'Being mentored',
	pairing: 'Pairing',
	shadowing: 'Shadowing somebody',
	'being-shadowed': 'Being shadowed',
};

function openWords(what: OpenTo, most: number | null): string {
	if (most === null) return OPEN_WORDS[what];
	if (what === 'project') return `${OPEN_WORDS[what]}, up to ${most} h a week`;
	return what === 'mentoring' ? `Mentoring ${counted(most, 'person', 'people')}` : OPEN_WORDS[what];
}
