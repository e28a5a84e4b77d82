import { posix } from 'node:path';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { sentenceOf } from '#lib/errors.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { linkedIn, replaceLinked } from '#lib/files/linked-files.ts';
import type { Person } from '../accounts/person.ts';
import { keep, type Kept } from '../entries/attachments.server.ts';
import { withListed } from '../entries/bringing-listed.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { markRestored } from '../entries/standing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import type { Found } from './found.ts';
import type { Bringing } from './ready.ts';

/** Takes in the files that a text leads to, each looked at like any other that somebody adds. */
export async function withFiles(
	{ db, who, beside, dryRun }: Bringing,
	found: Found,
): Promise<{ body: string; kept: Kept[]; notes: string[] }> {
	const kept: Kept[] = [];
	const notes: string[] = [];
	const addresses = new Map<string, string>();
	if (dryRun || found.kind === 'changes') return { body: found.text, kept, notes };
	if (found.isOurs) {
		const { text, ...along } = await withListed(
			db,
			who,
			found.kind,
			{ name: found.from, beside },
			found.text,
		);
		return { body: text, ...along };
	}
	for (const path of linkedIn([found.text], found.from)) {
		const bytes = await beside(path);
		if (!bytes) continue;
		try {
			const one = await keep(db, { fileName: posix.basename(path), bytes });
			kept.push(one);
			addresses.set(path, fileAddress(one.name));
		} catch (problem) {
			notes.push(sentenceOf(problem));
		}
	}
	return { body: replaceLinked(found.text, found.from, (path) => addresses.get(path) ?? null), kept, notes };
}

/** One that was taken away with the import that had made it comes back. */
export async function restored(
	tx: Transaction,
	who: Person,
	kind: Kind,
	uid: string,
): Promise<number | null> {
	const [row] = await tx
		.select({ id: entry.id, number: entry.number, removedAt: entry.removedAt })
		.from(entry)
		.where(and(eq(entry.uid, uid), eq(entry.kind, kind), eq(entry.createdBy, who.id)));
	if (!row || row.removedAt === null) return null;
	await markRestored(tx, who, row.id);
	await refreshWays(tx, row.id);
	return row.number;
}
