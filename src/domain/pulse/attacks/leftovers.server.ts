import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { count } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { KEYS } from '../round-key.server.ts';
import { pulseSealed } from '../tables.server.ts';
import { openOne } from '../opening.server.ts';

/** Something in a file that is not to be there. */
export interface Leftover {
	/** Within the data folder, or the folder of the backups. */
	file: string;
	what: string;
}

/**
 * A sealed place, as it stands in a file: whole, or what of it runs over to a page of its own. Nothing else of a workspace is so
 * long without a space or a line.
 */
const SEALED = /[\w-]{2200,2900}/g;
const JOURNALS = ['-wal', '-shm', '-journal'];

/**
 * Reads the files of a workspace byte by byte, as somebody does who has them: the database with what was deleted from it, the
 * log beside it, the backups, and the keys. While a round is open its key is beside the database, and nowhere else.
 */
export async function attackFiles(db: Database, backups: string): Promise<Leftover[]> {
	const open = await openOne(db.read);
	const [places] = await db.read.select({ many: count() }).from(pulseSealed);
	const keys = keyFiles(db.folder);
	const found: Leftover[] = keys
		.filter(({ name }) => name !== `${open?.id ?? 'none'}.key`)
		.map(({ name }) => ({ file: join(KEYS, name), what: 'the key of a round that is over' }));
	const live = db.file === null ? [] : [db.file];
	const beside = live.flatMap((file) => JOURNALS.map((end) => file + end)).filter((file) => existsSync(file));
	const copies = [backups, join(db.folder, 'backups')].flatMap(filesIn);
	for (const file of new Set([...live, ...beside, ...copies])) {
		const bytes = readFileSync(file);
		const named = relative(db.folder, file);
		if (keys.some(({ key }) => holds(bytes, key))) found.push({ file: named, what: 'the key of a round' });
		if (copies.includes(file)) continue;
		const sealed = [...bytes.toString('latin1').matchAll(SEALED)].length;
		const allowed = file === db.file ? (places?.many ?? 0) : 0;
		if (sealed > allowed) found.push({ file: named, what: `${sealed - allowed} sealed answers too many` });
	}
	return found;
}

function keyFiles(folder: string): { name: string; key: Buffer }[] {
	return filesIn(join(folder, KEYS)).map((file) => ({
		name: relative(join(folder, KEYS), file),
		key: readFileSync(file),
	}));
}

function holds(bytes: Buffer, key: Buffer): boolean {
	if (key.length === 0) return false;
	return [
		key,
		...(['hex', 'base64', 'base64url'] as const).map((way) => Buffer.from(key.toString(way))),
	].some((form) => bytes.includes(form));
}

function filesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
