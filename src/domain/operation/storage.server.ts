import { statSync } from 'node:fs';
import { join } from 'node:path';
import { count, sql, sum } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { environment } from '#lib/environment.server.ts';
import { FILES, keptFiles } from '#lib/files/kept-files.server.ts';
import type { Person } from '../accounts/person.ts';
import { readWorkspace } from '../accounts/workspace.server.ts';
import { attachment } from '../entries/tables.server.ts';
import { freeBytes, keptBackups } from './kept-backups.server.ts';

/** Where the room goes, for those who look after the workspace. */
export async function readStorage(db: Database, who: Person, { backups, filesBytes } = environment()) {
	await readWorkspace(db, who);
	const rows = await db.read.select({ name: attachment.name }).from(attachment);
	const known = new Set(rows.map(({ name }) => name));
	const kept = await keptFiles(db.folder);
	const orphans = kept.filter((name) => !known.has(name));
	const copies = await keptBackups([backups, join(db.folder, 'backups')]);
	return {
		database: await databaseBytes(db),
		files: await filesByKind(db),
		orphans: { count: orphans.length, bytes: total(orphans.map((name) => join(db.folder, FILES, name))) },
		/** In the database, and not on the disk. */
		absent: rows.length - (kept.length - orphans.length),
		most: filesBytes,
		backups: { count: copies.length, bytes: copies.reduce((all, { bytes }) => all + bytes, 0) },
		free: await freeBytes(db.folder),
		folder: db.folder,
	};
}

/** By what they are: the largest part first. */
function filesByKind(db: Database) {
	const kind = sql<string>`CASE
		WHEN ${attachment.type} LIKE 'image/%' THEN 'Pictures'
		WHEN ${attachment.type} = 'application/pdf' THEN 'PDF'
		WHEN ${attachment.type} LIKE 'text/%' THEN 'Text' ELSE 'Others' END`;
	const bytes = sum(attachment.size).mapWith(Number);
	return db.read
		.select({ kind, count: count(), bytes })
		.from(attachment)
		.groupBy(kind)
		.orderBy(sql`${bytes} DESC`);
}

/** With what is in the log beside the file; as the server says where it has the rows. */
async function databaseBytes({ file, reader }: Database): Promise<number> {
	if (file !== null) return sizeOf(file) + sizeOf(`${file}-wal`);
	const { rows } = await reader.execute(
		'SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()',
	);
	return Number(rows[0]?.[0]);
}

const total = (paths: string[]) => paths.reduce((all, path) => all + sizeOf(path), 0);

function sizeOf(path: string): number {
	return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
