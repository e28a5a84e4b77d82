import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { FoundFile, RefusedFile } from './found.ts';
import { isHidden } from './path.ts';
import { sizeInWords } from './size.ts';
import { Unreadable } from './unreadable.ts';

const DEEPEST = 40;

/**
 * The wanted files below a folder (or the one file that `path` names), in an order that is the same on
 * every machine. Hidden files are passed over and links are not followed, so nothing outside the folder is
 * read.
 * @param fileBytes the largest file that is read
 * @throws Unreadable where there is nothing at `path`
 */
export async function* readFolder(
	path: string,
	wanted: (name: string) => boolean,
	fileBytes: number,
): AsyncGenerator<FoundFile | RefusedFile> {
	const root = await stat(path).catch((problem: unknown) => {
		throw new Unreadable(`Nothing can be read at “${path}” (${codeOf(problem)}).`);
	});
	if (root.isDirectory()) yield* walk(path, '', wanted, fileBytes, 0);
	else if (wanted(basename(path))) yield await read(path, basename(path), fileBytes, 0);
}

async function* walk(
	folder: string,
	prefix: string,
	wanted: (name: string) => boolean,
	fileBytes: number,
	depth: number,
): AsyncGenerator<FoundFile | RefusedFile> {
	if (depth > DEEPEST) {
		yield refused(prefix, `it lies more than ${DEEPEST} folders deep.`);
		return;
	}
	let entries;
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch (problem) {
		yield refused(prefix, `the folder cannot be opened (${codeOf(problem)}).`);
		return;
	}
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const name = prefix + entry.name;
		if (isHidden(entry.name)) continue;
		if (entry.isDirectory()) yield* walk(join(folder, entry.name), `${name}/`, wanted, fileBytes, depth + 1);
		else if (!wanted(name)) continue;
		else if (entry.isSymbolicLink()) yield refused(name, 'it is a link to another file.');
		else if (entry.isFile())
			yield await read(join(folder, entry.name), name, fileBytes, constants.O_NOFOLLOW);
	}
}

/**
 * One file inside a folder, or beside the one file that `root` names. Nothing outside is read, whatever links lead
 * there; null where there is none.
 */
export async function readBeside(root: string, name: string, fileBytes: number): Promise<Uint8Array | null> {
	try {
		const folder = await realpath((await stat(root)).isDirectory() ? root : dirname(root));
		const path = join(folder, name);
		if ((await realpath(path)) !== path || !path.startsWith(join(folder, sep))) return null;
		const found = await read(path, name, fileBytes, constants.O_NOFOLLOW);
		return 'bytes' in found ? found.bytes : null;
	} catch {
		return null;
	}
}

async function read(
	path: string,
	name: string,
	fileBytes: number,
	flags: number,
): Promise<FoundFile | RefusedFile> {
	try {
		await using file = await open(path, constants.O_RDONLY | flags);
		const { size, mtimeMs } = await file.stat();
		if (size > fileBytes) return refused(name, `it is larger than ${sizeInWords(fileBytes)}.`);
		return { name, bytes: await file.readFile(), changedAt: Math.floor(mtimeMs) };
	} catch (problem) {
		return refused(name, `it cannot be opened (${codeOf(problem)}).`);
	}
}

function refused(name: string, why: string): RefusedFile {
	return { name, reason: `“${name}” was not read: ${why}` };
}

function codeOf(problem: unknown): string {
	return problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown reason';
}
