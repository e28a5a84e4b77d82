import { and, asc, desc, eq, sql, sum } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { environment } from '#lib/environment.server.ts';
import { invalid, missing, noRoom, tooLarge } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { onceStored, transact } from '#lib/db/transact.server.ts';
import { lookAtFile, type Attachable } from '#lib/files/attachable.server.ts';
import { isFileName } from '#lib/files/file-address.ts';
import { clearFiles, dropFiles, keepFile } from '#lib/files/kept-files.server.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { findEditable, findEntry } from './entries.server.ts';
import type { Kind } from './kinds.ts';
import { attachment, entry, version } from './tables.server.ts';
import { visibleTo } from './visibility.server.ts';

export type Attachment = typeof attachment.$inferSelect;
/** Whose bytes are on the disk; it waits for its row. */
export type Kept = Omit<Attachable, 'bytes'> & { size: number };

export interface Limits {
	/** Bytes of one file. */
	fileBytes: number;
	/** Bytes of all together. */
	filesBytes: number;
}

/** Adds a file to an entry, for whoever may change it. */
export async function attach(
	db: Database,
	who: Person,
	to: { kind: Kind; number: number },
	given: { fileName: string; bytes: Uint8Array },
	limits: Limits = environment(),
): Promise<Attachment> {
	await findEditable(db.read, who, to.kind, to.number);
	await refuseOverQuota(db.read, given.bytes.length, limits);
	const kept = await keep(db, given, limits);
	try {
		return await transact(db, async (tx) => {
			const { id } = await findEditable(tx, who, to.kind, to.number);
			return putAttachment(tx, who, id, kept, limits);
		});
	} catch (problem) {
		await dropFiles(db.folder, [kept.name]);
		throw problem;
	}
}

/**
 * Looks at a file and writes its bytes, before the transaction that makes them somebody's: a row never lacks its
 * bytes. Where that transaction fails, the name has to be dropped; after a crash the next start does.
 * @param given.named the name it had elsewhere; it keeps it where that is free and still true
 */
export async function keep(
	db: Database,
	given: { fileName: string; bytes: Uint8Array; named?: string },
	{ fileBytes }: Limits = environment(),
): Promise<Kept> {
	if (given.bytes.length > fileBytes) {
		tooLarge(
			`“${given.fileName}” is ${sizeInWords(given.bytes.length)}. A file can be ${sizeInWords(fileBytes)} at the most.`,
		);
	}
	const { bytes, ...looked } = await lookedAt(given.fileName, given.bytes);
	const kept = { ...looked, size: bytes.length };
	const named = given.named ?? '';
	if (saysTheSame(named, looked.name) && (await keepFile(db.folder, named, bytes))) {
		return { ...kept, name: named };
	}
	if (!(await keepFile(db.folder, kept.name, bytes))) throw new Error('A random name came twice.');
	return kept;
}

/** What follows the random part: the ending, and the size of a picture. */
function saysTheSame(name: string, other: string): boolean {
	return isFileName(name) && name.replace(/^\w+/, '') === other.replace(/^\w+/, '');
}

async function lookedAt(fileName: string, bytes: Uint8Array): Promise<Attachable> {
	try {
		return await lookAtFile(fileName, bytes);
	} catch (problem) {
		if (problem instanceof Unreadable) invalid({ file: problem.message });
		throw problem;
	}
}

/** The row of a file whose bytes are kept. */
export async function putAttachment(
	tx: Transaction,
	who: Pick<Person, 'id'>,
	entryId: number,
	kept: Kept,
	limits: Limits = environment(),
): Promise<Attachment> {
	await refuseOverQuota(tx, kept.size, limits);
	const row = { ...kept, entryId, personId: who.id, at: now() };
	await tx.insert(attachment).values(row);
	return row;
}

export async function refuseOverQuota(db: Reader, more: number, { filesBytes }: Limits): Promise<void> {
	const [all] = await db.select({ size: sum(attachment.size).mapWith(Number) }).from(attachment);
	if ((all?.size ?? 0) + more <= filesBytes) return;
	noRoom(
		`There is no room for it: the files of this workspace can be ${sizeInWords(filesBytes)} together. Remove some that are not needed, or ask an administrator for more.`,
	);
}

/** A file that somebody may see, because they may see its entry. */
export async function findAttachment(db: Reader, who: Person, name: string): Promise<Attachment> {
	const [found] = await db
		.select({ attachment })
		.from(attachment)
		.innerJoin(entry, eq(entry.id, attachment.entryId))
		.where(and(eq(attachment.name, name), visibleTo(who)));
	return found?.attachment ?? missing('This file');
}

export interface Listed extends Attachment {
	by: string;
	/** The fields of the entry whose text has it in it, as its content names them. */
	usedIn: string[];
}

/** The files of an entry, in the order in which they came. */
export async function attachmentsOf(
	db: Reader,
	who: Person,
	{ kind, number }: { kind: Kind; number: number },
): Promise<Listed[]> {
	const found = await findEntry(db, who, kind, number);
	const rows = await filesOf(db, found.id);
	const fields = await newestContent(db, found.id);
	return rows.map((row) => ({
		...row,
		usedIn: fields.filter(([, words]) => words.includes(row.name)).map(([field]) => field),
	}));
}

/** The same for an entry that the caller has found. */
export function filesOf(db: Reader, entryId: number): Promise<(Attachment & { by: string })[]> {
	return db
		.select({ attachment, by: person.name })
		.from(attachment)
		.innerJoin(person, eq(person.id, attachment.personId))
		.where(eq(attachment.entryId, entryId))
		.orderBy(asc(attachment.at), sql`${attachment}.rowid`)
		.then((rows) => rows.map((row) => ({ ...row.attachment, by: row.by })));
}

async function newestContent(db: Reader, entryId: number): Promise<[field: string, words: string][]> {
	const [newest] = await db
		.select({ content: version.content })
		.from(version)
		.where(eq(version.entryId, entryId))
		.orderBy(desc(version.number))
		.limit(1);
	return Object.entries(newest?.content ?? {}).map(([field, words]) => [field, JSON.stringify(words)]);
}

/** Takes a file away from its entry, for good. */
export async function detach(
	db: Database,
	who: Person,
	from: { kind: Kind; number: number },
	name: string,
): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await findEditable(tx, who, from.kind, from.number);
		const gone = await tx
			.delete(attachment)
			.where(and(eq(attachment.name, name), eq(attachment.entryId, id)))
			.returning({ name: attachment.name });
		if (gone.length === 0) missing('This file');
	});
	await onceStored(() => dropFiles(db.folder, [name]));
}

/** At the start, before anybody adds one: deletes the bytes that belong to no entry. */
export async function clearOrphans(db: Database): Promise<void> {
	const rows = await db.read.select({ name: attachment.name }).from(attachment);
	await clearFiles(db.folder, new Set(rows.map(({ name }) => name)), db.shared ? DAY : 0);
}
