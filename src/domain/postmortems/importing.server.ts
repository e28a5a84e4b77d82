import { refuseGuests } from './postmortems.server.ts';
import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { environment } from '#lib/environment.server.ts';
import { forbidden, sentenceOf } from '#lib/errors.ts';
import type { Brought } from '#lib/files/found.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { putAttachment, type Kept } from '../entries/attachments.server.ts';
import { dropKept } from '../entries/bringing-listed.server.ts';
import { createEntry, findByUid, reviseEntry, type Found } from '../entries/entries.server.ts';
import { knownHere, readSharing } from '../entries/sharing.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import type { Sharing } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { mayEdit, visibleTo } from '../entries/visibility.server.ts';
import { bringFiles } from './bringing-files.server.ts';
import { reasonOf } from './brought.server.ts';
import { writeContent } from './content.server.ts';
import type { Content } from './postmortem.ts';
import { recognise, type Document, type Recognised } from './recognise.ts';
import { readContent, withoutIds } from './stored.server.ts';
import { importedFile } from './tables.server.ts';
import { happenedAt } from './times.ts';
import { bringAccounts } from './what-i-saw/released.server.ts';

const KIND = 'postmortem';

export interface ImportOptions {
	/** Slug or name of a team for what names none itself. */
	team: string | null;
	visibility: Sharing['visibility'];
	/** Published at once, or drafts for the one who imports to look over. */
	publish: boolean;
}

export type Outcome =
	| { file: string; state: 'imported' | 'unchanged' | 'updated'; number: number; recognised: Recognised }
	| { file: string; state: 'failed'; reason: string };

/**
 * Brings documents in, each whole or not at all; one that cannot be read is told and the rest goes
 * on. The same document again changes nothing.
 * @param seen told after each, for a progress bar
 */
export async function importDocuments(
	db: Database,
	who: Person,
	brought: Iterable<Brought> | AsyncIterable<Brought>,
	options: ImportOptions,
	seen: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
	refuseGuests(who);
	const outcomes: Outcome[] = [];
	for await (const file of brought) {
		const outcome = await importOne(db, who, file, options);
		outcomes.push(outcome);
		seen(outcome);
	}
	return outcomes;
}

async function importOne(
	db: Database,
	who: Person,
	brought: Brought,
	options: ImportOptions,
): Promise<Outcome> {
	const { name: file } = brought;
	const read = readBrought(brought, who.zone);
	if ('reason' in read) return { file, state: 'failed', reason: read.reason };
	const { document, recognised } = read;
	const limits = environment();
	const known = await importedBefore(db.read, who, fingerprint(document.text));
	const { content, kept, notes } =
		known === null && 'bytes' in brought
			? await bringFiles(db, who, brought, recognised, limits)
			: { content: recognised.content, kept: [], notes: [] };
	const whole = { ...recognised, content, notes: [...recognised.notes, ...notes] };
	try {
		const { state, number } = await transact(db, (tx) => store(tx, who, document, whole, options, kept));
		if (state === 'unchanged') await dropKept(db, kept);
		return { file, state, number, recognised: whole };
	} catch (problem) {
		await dropKept(db, kept);
		return { file, state: 'failed', reason: sentenceOf(problem) };
	}
}

/** What an import would make of a file, without making it: the preview shows it. */
export function readBrought(
	brought: Brought,
	zone: string,
): { document: Document; recognised: Recognised } | { reason: string } {
	if ('reason' in brought) return brought;
	try {
		const document = { name: brought.name, text: decodeUtf8(brought.bytes) };
		const recognised = recognise(document, zone);
		return 'reason' in recognised ? recognised : { document, recognised };
	} catch (problem) {
		return { reason: reasonOf(problem) };
	}
}

