import { asc, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { membership, team } from '../../accounts/tables.server.ts';
import { SKILL_LEVELS } from '../../skills/skill.ts';
import { personSkill } from '../../skills/tables.server.ts';
import { goalsOf } from '../goals/reading.server.ts';
import { rests } from '../profile/profile.ts';
import { ownProfile } from '../profile/profile.server.ts';

export type Own = Awaited<ReturnType<typeof ownBeside>>;

/** What somebody said of themselves, for beside their matches: the furthest skills first. It is shown to them alone. */
export async function ownBeside(db: Database, who: Person) {
	const { name, folded, level, wants } = personSkill;
	const skills = await db.read
		.select({ name, folded, level, wants })
		.from(personSkill)
		.where(eq(personSkill.personId, who.id))
		.orderBy(asc(folded));
	const { words, openTo, seen, unchosen } = await ownProfile(db, who);
	const today = isoDay(now(), who.zone);
	const far = ({ level: one, wants: further }: (typeof skills)[number]) =>
		2 * SKILL_LEVELS.indexOf(one) - (further ? 1 : 0);
	return {
		...{ words, seen, unchosen },
		skills: skills.sort((a, b) => far(b) - far(a)),
		teams: await teamsOf(db, who),
		openTo: openTo.map(({ what, most, restsUntil }) => ({ what, most, rests: rests({ restsUntil }, today) })),
		goals: await goalsOf(db, who, who.id),
	};
}

/** Those that they are in themselves. */
async function teamsOf(db: Database, who: Person): Promise<string[]> {
	const rows = await db.read
		.select({ name: team.name })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.where(eq(membership.personId, who.id))
		.orderBy(asc(membership.since), asc(team.id));
	return rows.map(({ name }) => name);
}
