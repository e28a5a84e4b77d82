import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { diskFull } from '../errors.ts';

/** Where the bytes of files lie, inside the data folder. */
export const FILES = 'files';

export function pathOfFile(data: string, name: string): string {
	return join(data, FILES, name);
}

/**
 * Has its name only once every byte is on the disk: a crash leaves no half file behind a name.
 * @returns false where there is a file of that name; it stays as it is
 */
export async function keepFile(data: string, name: string, bytes: Uint8Array): Promise<boolean> {
	const folder = join(data, FILES);
	const unfinished = join(folder, `.${name}`);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const writing = await openNew(unfinished);
	if (!writing) return false;
	try {
		await using file = writing;
		// Whoever holds the unfinished file is the only one who can be giving this name.
		if (existsSync(join(folder, name))) return false;
		await file.writeFile(bytes);
		await file.sync();
		await rename(unfinished, join(folder, name));
		await flushFolder(folder);
		return true;
	} catch (problem) {
		if (codeOf(problem) === 'ENOSPC') diskFull();
		throw problem;
	} finally {
		await rm(unfinished, { force: true });
	}
}

async function openNew(path: string): Promise<FileHandle | null> {
	try {
		return await open(path, 'wx', 0o600);
	} catch (problem) {
		if (codeOf(problem) === 'EEXIST') return null;
		throw problem;
	}
}

function codeOf(problem: unknown): unknown {
	return problem instanceof Error && 'code' in problem ? problem.code : null;
}

/** The new name itself has to survive a loss of power. Windows does so without being asked. */
async function flushFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	await using handle = await open(folder);
	await handle.sync();
}

/** By data folder that is being copied: the names that go when the copy is done. */
const copied = new Map<string, Set<string>>();
const oneCopy = pLimit(1);

/** Deletes files for good; while a backup is made, as soon as it is done. */
export async function dropFiles(data: string, names: Iterable<string>): Promise<void> {
	const waiting = copied.get(data);
	for (const name of names) {
		if (waiting) waiting.add(name);
		else await rm(pathOfFile(data, name), { force: true });
	}
}

/** No file goes while `work` copies them, so that the copy has each that its database names. */
export function holdingFiles<Result>(data: string, work: () => Promise<Result>): Promise<Result> {
	return oneCopy(async () => {
		const waiting = new Set<string>();
		copied.set(data, waiting);
		try {
			return await work();
		} finally {
			copied.delete(data);
			await dropFiles(data, waiting);
		}
	});
}

/** The names of all files that are whole. */
export async function keptFiles(data: string): Promise<string[]> {
	return (await namesIn(data)).filter((name) => !name.startsWith('.'));
}

/**
 * Deletes what nothing refers to: what a crash left between the bytes and their row, and the files of what was
 * erased. Only while nobody can be adding one.
 * @param age of what may go, in milliseconds: where others may be adding one, a day
 */
export async function clearFiles(data: string, known: ReadonlySet<string>, age = 0): Promise<void> {
	const orphans = (await namesIn(data)).filter((name) => !known.has(name));
	for (const name of orphans) {
		const found = await stat(pathOfFile(data, name)).catch(() => null);
		if (found && Date.now() - found.mtimeMs >= age) await dropFiles(data, [name]);
	}
}

async function namesIn(data: string): Promise<string[]> {
	try {
		return await readdir(join(data, FILES));
	} catch (problem) {
		if (codeOf(problem) === 'ENOENT') return [];
		throw problem;
	}
}
