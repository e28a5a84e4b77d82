import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../../accounts/person.ts';
import { replaceSkills } from '../../skills/skills.server.ts';
import type { SentProfile } from './api-answer.ts';
import { changeProfileIn, ownProfile } from './profile.server.ts';

/** All that a program sends of somebody's own profile, in one commit. */
export async function revise(db: Database, who: Person, sent: SentProfile): Promise<void> {
	const { seen: before } = await ownProfile(db, who);
	const { seen, skills, ...rest } = sent;
	const chosen = Object.fromEntries(Object.entries(seen ?? {}).filter(([, by]) => by !== undefined));
	await transact(db, async (tx) => {
		await changeProfileIn(tx, who, { ...rest, ...(seen ? { seen: { ...before, ...chosen } } : {}) });
		if (skills) await replaceSkills(tx, who, skills);
	});
}
