import { join } from 'node:path';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict } from '#lib/errors.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { writeSetting } from '#lib/settings.server.ts';
import { folderOfRun } from '../moving/folder.server.ts';
import { advance, type Run, type Work } from '../moving/runs.server.ts';
import type { RunLine } from '../moving/run.ts';
import { clearShipped, isEmpty } from './emptiness.server.ts';
import { indexNext } from './indexing.server.ts';
import { lookAhead } from './looking-ahead.server.ts';
import { readArchived } from './reading-archive.server.ts';
import { Source } from './source.server.ts';
import { forgetSpooled, putFile, Spool } from './spool.server.ts';
import { beginning, STEPS, type ImportPlace, type Read } from './stages.ts';
import { SOURCE } from './taking-out.server.ts';
import { writeNext } from './writing.server.ts';
import type { ArchivedRow } from './rows.server.ts';

export const IMPORT = 'import-workspace';
export const UPLOADED = 'archive.zip';

/** Files or bytes read, or milliseconds gone, before it is noted how far it is. */
const FILES_AT_ONCE = 400;
const BYTES_AT_ONCE = 16_000_000;
const LONG_ENOUGH = 1_500;

/**
 * Takes in a workspace that another Kintsugi took out, or this one. It is read once, spooled by table, compared with
 * what is here, and written in batches. Into an empty workspace everything comes as it was; beside others, people are
 * matched by their address, teams and topics by their name, and entries that are here already stay as they are.
 */
export const importWorkspace: Work = {
	name: IMPORT,
	batch: async (db, run) => {
		const place = (run.place ?? beginning()) as ImportPlace;
		switch (place.stage) {
			case 'reading':
				return read(db, run, place);
			case 'planning':
				return plan(db, run, place);
			case 'writing':
			case 'later':
				return writeNext(db, run, place);
			case 'indexing':
				return indexNext(db, run, place);
		}
	},
	letGo: async (run) => {
		await reading.get(run)?.close();
		reading.delete(run);
	},
};

const reading = new WeakMap<Run, Source>();

/** It goes on where the last batch ended; after a restart, it looks for that. */
async function sourceAt(db: Database, run: Run, { files }: { files: number }): Promise<Source> {
	const before = reading.get(run);
	if (before?.at === files) return before;
	await before?.close();
	const source = new Source(await pathOf(db, run), files);
	reading.set(run, source);
	return source;
}

/** What it is taken from: what was uploaded, or a folder or zip on this machine that the command line names. */
async function pathOf(db: Database, run: Run): Promise<string> {
	const { path } = run.asked;
	return typeof path === 'string' ? path : join(await folderOfRun(db, run.key), UPLOADED);
}

async function read(db: Database, run: Run, place: ImportPlace & { stage: 'reading' }): Promise<boolean> {
	const folder = await folderOfRun(db, run.key);
	const spool = new Spool(folder);
	await spool.cutBack(place.sizes);
	const rows = new Map<string, ArchivedRow[]>();
	const lines: RunLine[] = [];
	const next = { ...place };
	let total = run.total;
	let looked = 0;
	const began = performance.now();
	let bytes = 0;
	try {
		const source = await sourceAt(db, run, place);
		for (let step = await source.next(); step; step = await source.next()) {
			const { at, of, file } = step;
			next.files = at;
			total = of;
			looked++;
			if (file && 'reason' in file)
				lines.push({ kind: 'problem', subject: file.name, sentence: file.reason });
			else if (file) await take(file);
			if (file && 'bytes' in file) bytes += file.bytes.length;
			if (looked >= FILES_AT_ONCE || bytes > BYTES_AT_ONCE || performance.now() - began > LONG_ENOUGH) {
				await note(next);
				return true;
			}
		}
	} catch (problem) {
		if (problem instanceof Unreadable) conflict(problem.message);
		throw problem;
	}
	const { head } = next;
	if (head === null) conflict('This is no archive of a Kintsugi: there is no workspace.json in it.');
	const sizes = await spool.add(rows, next.sizes);
	const opened = Object.keys(sizes).some((name) => name.endsWith('.sealed'));
	if (head.sealedFor !== null && !opened && next.closed > 0) {
		lines.push({
			kind: 'problem',
			subject: 'What is private',
			sentence: 'It was sealed for another Kintsugi, and stays out.',
		});
	}
	const all = next.rows + counted(rows);
	const from: Read = { head, sizes, rows: all, opened };
	await transact(db, (tx) =>
		advance(tx, run, {
			...{ place: { stage: 'planning', from } satisfies ImportPlace, lines },
			...{ done: 0, total: all, step: STEPS.planning },
		}),
	);
	return true;

	async function take(file: { name: string; bytes: Uint8Array }): Promise<void> {
		const found = readArchived(db, file);
		if (found.is === 'head') next.head = found.head;
		if (found.is === 'closed') next.closed++;
		if (found.is === 'damaged') lines.push({ kind: 'problem', subject: file.name, sentence: found.why });
		if (found.is === 'file') await putFile(folder, found.name, found.bytes);
		if (found.is === 'rows') {
			for (const [name, list] of found.rows) {
				const before = rows.get(name);
				if (before) for (const row of list) before.push(row);
				else rows.set(name, list);
			}
		}
	}

	async function note(so: ImportPlace & { stage: 'reading' }): Promise<void> {
		const sizesNow = await spool.add(rows, so.sizes);
		const after = { ...so, sizes: sizesNow, rows: so.rows + counted(rows) };
		await transact(db, (tx) =>
			advance(tx, run, { place: after, done: so.files, total, step: STEPS.reading, lines }),
		);
	}
}

function counted(rows: ReadonlyMap<string, readonly unknown[]>): number {
	return [...rows.values()].reduce((sum, list) => sum + list.length, 0);
}

async function plan(db: Database, run: Run, { from }: ImportPlace & { stage: 'planning' }): Promise<boolean> {
	const whole = await isEmpty(db.read, run.personId);
	if (run.dryRun) {
		const spool = new Spool(await folderOfRun(db, run.key));
		const lines = await lookAhead(db.read, spool, from, whole);
		await transact(db, (tx) =>
			advance(tx, run, { place: { stage: 'planning', from }, done: from.rows, total: from.rows, lines }),
		);
		await forgetSpooled(await folderOfRun(db, run.key));
		return false;
	}
	await transact(db, async (tx) => {
		// From here on it is that workspace, in another place.
		if (whole) {
			await writeSetting(tx, SOURCE, from.head.source);
			await clearShipped(tx);
		}
		const place: ImportPlace = { stage: 'writing', from, whole, table: 0, at: 0, done: 0 };
		await advance(tx, run, { place, done: 0, total: from.rows, step: STEPS.writing });
	});
	return true;
}
