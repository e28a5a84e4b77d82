import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What was found when a backup was opened and read again, right after it was made. */
const Checked = z.object({
	at: z.number(),
	files: z.number(),
	counts: z.record(z.string(), z.number()),
});
export type Checked = z.output<typeof Checked>;

export interface KeptBackup {
	name: string;
	kind: 'backup' | 'before-migration' | 'before-restore';
	/** UTC milliseconds. */
	at: number;
	bytes: number;
	checked: Checked | null;
}

const NAME = /^(kintsugi|before-migration|before-restore)-[\dTZ.-]{10,40}\.db$/;

export function backupName(at: number): string {
	return `kintsugi-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;
}

/** The copies in these folders, the newest first. */
export async function keptBackups(folders: Iterable<string>): Promise<(KeptBackup & { folder: string })[]> {
	const found = [];
	for (const folder of new Set(folders)) {
		for (const name of existsSync(folder) ? await readdir(folder) : []) {
			const kind = NAME.exec(name)?.[1];
			if (kind === undefined) continue;
			const { size, mtimeMs } = await stat(join(folder, name));
			const checked = await readChecked(folder, name);
			found.push({
				folder,
				name,
				kind: kind === 'kintsugi' ? ('backup' as const) : (kind as KeptBackup['kind']),
				at: checked?.at ?? Math.floor(mtimeMs),
				bytes: size,
				checked,
			});
		}
	}
	return found.sort((a, b) => b.at - a.at || b.name.localeCompare(a.name));
}

async function readChecked(folder: string, name: string): Promise<Checked | null> {
	try {
		return Checked.parse(JSON.parse(await readFile(beside(folder, name), 'utf8')));
	} catch {
		// Made by hand, before a migration, or by a version that kept no note.
		return null;
	}
}

export async function writeChecked(folder: string, name: string, checked: Checked): Promise<void> {
	await writeFile(beside(folder, name), `${JSON.stringify(checked)}\n`, { mode: 0o600, flush: true });
}

export async function dropBackup(folder: string, name: string): Promise<void> {
	await rm(join(folder, name), { force: true });
	await rm(beside(folder, name), { force: true });
}

const beside = (folder: string, name: string) => join(folder, name.replace(/\.db$/, '.json'));

/** Bytes that the disk of a folder still takes; null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
	try {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	} catch {
		return null;
	}
}
