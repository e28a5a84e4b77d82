import { and, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { SKILL_LISTS, type SkillList } from '../../skills/skill.ts';
import { personSkill, skillsSeen } from '../../skills/tables.server.ts';
import { PROFILE_SEEN, type OpenTo } from './profile.ts';
import { learnersOf, reads } from './seeing.server.ts';
import { growthProfile, openTo } from './tables.server.ts';

interface Asked {
	/** On one of their lists; null for anything that they show. */
	list: SkillList | null;
	openTo: OpenTo | null;
	/** Of these people; left out for everybody. */
	among?: readonly number[];
}

const byName = new Intl.Collator('en');

/**
 * Who shows something to whoever looks, in the order of their names. It says of each what `profilesShown` would, and
 * reads nothing of what they show: that is for those of one page.
 */
export async function whoShows(
	db: Reader,
	who: Person,
	{ list, openTo: open, among }: Asked,
): Promise<{ id: number; name: string }[]> {
	const learners = await learnersOf(db, who.id);
	const seen = (column: SQLiteColumn, otherwise: string) =>
		reads(who, learners, sql`coalesce(${column}, ${otherwise})`);
	const on = (one: SkillList) => and(hasOn(one), seen(skillsSeen[COLUMN[one]], PROFILE_SEEN[COLUMN[one]]));
	const isOpen = and(opensTo(open, isoDay(now(), who.zone)), seen(growthProfile.seenOpenTo, 'workspace'));
	const anything = or(
		...SKILL_LISTS.map(on),
		isOpen,
		and(sql`${growthProfile.words} <> ''`, seen(growthProfile.seenWords, 'workspace')),
		and(
			sql`json_array_length(${growthProfile.interests}) > 0`,
			seen(growthProfile.seenInterests, 'workspace'),
		),
	);
	const rows = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.leftJoin(growthProfile, sql`${growthProfile.personId} = ${person.id}`)
		.leftJoin(skillsSeen, sql`${skillsSeen.personId} = ${person.id}`)
		.where(
			and(
				...[isNull(person.deactivatedAt), isNull(person.erasedAt), ne(person.role, 'guest')],
				among && inArray(person.id, [...among]),
				list === null ? anything : on(list),
				open === null ? undefined : isOpen,
			),
		);
	return rows.sort((a, b) => byName.compare(a.name, b.name) || a.id - b.id);
}

const COLUMN = { teach: 'seenTeach', do: 'seenDo', learn: 'seenLearn' } as const;

/** What makes a skill stand on a list, as `listsOf` says of one. */
const ON_LIST: Record<SkillList, SQL> = {
	teach: sql`${personSkill.level} = 'teaches'`,
	do: sql`${personSkill.level} IN ('practising', 'confident')`,
	learn: sql`${personSkill.wants}`,
};

const hasOn = (list: SkillList): SQL =>
	sql`EXISTS (SELECT 1 FROM ${personSkill} WHERE ${personSkill.personId} = ${person.id} AND ${ON_LIST[list]})`;

/** To that, or to anything; what they rest from they are not open to now. */
const opensTo = (what: OpenTo | null, today: string): SQL =>
	sql`EXISTS (SELECT 1 FROM ${openTo} WHERE ${openTo.personId} = ${person.id}
		AND (${openTo.restsUntil} IS NULL OR ${openTo.restsUntil} < ${today})
		${what === null ? sql`` : sql`AND ${openTo.what} = ${what}`})`;
