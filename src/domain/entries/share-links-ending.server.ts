import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { VISIBILITIES, type Sharing } from './entry.ts';
import { readSharing } from './sharing.server.ts';
import { shareLink, type entry } from './tables.server.ts';

const open = (entryId: number) => and(eq(shareLink.entryId, entryId), isNull(shareLink.endedAt));

export async function hasOpenLinks(db: Reader, entryId: number): Promise<boolean> {
	const [any] = await db.select({ id: shareLink.id }).from(shareLink).where(open(entryId)).limit(1);
	return any !== undefined;
}

/** Every link to it opens nothing any more, also when it is shown again later: that takes a new link. */
export async function endShareLinks(tx: Transaction, entryId: number): Promise<void> {
	await tx.update(shareLink).set({ endedAt: now() }).where(open(entryId));
}

/** Whoever keeps it to fewer people here does not mean to leave it open to strangers. */
export async function endWhereNarrowed(
	tx: Transaction,
	found: Pick<typeof entry.$inferSelect, 'id' | 'teamId' | 'visibility'>,
	after: Sharing,
): Promise<void> {
	if ((await hasOpenLinks(tx, found.id)) && narrows(await readSharing(tx, found), after))
		await endShareLinks(tx, found.id);
}

/** Whether anybody could read it before who cannot read it after. */
export function narrows(before: Sharing, after: Sharing): boolean {
	const width = ({ visibility }: Sharing) => VISIBILITIES.indexOf(visibility);
	if (before.visibility !== after.visibility) return width(after) > width(before);
	if (after.visibility === 'team') return before.team !== after.team;
	const still = new Set(after.readers.map((email) => email.toLowerCase()));
	return after.visibility === 'restricted' && before.readers.some((one) => !still.has(one.toLowerCase()));
}
