import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { isSeenBy, SKILLS_SEEN, type Nearness, type SkillsSeen } from './seen-by.ts';
import { listsOf, type SkillLevel } from './skill.ts';
import { personSkill, skillsSeen } from './tables.server.ts';

/** A skill of somebody as somebody else sees it. */
export interface ShownSkill {
	folded: string;
	name: string;
	/** Null where they show that they want to learn it, and not how far they are. */
	level: SkillLevel | null;
	wants: boolean;
	evidence: string;
	link: string;
}

const { seenTeach, seenDo, seenLearn } = skillsSeen;
const LISTS = { seenTeach, seenDo, seenLearn };

const COLUMN = { teach: 'seenTeach', do: 'seenDo', learn: 'seenLearn' } as const;

/**
 * What people show of their skills, by how near whoever looks is to each: THE way to read anybody's skills but one's
 * own. Where only what is shown to everybody may count, everybody is `workspace`.
 * @param only by these folded names alone
 */
export async function skillsShown(
	db: Reader,
	near: ReadonlyMap<number, Nearness>,
	only?: readonly string[],
): Promise<Map<number, ShownSkill[]>> {
	const ids = [...near.keys()];
	if (ids.length === 0 || only?.length === 0) return new Map();
	const rows = await db
		.select()
		.from(personSkill)
		.where(only ? inArray(personSkill.folded, [...only]) : inArray(personSkill.personId, ids))
		.orderBy(asc(personSkill.personId), asc(personSkill.folded));
	const seen = await seenOf(db, ids);
	const shown = new Map<number, ShownSkill[]>();
	for (const { personId, ...said } of rows) {
		const one = shownTo(near.get(personId), seen.get(personId) ?? SKILLS_SEEN, said);
		if (one) shown.set(personId, [...(shown.get(personId) ?? []), one]);
	}
	return shown;
}

type Said = Omit<ShownSkill, 'level'> & { level: SkillLevel };

function shownTo(near: Nearness | undefined, seen: SkillsSeen, said: Said): ShownSkill | null {
	if (near === 'self') return said;
	const lists = listsOf(said).filter((list) => isSeenBy(near, seen[COLUMN[list]]));
	if (lists.length === 0) return null;
	const wants = lists.includes('learn');
	if (lists.some((list) => list !== 'learn')) return { ...said, wants };
	// Of what one can do, only those know who see that list; to be curious is no more than to want it.
	const level = said.level === 'curious' ? said.level : null;
	return { ...said, wants, level, evidence: '', link: '' };
}

/** Who sees which list, of each. */
export async function seenOf(db: Reader, personIds: readonly number[]): Promise<Map<number, SkillsSeen>> {
	const rows = await db
		.select({ personId: skillsSeen.personId, ...LISTS })
		.from(skillsSeen)
		.where(inArray(skillsSeen.personId, [...personIds]));
	const said = new Map(rows.map(({ personId, ...seen }) => [personId, seen]));
	return new Map(personIds.map((id) => [id, said.get(id) ?? SKILLS_SEEN]));
}

export async function setSeen(tx: Transaction, who: { id: number }, seen: SkillsSeen): Promise<void> {
	await tx
		.insert(skillsSeen)
		.values({ personId: who.id, ...seen })
		.onConflictDoUpdate({ target: skillsSeen.personId, set: { ...seen, chosen: true } });
}

/** What somebody says of who sees their lists; null while it is as it is for everybody. */
export async function ownSeen(db: Reader, personId: number): Promise<SkillsSeen | null> {
	const [seen = null] = await db.select(LISTS).from(skillsSeen).where(eq(skillsSeen.personId, personId));
	return seen;
}
