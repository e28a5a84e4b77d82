import { createHash } from 'node:crypto';
import type { Database } from '#lib/db/open.server.ts';
import { environment } from '#lib/environment.server.ts';
import { isFileName } from '#lib/files/file-address.ts';
import { lookAtFile } from '#lib/files/attachable.server.ts';
import { dropFiles, keepFile } from '#lib/files/kept-files.server.ts';
import { whyNot } from './refusals.ts';
import { refuseOverQuota } from '../entries/attachments.server.ts';
import { folderOfRun } from '../moving/folder.server.ts';
import type { RunLine } from '../moving/run.ts';
import type { Run } from '../moving/runs.server.ts';
import { readPutFile } from './spool.server.ts';
import type { ArchivedRow } from './rows.server.ts';

/**
 * Puts the bytes of files in their place, before the rows that name them. Each is looked at as if somebody had attached
 * it: what it says it is, it has to be.
 */
export async function bringFiles(
	db: Database,
	run: Run,
	rows: readonly ArchivedRow[],
): Promise<{ problems: (string | undefined)[]; lines: RunLine[]; kept: string[] }> {
	const folder = await folderOfRun(db, run.key);
	const problems: (string | undefined)[] = [];
	const kept: string[] = [];
	for (const row of rows) problems.push(await bring(row));
	const lines = problems.flatMap((sentence, n): RunLine[] =>
		sentence === undefined
			? []
			: [{ kind: 'problem', subject: `A file of ${String(rows[n]?.['entryId']).slice(0, 40)}`, sentence }],
	);
	return { problems, lines, kept };

	async function bring({ name, fileName, type, size, sha256 }: ArchivedRow): Promise<string | undefined> {
		if (typeof name !== 'string' || !isFileName(name) || typeof fileName !== 'string') {
			return 'Its name is not one that files have here.';
		}
		const bytes = await readPutFile(folder, name);
		if (!bytes) return 'The file itself is not in the archive.';
		if (createHash('sha256').update(bytes).digest('hex') !== sha256 || bytes.length !== size) {
			return 'It is not the file that it says it is.';
		}
		try {
			const found = await lookAtFile(fileName, bytes);
			if (found.type !== type) return 'It is not what it says it is.';
			await refuseOverQuota(db.read, bytes.length, environment());
		} catch (problem) {
			return whyNot(problem);
		}
		if (await keepFile(db.folder, name, bytes)) kept.push(name);
		return undefined;
	}
}

/** Their rows were not written. */
export function dropNew(db: Database, names: readonly string[]): Promise<void> {
	return dropFiles(db.folder, names);
}
