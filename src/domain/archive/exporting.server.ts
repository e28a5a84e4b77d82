import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { zipAsRead, writeZip } from '#lib/files/zip-stream.server.ts';
import { isOwner } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { personWith } from '../accounts/people.server.ts';
import { note } from '../audit/audit.server.ts';
import { folderOfRun } from '../moving/folder.server.ts';
import { advance, runOf, type Run, type Work } from '../moving/runs.server.ts';
import { namesHere } from './names.server.ts';
import { everyFile, filesAt, head, placesOf, type ArchiveFile, type Scope } from './taking-out.server.ts';

export const EXPORT = 'export-workspace';
const ZIP = 'archive.zip';
/** The same in every archive, so that equal workspaces make equal bytes. */
const AT = Date.UTC(2026, 0, 1);
const LONG_ENOUGH = 1_500;

/** After which piece of the work it is; once all are written, they are packed. */
interface ExportPlace {
	after: string | null;
	packing: boolean;
}

/** Takes the workspace out into a zip, piece by piece: a piece that was begun and not finished is written again. */
export const exportWorkspace: Work = {
	name: EXPORT,
	batch: async (db, run) => {
		const { after, packing } = (run.place ?? { after: null, packing: false }) as ExportPlace;
		const folder = await folderOfRun(db, run.key);
		const scope = await scopeOf(db, run);
		if (packing) return pack(db, run, folder);
		if (after === null) {
			await rm(join(folder, 'tree'), { recursive: true, force: true });
			for await (const file of head(db, scope)) await put(folder, file);
		}
		const places = await placesOf(db.read, scope);
		const names = await namesHere(db.read);
		const began = performance.now();
		let last = after;
		let done = after === null ? 0 : run.done;
		for (const place of places.slice(1 + places.findIndex(({ key }) => key === after))) {
			for await (const file of filesAt(db, scope, place, names)) await put(folder, file);
			last = place.key;
			done++;
			if (performance.now() - began > LONG_ENOUGH) break;
		}
		const isAll = last === (places.at(-1)?.key ?? null);
		const next: ExportPlace = { after: last, packing: isAll };
		const step = isAll ? 'Packing' : 'Writing';
		await transact(db, (tx) => advance(tx, run, { place: next, done, total: places.length, step }));
		return true;
	},
};

async function scopeOf(db: Database, run: Run): Promise<Scope> {
	const who = await personWith(db.read, run.personId);
	if (who?.role !== 'owner') conflict('Whoever began it is no owner any more.');
	const { key } = run.asked;
	return { who, sealFor: typeof key === 'string' ? key : null };
}

async function put(folder: string, { name, bytes }: ArchiveFile): Promise<void> {
	const found = await bytes();
	if (found === null) return;
	const path = join(folder, 'tree', name);
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await writeFile(path, found, { mode: 0o600 });
}

/** Long, and one piece of work: it says how far it is, and that it is still at it. */
async function pack(db: Database, run: Run, folder: string): Promise<boolean> {
	const unfinished = join(folder, `.${ZIP}`);
	const names = await namesIn(join(folder, 'tree'));
	const so = (done: number) =>
		transact(db, (tx) => advance(tx, run, { place: run.place, done, total: names.length, step: 'Packing' }));
	await writeZip(unfinished, treeOf(join(folder, 'tree'), names, so), AT);
	await rename(unfinished, join(folder, ZIP));
	await so(names.length);
	await rm(join(folder, 'tree'), { recursive: true, force: true });
	return false;
}

async function namesIn(root: string): Promise<string[]> {
	const all = await readdir(root, { recursive: true, withFileTypes: true });
	const files = all.filter((one) => one.isFile());
	return files.map((one) => relative(root, join(one.parentPath, one.name)).replaceAll('\\', '/')).sort();
}

async function* treeOf(
	root: string,
	names: readonly string[],
	so: (done: number) => Promise<void>,
): AsyncGenerator<FoundFile> {
	let told = performance.now();
	for (const [done, name] of names.entries()) {
		yield { name, bytes: await readFile(join(root, name)) };
		if (performance.now() - told < LONG_ENOUGH) continue;
		await so(done + 1);
		told = performance.now();
	}
}

/** What anybody may read of what is published, with nothing that is private: for whoever asks. */
export async function readableZip(db: Database, who: Person): Promise<Readable> {
	await transact(db, (tx) =>
		note(tx, who, { act: 'workspace-exported', details: { what: 'what they may read' } }),
	);
	return zipAsRead(readable(db, who), AT);
}

async function* readable(db: Database, who: Person): AsyncGenerator<FoundFile> {
	for await (const { name, bytes } of everyFile(db, { who, sealFor: null })) {
		const found = await bytes();
		if (found) yield { name, bytes: found };
	}
}

/** The zip of an export that is done. */
export async function fetchExport(db: Database, who: Person, key: string) {
	if (!isOwner(who)) missing('This archive');
	const run = await runOf(db.read, who, key);
	if (run.work !== EXPORT || run.state !== 'done') missing('This archive');
	const path = join(await folderOfRun(db, run.key), ZIP);
	const found = await stat(path).catch(() => missing('This archive'));
	return { stream: createReadStream(path), bytes: found.size };
}
