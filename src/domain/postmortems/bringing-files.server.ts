import { posix } from 'node:path';
import type { Database } from '#lib/db/open.server.ts';
import { fileAddress, replaceAddresses } from '#lib/files/file-address.ts';
import type { Person } from '../accounts/person.ts';
import { keep, type Kept, type Limits } from '../entries/attachments.server.ts';
import { bringListed, kindly } from '../entries/bringing-listed.server.ts';
import type { BroughtFile } from '#lib/files/found.ts';
import { linkedIn, replaceLinked } from '#lib/files/linked-files.ts';
import { everyText, textsIn } from '#lib/every-text.ts';
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
		: bringListedOf(db, who, file, recognised, limits);
}

/** An export of ours names its files. */
async function bringListedOf(
	db: Database,
	who: Person,
	file: BroughtFile,
	{ content, ours, files }: Recognised,
	limits: Limits,
): Promise<WithFiles> {
	const known = ours ? ({ kind: 'postmortem', uid: ours.uid } as const) : null;
	const { kept, notes, to } = await bringListed(db, who, known, file, files, limits);
	return { content: everyText(content, (text) => replaceAddresses(text, 'own', to)), kept, notes };
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
