import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { isOwner } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { folderOfRun } from '../moving/folder.server.ts';
import { linesOf, newRunKey, runOf, runsOf, shownRun, startRun, type Run } from '../moving/runs.server.ts';
import { LINE_KINDS } from '../moving/run.ts';
import { EXPORT } from './exporting.server.ts';
import { movingKey, isMovingKey } from './sealing.server.ts';
import { IMPORT, UPLOADED } from './taking-in.server.ts';

/** A workspace goes out and comes in as a whole, and owners alone decide that. */
export function ownersOnly(who: Person): void {
	if (!isOwner(who)) forbidden('Owners take the workspace out, and bring one in.');
}

export const Exporting = z.object({
	/** The moving key of the Kintsugi that it goes to; empty where nothing private goes along. */
	key: z.string().trim().max(200).default(''),
});

export async function startExport(
	db: Database,
	who: Person,
	{ key }: z.output<typeof Exporting>,
): Promise<Run> {
	ownersOnly(who);
	if (key !== '' && !isMovingKey(key)) {
		invalid({
			key: 'This is no moving key. It begins with kintsugi- and stands on this page of the other Kintsugi.',
		});
	}
	return transact(db, async (tx) => {
		await noteOut(tx, who, key !== '');
		return startRun(tx, who, { work: EXPORT, asked: { key: key === '' ? null : key } });
	});
}

/** Noted before a line is written: what the command line takes out, too. */
export async function noteExported(db: Database, who: Person, whole: boolean): Promise<void> {
	ownersOnly(who);
	await transact(db, (tx) => noteOut(tx, who, whole));
}

function noteOut(tx: Transaction, who: Person, whole: boolean): Promise<void> {
	const what = whole ? 'all, with what is private sealed,' : 'what they may read';
	return note(tx, who, { act: 'workspace-exported', details: { what } });
}

/** Of what lies in the run's folder already, or at a path of this machine. */
export async function startImport(
	db: Database,
	who: Person,
	{ key, path, dryRun }: { key: string; path?: string; dryRun: boolean },
): Promise<Run> {
	ownersOnly(who);
	return transact(db, (tx) =>
		startRun(tx, who, { work: IMPORT, key, dryRun, asked: path === undefined ? {} : { path } }),
	);
}

/** A larger one comes in by the command line, on the machine itself: bytes. */
export const LARGEST_SENT = 60_000_000;

/** Says what bringing it in would do. What was sent stays for the import itself, so that it need not be sent again. */
export async function lookAhead(db: Database, who: Person, sent: Blob): Promise<Run> {
	ownersOnly(who);
	const key = newRunKey();
	const path = join(await folderOfRun(db, key), UPLOADED);
	await pipeline(Readable.fromWeb(sent.stream() as never), createWriteStream(path, { mode: 0o600 }));
	return startImport(db, who, { key, dryRun: true });
}

/** What was looked ahead of is brought in: what was sent for it is there still. */
export async function importAfterLooking(db: Database, who: Person, key: string): Promise<Run> {
	ownersOnly(who);
	const looked = await runOf(db.read, who, key);
	if (looked.work !== IMPORT || !looked.dryRun || looked.state !== 'done') {
		conflict('There is nothing to bring in here.');
	}
	const sent = join(await folderOfRun(db, key), UPLOADED);
	const next = newRunKey();
	const taken = join(await folderOfRun(db, next), UPLOADED);
	await rename(sent, taken).catch(() => conflict('It was brought in already, or is gone: send it again.'));
	return startImport(db, who, { key: next, dryRun: false });
}

export async function movingPage(db: Database, who: Person) {
	ownersOnly(who);
	return {
		key: movingKey(db.folder),
		exports: await runsOf(db.read, who, [EXPORT], 5),
		imports: await runsOf(db.read, who, [IMPORT], 5),
	};
}

/** One run, with what became of its things. */
export async function movingRunPage(db: Database, who: Person, key: string) {
	ownersOnly(who);
	const run = await runOf(db.read, who, key);
	if (run.work !== EXPORT && run.work !== IMPORT) missing('This run');
	const lists = await Promise.all(
		LINE_KINDS.map(async (kind) => ({ kind, lines: await linesOf(db.read, run, { kind, limit: SHOWN }) })),
	);
	return { run: shownRun(run), lists: lists.filter(({ lines }) => lines.length > 0) };
}

/** As many lines of each kind stand on the page; how many there are is told above them. */
export const SHOWN = 200;
