import { posix } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { environment } from '#lib/environment.server.ts';
import { sentenceOf } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { fileAddress, placeBeside, replaceAddresses } from '#lib/files/file-address.ts';
import type { BroughtFile } from '#lib/files/found.ts';
import { dropFiles } from '#lib/files/kept-files.server.ts';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import type { Person } from '../accounts/person.ts';
import { keep, putAttachment, type Kept, type Limits } from './attachments.server.ts';
import { findByUid, findEditable } from './entries.server.ts';
import type { Kind } from './kinds.ts';
import { leadingHere, listedFiles, type ListedFile } from './listed-files.ts';
import { attachment, entry } from './tables.server.ts';

/** Files whose bytes are kept, and wait for their rows. */
export interface BroughtAlong {
	kept: Kept[];
	/** What did not come, in sentences. */
	notes: string[];
	/** Where a file is that could not keep its name; null where it did. */
	to: (name: string) => string | null;
}

/**
 * Takes in the files that an export of ours names, each looked at like any other that somebody adds. They keep their
 * names where those are free, so that it comes back equal; those that the entry has here already are left alone.
 */
export async function bringListed(
	db: Database,
	who: Person,
	ours: { kind: Kind; uid: string } | null,
	{ name: document, beside }: Pick<BroughtFile, 'name' | 'beside'>,
	files: readonly ListedFile[],
	limits: Limits = environment(),
): Promise<BroughtAlong> {
	const known = ours ? await findByUid(db.read, who, ours.kind, ours.uid) : null;
	const kept: Kept[] = [];
	const notes: string[] = [];
	const renamed = new Map<string, string>();
	for (const { name, fileName } of files) {
		const owner = await entryWith(db.read, name);
		if (owner !== null && owner === known?.id) continue;
		const bytes = await beside?.(posix.join(posix.dirname(document), placeBeside(name)));
		if (!bytes) {
			notes.push(`“${fileName}” did not come with it: its place is empty.`);
			continue;
		}
		const given = { fileName, bytes };
		const one = await kindly(
			() => keep(db, owner === null ? { ...given, named: name } : given, limits),
			notes,
		);
		if (!one) continue;
		kept.push(one);
		if (one.name !== name) renamed.set(name, one.name);
	}
	const to = (name: string) => {
		const other = renamed.get(name);
		return other === undefined ? null : fileAddress(other);
	};
	return { kept, notes, to };
}

/** The same for a document that was not read yet: its text comes back leading to where its files are here. */
export async function withListed(
	db: Database,
	who: Person,
	kind: Kind,
	file: Pick<BroughtFile, 'name' | 'beside'>,
	written: string,
): Promise<Omit<BroughtAlong, 'to'> & { text: string }> {
	const { data } = splitFrontMatter(written);
	const files = listedFiles(data);
	if (files.length === 0) return { text: written, kept: [], notes: [] };
	const ours = typeof data['uid'] === 'string' ? { kind, uid: data['uid'] } : null;
	const { kept, notes, to } = await bringListed(db, who, ours, file, files);
	return { text: replaceAddresses(leadingHere(written, files), 'own', to), kept, notes };
}

/** Gives an entry the files that came with it. One that says the same as here has changed where it lacked some. */
export async function attachTo<State extends 'imported' | 'unchanged' | 'updated'>(
	tx: Transaction,
	who: Person,
	kind: Kind,
	{ state, number }: { state: State; number: number },
	kept: readonly Kept[],
): Promise<State | 'updated'> {
	if (kept.length === 0) return state;
	if (state === 'unchanged') await findEditable(tx, who, kind, number);
	const [row] = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, kind), eq(entry.number, number)));
	if (row) for (const one of kept) await putAttachment(tx, who, row.id, one);
	return state === 'unchanged' ? 'updated' : state;
}

/** Their rows were not written. */
export const dropKept = (db: Database, kept: readonly Kept[]): Promise<void> =>
	dropFiles(
		db.folder,
		kept.map(({ name }) => name),
	);

/** One file that cannot be kept is told, and the document comes all the same. */
export async function kindly(take: () => Promise<Kept>, notes: string[]): Promise<Kept | null> {
	try {
		return await take();
	} catch (problem) {
		notes.push(sentenceOf(problem));
		return null;
	}
}

/** Which entry a file of that name belongs to here, whoever may see it; null where nobody has one. */
async function entryWith(db: Reader, name: string): Promise<number | null> {
	const [found] = await db
		.select({ id: attachment.entryId })
		.from(attachment)
		.where(eq(attachment.name, name));
	return found?.id ?? null;
}
