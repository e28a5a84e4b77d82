import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import { isFileName } from '#lib/files/file-address.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { FOLDERS, FORMAT, HEAD, SEALED, type Head } from './layout.ts';
import { everyFile, sourceOf, type ArchiveFile, type Scope } from './taking-out.server.ts';

/** What became of a folder that the workspace was written into. */
export interface Differences {
	made: string[];
	changed: string[];
	gone: string[];
	unchanged: number;
	/** Numbers of lessons that stand in it and did not before. */
	newLessons: number;
}

/** What everything is read with, and what its words depend on: where these change, Markdown is written anew. */
const SAID_EVERYWHERE = ['people.json', 'teams.json', 'topics.json', 'seasons.json'];

/**
 * Writes the workspace into a folder: what changed since it was last written there, and nothing else. What is no
 * longer in the workspace is deleted there. Files of anybody else are left alone. How it stood is read from the folder
 * itself.
 */
export async function writeFolder(
	db: Database,
	scope: Scope,
	folder: string,
	told: (done: number) => void = () => undefined,
): Promise<Differences> {
	await refuseForeign(db, folder);
	const done: Differences = { made: [], changed: [], gone: [], unchanged: 0, newLessons: 0 };
	const known = new Set<string>();
	const touched = new Set<string>();
	let anew = false;
	for await (const file of everyFile(db, scope)) {
		known.add(file.name);
		const state = await bring(folder, file, touched, anew, done);
		if (state === 'gone') known.delete(file.name);
		if (state === 'changed' || state === 'made') {
			touched.add(file.name);
			if (SAID_EVERYWHERE.includes(file.name)) anew = true;
			done[state].push(file.name);
		} else if (state === 'same') done.unchanged++;
		told(known.size);
	}
	for (const name of await ownFiles(folder)) {
		if (known.has(name)) continue;
		await rm(join(folder, name));
		done.gone.push(name);
	}
	return done;
}

async function bring(
	folder: string,
	file: ArchiveFile,
	touched: ReadonlySet<string>,
	anew: boolean,
	done: Differences,
): Promise<'made' | 'changed' | 'same' | 'gone'> {
	const path = join(folder, file.name);
	const isThere = existsSync(path);
	if (isThere && file.settled) return 'same';
	if (isThere && file.follows !== undefined && !anew && !touched.has(file.follows)) return 'same';
	const bytes = await file.bytes();
	if (bytes === null) return 'gone';
	const before = isThere ? await readFile(path) : null;
	if (before?.equals(bytes)) return 'same';
	if (file.name.endsWith('.json')) done.newLessons += newLessons(before, bytes);
	await mkdir(dirname(path), { recursive: true });
	// A crash leaves the whole old one or the whole new one.
	await writeFile(`${path}.new`, bytes);
	await rename(`${path}.new`, path);
	return isThere ? 'changed' : 'made';
}

function newLessons(before: Buffer | null, after: Uint8Array): number {
	const then = lessonsIn(before);
	return [...lessonsIn(Buffer.from(after))].filter((id) => !then.has(id)).length;
}

function lessonsIn(bytes: Buffer | null): Set<unknown> {
	if (bytes === null) return new Set();
	try {
		const { lesson = [] } = JSON.parse(bytes.toString('utf8')) as { lesson?: { id: unknown }[] };
		return new Set(lesson.map(({ id }) => id));
	} catch {
		return new Set();
	}
}

/** A folder of something else is not written into. */
async function refuseForeign(db: Database, folder: string): Promise<void> {
	const names = await readdir(folder).catch(() => null);
	if (names === null || names.every((name) => name.startsWith('.'))) return;
	const before = await headIn(folder);
	if (before === null) conflict('There is something else in this folder. Choose an empty one.');
	if (before.source !== (await sourceOf(db))) {
		conflict(`This folder holds another workspace, “${before.name}”. Choose another folder.`);
	}
}

async function headIn(folder: string): Promise<Head | null> {
	try {
		const head = JSON.parse(await readFile(join(folder, HEAD), 'utf8')) as Head;
		return head.kintsugi === FORMAT ? head : null;
	} catch {
		return null;
	}
}

const NAMES = Object.entries(FOLDERS).map(
	([kind, folder]) => new RegExp(`^${folder}/${KINDS[kind as Kind].prefix}-\\d+\\.(json|md)$`),
);
const STANDING =
	/^(people|teams|topics|skills|seasons|shelves|gatherings|log|time|pulse|post-mortems|settings)\.json$/;

/** Files in it that the archive wrote, by the look of their names. */
async function ownFiles(folder: string): Promise<string[]> {
	const all = await readdir(folder, { recursive: true });
	const names = all.map((name) => name.replaceAll('\\', '/')).filter(isOurs);
	const files = await Promise.all(
		names.map(async (name) => ((await stat(join(folder, name))).isFile() ? name : '')),
	);
	return files.filter(Boolean).sort();
}

function isOurs(name: string): boolean {
	if (STANDING.test(name) || NAMES.some((one) => one.test(name))) return true;
	const [first, ...rest] = name.split('/');
	if (first === 'files') return rest.length === 1 && isFileName(rest[0] ?? '');
	if (first !== SEALED) return false;
	return rest[0] === 'files' ? isFileName(rest[1] ?? '') : name.endsWith('.sealed');
}
