import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { ownProfile } from '../growth/profile/profile.server.ts';
import { proposedTo } from '../skills/proposing.server.ts';

/** What somebody says of themselves beside their skills, who sees it, and what waits for their word. */
export async function ownGrowthProfile(db: Database, who: Person) {
	const proposed = await proposedTo(db.read, who.id);
	return { ...(await ownProfile(db, who)), proposed: proposed.map(({ folded: _, ...one }) => one) };
}
