import { asc, eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { allowance, learningTime } from '../projects/allowance/tables.server.ts';
import { season } from '../projects/seasons/tables.server.ts';
import { awardVote } from '../projects/shows/tables.server.ts';
import { skillsOf } from '../skills/skills.server.ts';

/** What somebody says they can do and want to learn. */
export async function ownSkills(db: Database, who: Person) {
	const skills = await skillsOf(db.read, who.id);
	return skills.map(({ folded: _, ...said }) => said);
}

/** What somebody says became of the learning time that was promised to them. */
export async function ownTime(db: Database, who: Person) {
	const rows = await db.read
		.select({ time: learningTime, team: team.name, kind: entry.kind, number: entry.number })
		.from(learningTime)
		.innerJoin(allowance, eq(allowance.id, learningTime.allowanceId))
		.leftJoin(team, eq(team.id, allowance.teamId))
		.leftJoin(entry, eq(entry.id, learningTime.entryId))
		.where(eq(learningTime.personId, who.id))
		.orderBy(asc(learningTime.day), asc(learningTime.id));
	return rows.map(({ time: { day, minutes, is, reason }, team: promisedTo, kind, number }) => ({
		...{ day, minutes, is, reason },
		promisedTo: promisedTo ?? 'everybody',
		wentInto: kind === null || number === null ? null : reference(kind, number),
	}));
}

/** What somebody voted for, by the number of the project: its title may not be shared with them any more. */
export async function ownVotes(db: Database, who: Person) {
	const rows = await db.read
		.select({ season: season.name, awards: season.awards, award: awardVote.award, number: entry.number })
		.from(awardVote)
		.innerJoin(season, eq(season.id, awardVote.seasonId))
		.innerJoin(entry, eq(entry.id, awardVote.entryId))
		.where(eq(awardVote.personId, who.id))
		.orderBy(asc(season.id), asc(awardVote.award));
	return rows.map(({ season: name, awards, award, number }) => ({
		season: name,
		award: awards.find(({ key }) => key === award)?.name ?? award,
		project: reference('project', number),
	}));
}
