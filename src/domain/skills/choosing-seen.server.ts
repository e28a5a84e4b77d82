import { eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { SKILLS_SEEN, type SkillsSeen } from './seen-by.ts';
import { ownSeen, setSeen } from './shown.server.ts';
import { personSkill, skillsSeen } from './tables.server.ts';

/**
 * Why somebody is asked, once, who sees their skills: they named them before one could say so, and nobody else sees them;
 * or they named something that they want to learn, which few see as long as they say nothing.
 */
export type Unchosen = 'earlier' | 'wishes';

/** Null once they have chosen, and while there is nothing to choose about. */
export async function unchosenBy(db: Reader, personId: number): Promise<Unchosen | null> {
	const [said] = await db
		.select({ chosen: skillsSeen.chosen })
		.from(skillsSeen)
		.where(eq(skillsSeen.personId, personId));
	if (said?.chosen) return null;
	const skills = await db
		.select({ wants: personSkill.wants })
		.from(personSkill)
		.where(eq(personSkill.personId, personId));
	if (said) return skills.length > 0 ? 'earlier' : null;
	return skills.some(({ wants }) => wants) ? 'wishes' : null;
}

/** The lists that they name are seen so from now on, and the others as they were: they are not asked again. */
export async function chooseSeen(db: Database, who: Person, seen: Partial<SkillsSeen>): Promise<void> {
	await transact(db, async (tx) => {
		const was = (await ownSeen(tx, who.id)) ?? SKILLS_SEEN;
		await setSeen(tx, who, {
			seenTeach: seen.seenTeach ?? was.seenTeach,
			seenDo: seen.seenDo ?? was.seenDo,
			seenLearn: seen.seenLearn ?? was.seenLearn,
		});
	});
}
