import { eq } from 'drizzle-orm';
import { plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { growthProfile, openTo } from '../../growth/profile/tables.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { setSeen } from '../../skills/shown.server.ts';
import { personSkill } from '../../skills/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { OTHERS } from './others.ts';
import { INTERESTS, OPEN, SKILLS, WORDS } from './ines.ts';

/** As those of the example chose who said something of themselves: whoever forms teams sees where they would learn. */
const SEEN = { seenTeach: 'workspace', seenDo: 'workspace', seenLearn: 'workspace' } as const;

/** What Inês says of herself. */
export async function addInes(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const ines = await personOf('ines');
	const { id: personId } = ines;
	await setSeen(tx, ines, SEEN);
	const at = now();
	await tx.insert(growthProfile).values({ personId, words: WORDS, interests: INTERESTS, changedAt: at });
	await tx.delete(personSkill).where(eq(personSkill.personId, personId));
	const skills = SKILLS.map((one) => ({ personId, folded: foldedSkill(one.name), ...one }));
	await tx.insert(personSkill).values(skills);
	await tx.insert(openTo).values(
		OPEN.map(({ what, most, rests }) => ({
			...{ personId, what, most },
			restsUntil: rests ? plusDays(today, 120) : null,
		})),
	);
}

/** What others say of themselves beside their skills. */
export async function addOthers(tx: Transaction, { personOf }: Cast): Promise<void> {
	for (const [mailbox, { interests, hours }] of Object.entries(OTHERS)) {
		const { id: personId } = await personOf(mailbox);
		await setSeen(tx, { id: personId }, SEEN);
		await tx.insert(growthProfile).values({ personId, interests: [...interests], changedAt: now() });
		if (hours !== undefined) await tx.insert(openTo).values({ personId, what: 'project', most: hours });
	}
}