/** Stores what was read from a document, once: the same text again changes nothing. */
export async function store(
	tx: Transaction,
	who: Person,
	file: Document,
	recognised: Recognised,
	options: ImportOptions,
	kept: readonly Kept[],
): Promise<{ state: 'imported' | 'unchanged' | 'updated'; number: number }> {
	const print = fingerprint(file.text);
	const before = await importedBefore(tx, who, print);
	if (before !== null) return { state: 'unchanged', number: before };
	const known = await knownBefore(tx, who, recognised, kept.length > 0);
	const stored = known
		? await update(tx, who, known, recognised)
		: await create(tx, who, recognised, options);
	for (const one of kept) await putAttachment(tx, who, stored.id, one);
	await tx
		.insert(importedFile)
		.values({ fingerprint: print, entryId: stored.id, name: file.name, at: now() });
	return stored;
}

/** What an import would do with a document, without doing it. */
export async function foresee(
	db: Reader,
	who: Person,
	file: Document,
	recognised: Recognised,
): Promise<{ state: 'new' } | { state: 'unchanged' | 'updated'; number: number }> {
	const before = await importedBefore(db, who, fingerprint(file.text));
	if (before !== null) return { state: 'unchanged', number: before };
	const known = await knownBefore(db, who, recognised);
	if (!known) return { state: 'new' };
	return { state: known.same ? 'unchanged' : 'updated', number: known.found.number };
}

/** Which post-mortem that this person can see came from the very same text. */
async function importedBefore(db: Reader, who: Person, print: string): Promise<number | null> {
	const [found] = await db
		.select({ number: entry.number })
		.from(importedFile)
		.innerJoin(entry, eq(entry.id, importedFile.entryId))
		.where(and(eq(importedFile.fingerprint, print), visibleTo(who)));
	return found?.number ?? null;
}

interface Known {
	found: Found;
	/** It says here what the file says. */
	same: boolean;
}

/** The post-mortem that an export of ours was made from. Where the file differs, only an author may bring it. */
async function knownBefore(
	db: Reader,
	who: Person,
	{ ours, content }: Recognised,
	moreFiles = false,
): Promise<Known | null> {
	const found = ours ? await findByUid(db, who, KIND, ours.uid) : null;
	if (!found) return null;
	const alike = isDeepStrictEqual(withoutIds(await readContent(db, found)), withoutIds(content));
	const same = alike && !moreFiles;
	if (!same && !mayEdit(who, found)) forbidden('It is here already, and only its authors can change it.');
	return { found, same };
}

async function create(
	tx: Transaction,
	who: Person,
	{ ours, content }: Recognised,
	options: ImportOptions,
): Promise<{ state: 'imported'; id: number; number: number }> {
	const sharing: Sharing = ours
		? await knownHere(tx, ours.sharing)
		: { team: options.team, visibility: options.visibility, readers: [], authors: [] };
	const made = await createEntry(tx, who, KIND, {
		title: content.title,
		body: content.narrative,
		sharing,
		content: { ...content, sharing },
		...(ours ? { uid: ours.uid, number: ours.number } : {}),
	});
	const publishedAt = ours ? ours.publishedAt : options.publish ? longAgo(content) : null;
	if (publishedAt !== null) await markPublished(tx, who, made.id, publishedAt);
	await bringAccounts(tx, made.id, ours?.accounts ?? []);
	await writeContent(tx, who, made.id, content);
	return { state: 'imported', ...made };
}

/**
 * What is brought in was read by others when it happened: it is no news of today, and no digest is full of it. Where
 * it has no date it counts from now.
 */
export function longAgo(content: Content): number {
	return Math.min(now(), content.times.resolved ?? happenedAt(content) ?? now());
}

/** An export of ours that comes back: a new version where it differs, nothing where it does not. */
async function update(
	tx: Transaction,
	who: Person,
	{ found, same }: Known,
	{ content }: Recognised,
): Promise<{ state: 'updated' | 'unchanged'; id: number; number: number }> {
	const { id, number } = found;
	if (same) return { state: 'unchanged', id, number };
	const sharing = await readSharing(tx, found);
	await reviseEntry(tx, who, found, {
		title: content.title,
		body: content.narrative,
		sharing,
		content: { ...content, sharing },
	});
	await writeContent(tx, who, id, content);
	return { state: 'updated', id, number };
}
