import { asc, eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { allowance, learningTime } from '../projects/allowance/tables.server.ts';
import { skillsOf } from '../skills/skills.server.ts';

/** What somebody says they can do and want to learn. */
export async function ownSkills(db: Database, who: Person) {
	const skills = await skillsOf(db.read, who.id);
	return skills.map(({ name, is }) => ({ name, is }));
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
