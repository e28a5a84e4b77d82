import type { Transaction } from '#lib/db/open.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { personSkill } from '../../skills/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { SKILLS } from './skills.ts';

const SAID = {
	has: { level: 'confident', wants: false },
	learns: { level: 'curious', wants: true },
} as const;

/** What the people of the example can do, and what they want to learn. */
export async function addSkillsOf(tx: Transaction, { personOf }: Cast): Promise<void> {
	for (const [mailbox, sides] of Object.entries(SKILLS)) {
		const { id: personId } = await personOf(mailbox);
		const rows = (['has', 'learns'] as const).flatMap((is) =>
			sides[is].map((name) => ({ personId, folded: foldedSkill(name), name, ...SAID[is] })),
		);
		await tx.insert(personSkill).values(rows);
	}
}
