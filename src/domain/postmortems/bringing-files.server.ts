import { posix } from 'node:path';
import { eq } from 'drizzle-orm';
import { sentenceOf } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { fileAddress, replaceAddresses } from '#lib/files/file-address.ts';
import type { Person } from '../accounts/person.ts';
import { keep, type Kept, type Limits } from '../entries/attachments.server.ts';
import { findByUid } from '../entries/entries.server.ts';
import { attachment } from '../entries/tables.server.ts';
import type { BroughtFile } from './brought.server.ts';
import { linkedIn, replaceLinked } from '#lib/files/linked-files.ts';
import { everyText, textsIn } from './every-text.ts';
import type { Content } from './postmortem.ts';
import type { Recognised } from './recognise.ts';

/** The files that came with a document: their bytes are kept, and wait for their rows. */
export interface WithFiles {
	content: Content;
	kept: Kept[];
	/** What did not come, in sentences. */
	notes: string[];
}

/** Takes in the files that lie beside a document, each looked at like any other that somebody adds. */
export function bringFiles(
	db: Database,
	who: Person,
	file: BroughtFile,
	recognised: Recognised,
	limits: Limits,
): Promise<WithFiles> {
	return recognised.ours === null
		? bringLinked(db, file, recognised, limits)
		: bringListed(db, who, file, recognised, limits);
}

/** An export of ours names its files. They keep their names where those are free, so that it comes back equal. */
async function bringListed(
	db: Database,
	who: Person,
	{ name: document, beside }: BroughtFile,
	{ content, ours, files }: Recognised,
	limits: Limits,
): Promise<WithFiles> {
	const known = ours ? await findByUid(db.read, who, 'postmortem', ours.uid) : null;
	const kept: Kept[] = [];
	const notes: string[] = [];
	const renamed = new Map<string, string>();
	for (const { name, fileName } of files) {
		const owner = await entryWith(db, name);
		if (owner !== null && owner === known?.id) continue;
		const bytes = await beside?.(posix.join(posix.dirname(document), 'files', name));
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
	const rewritten = everyText(content, (text) => replaceAddresses(text, 'own', to));
	return { content: renamed.size === 0 ? content : rewritten, kept, notes };
}

/** Any other document leads to its pictures by where they lie. */
async function bringLinked(
	db: Database,
	{ name: document, beside }: BroughtFile,
	{ content }: Recognised,
	limits: Limits,
): Promise<WithFiles> {
	const kept: Kept[] = [];
	const notes: string[] = [];
	const addresses = new Map<string, string>();
	for (const path of beside ? linkedIn(textsIn(content), document) : []) {
		const bytes = await beside?.(path);
		if (!bytes) continue;
		const one = await kindly(() => keep(db, { fileName: posix.basename(path), bytes }, limits), notes);
		if (!one) continue;
		kept.push(one);
		addresses.set(path, fileAddress(one.name));
	}
	const to = (path: string) => addresses.get(path) ?? null;
	const rewritten = everyText(content, (text) => replaceLinked(text, document, to));
	return { content: addresses.size === 0 ? content : rewritten, kept, notes };
}

/** One file that cannot be kept is told, and the document comes all the same. */
async function kindly(take: () => Promise<Kept>, notes: string[]): Promise<Kept | null> {
	try {
		return await take();
	} catch (problem) {
		notes.push(sentenceOf(problem));
		return null;
	}
}

/** Which entry a file of that name belongs to here, whoever may see it; null where nobody has one. */
async function entryWith(db: Database, name: string): Promise<number | null> {
	const [found] = await db.read
		.select({ id: attachment.entryId })
		.from(attachment)
		.where(eq(attachment.name, name));
	return found?.id ?? null;
}
