import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '#lib/db/backup.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { conflict, noRoom } from '#lib/errors.ts';
import { FILES, keptFiles } from '#lib/files/kept-files.server.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { readPlan } from './backup-run.server.ts';
import { outdated } from './backup-schedule.ts';
import { backupName, dropBackup, freeBytes, keptBackups, writeChecked } from './kept-backups.server.ts';

/** Where backups go, and how the database they were made with is known. */
export interface Places {
	backups: string;
	migrations: string;
}

/** In the copy itself: whoever looks at the list sees that it is not empty. */
const COUNTING = {
	entries: 'SELECT count(*) FROM entry',
	people: 'SELECT count(*) FROM person',
};

let making: Promise<{ name: string }> | null = null;

/** A new one, checked; only then those go that are kept no longer. */
export async function makeBackup(db: Database, places: Places): Promise<{ name: string }> {
	if (making) conflict('A backup is being made right now.');
	making = made(db, places);
	try {
		return await making;
	} finally {
		making = null;
	}
}

async function made(db: Database, { backups, migrations }: Places): Promise<{ name: string }> {
	mkdirSync(backups, { recursive: true, mode: 0o700 });
	const [free, needed] = [await freeBytes(backups), await neededBytes(db)];
	if (free !== null && free < needed) {
		noRoom(
			`There is no room for a backup: it needs about ${sizeInWords(needed)}, and the disk of ${backups} has ${sizeInWords(free)}. The backups that are there stay.`,
		);
	}
	const name = backupName(now());
	const { files, counts } = await backUp(db, join(backups, name), migrations, COUNTING);
	await writeChecked(backups, name, { at: now(), files, counts });
	const plan = await readPlan(db.read);
	const kept = (await keptBackups([backups])).filter(({ kind }) => kind === 'backup');
	for (const old of outdated(kept, plan)) if (old.name !== name) await dropBackup(backups, old.name);
	return { name };
}

/** What a backup takes: the database, what its log may add, and the files; a tenth more for what is written meanwhile. */
export async function neededBytes(db: Database): Promise<number> {
	const paths = [
		...(db.file === null ? [] : [db.file]),
		...(await keptFiles(db.folder)).map((name) => join(db.folder, FILES, name)),
	];
	const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
	return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) * 1.1) + 1_000_000;
}
