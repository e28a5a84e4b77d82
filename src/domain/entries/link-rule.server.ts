import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { isAdmin, type Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { note } from '../audit/audit.server.ts';
import { LinkRule } from './share-link.ts';
import { entry, shareLink } from './tables.server.ts';
import { visibleTo } from './visibility.server.ts';

const SETTING = 'entries.links';

/** Whether entries can be read by people elsewhere at all. */
export function readLinkRule(db: Reader): Promise<LinkRule> {
	return readSetting(db, SETTING, LinkRule);
}

/** Links that were made open nothing while they are not allowed; allowed again, they open until their day. */
export async function changeLinkRule(db: Database, who: Person, rule: LinkRule): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators decide about links for people elsewhere.');
	await transact(db, async (tx) => {
		const before = await readLinkRule(tx);
		if (before.links === rule.links) return;
		await writeSetting(tx, SETTING, rule);
		await note(tx, who, { act: rule.links === 'authors' ? 'links-allowed' : 'links-forbidden' });
	});
}

/**
 * Every link that can be opened, the ones that end first at the top. Whoever looks after the workspace
 * sees what an entry is called where they may read it; of the others that there are links at all.
 */
export async function openLinks(db: Database, who: Person) {
	if (!isAdmin(who)) forbidden('Only owners and administrators see all links.');
	const isOpen = and(isNull(shareLink.endedAt), gt(shareLink.expiresAt, now()));
	const seen = await db.read
		.select({
			id: shareLink.id,
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			recipient: shareLink.recipient,
			createdBy: person.name,
			expiresAt: shareLink.expiresAt,
			opens: shareLink.opens,
		})
		.from(shareLink)
		.innerJoin(entry, eq(entry.id, shareLink.entryId))
		.innerJoin(person, eq(person.id, shareLink.createdBy))
		.where(and(isOpen, visibleTo(who)))
		.orderBy(asc(shareLink.expiresAt));
	const all = await db.read.select({ id: shareLink.id }).from(shareLink).where(isOpen);
	return { links: seen, others: all.length - seen.length };
}
