import { and, asc, eq, isNull, lt, or } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { personSkill } from '../../skills/tables.server.ts';
import { goal, goalSkill } from '../goals/tables.server.ts';
import { growthProfile, openTo } from '../profile/tables.server.ts';
import type { LearningTime, Seeker } from './sides.ts';
import { USUAL, type Weights } from './weights.ts';

/** What somebody declared of themselves, for matches of their own. There is no way to ask for anybody else. */
export async function seekerOf(
	db: Reader,
	who: Person,
	learningTime: LearningTime | null = null,
): Promise<Seeker> {
	const { name, folded, level, wants } = personSkill;
	const skills = await db
		.select({ name, folded, level, wants })
		.from(personSkill)
		.where(eq(personSkill.personId, who.id))
		.orderBy(asc(folded));
	const [profile] = await db
		.select({ interests: growthProfile.interests })
		.from(growthProfile)
		.where(eq(growthProfile.personId, who.id));
	return {
		id: who.id,
		skills,
		goals: await goalsOf(db, who),
		interests: profile?.interests ?? [],
		hours: await hoursOf(db, who),
		learningTime,
	};
}

async function goalsOf(db: Reader, who: Person): Promise<Seeker['goals']> {
	const rows = await db
		.select({ id: goal.id, what: goal.what, name: goalSkill.name, folded: goalSkill.folded })
		.from(goal)
		.innerJoin(goalSkill, eq(goalSkill.goalId, goal.id))
		.where(and(eq(goal.personId, who.id), eq(goal.state, 'open')))
		.orderBy(asc(goal.position), asc(goal.id), asc(goalSkill.folded));
	const grouped = Map.groupBy(rows, ({ id }) => id);
	return [...grouped].map(([id, all]) => ({
		id,
		what: all[0]?.what ?? '',
		skills: all.map(({ name, folded }) => ({ name, folded })),
	}));
}

/** Of a project that they are open to, unless they rest from it today. */
async function hoursOf(db: Reader, who: Person): Promise<number | null> {
	const [row] = await db
		.select({ most: openTo.most })
		.from(openTo)
		.where(and(eq(openTo.personId, who.id), eq(openTo.what, 'project'), restsNot(who)));
	return row?.most ?? null;
}

const restsNot = ({ zone }: Person) =>
	or(isNull(openTo.restsUntil), lt(openTo.restsUntil, isoDay(now(), zone)));

export interface Choices {
	weights: Weights;
	/** False where they want openings in the order of their days. */
	ranks: boolean;
}

export async function choicesOf(db: Reader, who: Person): Promise<Choices> {
	const { weights, ranks } = growthProfile;
	const [row] = await db
		.select({ weights, ranks })
		.from(growthProfile)
		.where(eq(growthProfile.personId, who.id));
	return { weights: { ...USUAL, ...row?.weights }, ranks: row?.ranks ?? true };
}
