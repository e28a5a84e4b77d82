import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { note } from '../audit/audit.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { canonical } from './graph.ts';
import { graphIn } from './graph.server.ts';
import { peopleIn } from './lists.ts';
import { foldedSkill, type SkillLevel } from './skill.ts';
import { keepToMost, sayOf } from './skills.server.ts';
import { personSkill, proposedSkill } from './tables.server.ts';

/** What became of a list: how many people were asked, and the addresses that nobody here has. */
export interface Proposed {
	people: number;
	skills: number;
	unknown: string[];
}

/**
 * Brings a list of people's skills, for those who run the workspace. It declares nothing for anybody: each is asked
 * whether it is so, and until they say yes nobody sees it, matches by it or counts it. Nor does whoever brought it hear
 * what became of it. What somebody says already is not asked.
 */
export async function proposeSkills(db: Database, who: Person, csv: string): Promise<Proposed> {
	if (!mayAdminister(who)) forbidden('Owners and administrators bring lists of people.');
	const { rows, problems } = peopleIn(csv);
	if (problems.length > 0) invalid({ people: problems.slice(0, 3).join(' ') });
	return transact(db, async (tx) => {
		const addresses = [...new Set(rows.map(({ email }) => email))];
		const idOf = await peopleAt(tx, addresses);
		const graph = await graphIn(tx);
		const asked = new Map<number, number>();
		for (const { email, skill, level, wants } of rows) {
			const personId = idOf.get(email);
			if (personId === undefined) continue;
			const folded = foldedSkill(skill);
			const said = await tx
				.select({ folded: personSkill.folded })
				.from(personSkill)
				.where(eq(personSkill.personId, personId));
			if (said.some((one) => canonical(graph, one.folded) === canonical(graph, folded))) continue;
			const set = { name: skill, level, wants, proposedBy: who.id, at: now() };
			await tx
				.insert(proposedSkill)
				.values({ personId, folded, ...set })
				.onConflictDoUpdate({ target: [proposedSkill.personId, proposedSkill.folded], set });
			asked.set(personId, (asked.get(personId) ?? 0) + 1);
		}
		await tell(tx, { to: [...asked.keys()], kind: 'skills-proposed', by: who.id });
		const skills = [...asked.values()].reduce((sum, one) => sum + one, 0);
		await note(tx, who, { act: 'skills-proposed', details: { people: asked.size } });
		return { people: asked.size, skills, unknown: addresses.filter((email) => !idOf.has(email)) };
	});
}

async function peopleAt(db: Reader, addresses: readonly string[]): Promise<Map<string, number>> {
	const email = sql<string>`lower(${person.email})`;
	const rows = await db
		.select({ id: person.id, email })
		.from(person)
		.where(and(inArray(email, [...addresses]), isNull(person.deactivatedAt)));
	return new Map(rows.map((row) => [row.email, row.id]));
}

/** What waits for somebody to say whether it is so. */
export async function proposedTo(db: Reader, personId: number) {
	const { folded, name, level, wants } = proposedSkill;
	return db
		.select({ folded, name, level, wants, by: person.name })
		.from(proposedSkill)
		.leftJoin(person, eq(person.id, proposedSkill.proposedBy))
		.where(eq(proposedSkill.personId, personId))
		.orderBy(asc(folded));
}

/** It is so, as far as they say themselves; or it is not, and nobody hears of it. */
export async function answerProposed(
	db: Database,
	who: Person,
	{ folded, is, level }: { folded: string; is: 'so' | 'not-so'; level?: SkillLevel | undefined },
): Promise<void> {
	await transact(db, async (tx) => {
		const [gone] = await tx
			.delete(proposedSkill)
			.where(and(eq(proposedSkill.personId, who.id), eq(proposedSkill.folded, folded)))
			.returning();
		if (!gone) missing('This skill');
		if (is === 'not-so') return;
		await sayOf(tx, who, await graphIn(tx), gone.name, { level: level ?? gone.level, wants: gone.wants });
		await keepToMost(tx, who);
	});
}
