import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#lib/db/open.server.ts';

/** Beside the database, and in no backup: what was uploaded for a run, and what it made to be fetched. */
export const MOVING_FOLDER = 'moving';

/** Made where it is not there yet. */
export async function folderOfRun(db: Pick<Database, 'folder'>, key: string): Promise<string> {
	const folder = join(db.folder, MOVING_FOLDER, key);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	return folder;
}

export async function forgetFolder(db: Pick<Database, 'folder'>, key: string): Promise<void> {
	await rm(join(db.folder, MOVING_FOLDER, key), { recursive: true, force: true });
}
