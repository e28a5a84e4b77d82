import { statSync } from 'node:fs';
import { z } from 'zod';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { emptyLog, rewrite } from '#lib/db/cleaning.server.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { log } from '#lib/log/log.server.ts';

/** The day on which something was told, changed or taken back that the file still shows the place of. */
const SETTING = 'unsigned.uncleaned';
const Uncleaned = z.string().or(z.object({}).transform(() => null));

/** A file up to this size is written anew within a second, so nobody has to wait for the night. */
const SMALL = 64_000_000;

export async function isToBeCleaned(tx: Transaction): Promise<void> {
	await writeSetting(tx, SETTING, isoDay(now(), 'UTC'));
}

/**
 * The log beside the file holds pages in the order in which they were written, and new pages of the file lie in the
 * order in which they were asked for: both would tell what came before what. The log is emptied at once, and the
 * file written anew in the order of its keys: at once where it is small, else by `cleanWhenDue`.
 */
export async function cleanUp(db: Database): Promise<void> {
	await emptyLog(db);
	if (db.file !== null && statSync(db.file).size <= SMALL) await clean(db);
}

/** In the night after something was told, changed or taken back. */
export async function cleanWhenDue(db: Database): Promise<void> {
	const day = await readSetting(db.read, SETTING, Uncleaned);
	if (day !== null && day < isoDay(now(), 'UTC')) await clean(db);
}

/** Where it cannot be done (the disk is full, a backup is reading), what was stored is stored: the night tries again. */
async function clean(db: Database): Promise<void> {
	try {
		if (!(await rewrite(db, INDEXES))) return;
		await transact(db, (tx) => writeSetting(tx, SETTING, null));
		await emptyLog(db);
	} catch (problem) {
		log.problem('Cleaning', problem);
	}
}

/** Where deleted words stay until they are merged away. */
const INDEXES = ['search_text', 'search_words', 'search_titles'];
