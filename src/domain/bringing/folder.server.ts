import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isHidden } from '#lib/files/path.ts';
import { Names } from './notes-folder.ts';

/** Tables come last: their rows hang from what the pages beside them tell of. */
const rank = (path: string) => (/\.(csv|tsv|json|jsonl|ndjson)$/i.test(path) ? 1 : 0);

/** Files that were brought, in an order that is the same whenever it is asked for. */
export interface BroughtFolder {
	files: readonly string[];
	names: Names;
	/** The folder that all of them lie in, with `/` behind it; empty where there is none. */
	common: string;
	pathOf: (file: string) => string;
	/** Null where it is none of these files. */
	read: (file: string) => Promise<Uint8Array | null>;
	sizeOf: (file: string) => Promise<number>;
	/** When it was changed last; null where nobody knows. */
	changedAt: (file: string) => Promise<number | null>;
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** All files below a folder but hidden ones; links to other places are no files. */
export async function broughtFolder(root: string): Promise<BroughtFolder> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(root.length + 1)
				.split('\\')
				.join('/'),
		)
		.filter((name) => !isHidden(name))
		.sort((a, b) => rank(a) - rank(b) || BY_NAME.compare(a, b) || (a < b ? -1 : 1));
	const known = new Set(files);
	const [first = ''] = files;
	const top = first.slice(0, first.indexOf('/') + 1);
	const common = top !== '' && files.every((file) => file.startsWith(top)) ? top : '';
	const pathOf = (file: string) => join(root, ...posix.normalize(file).split('/'));
	return {
		files,
		names: new Names(files),
		common,
		pathOf,
		read: async (file) => (known.has(file) ? readFile(pathOf(file)) : null),
		sizeOf: async (file) => (await stat(pathOf(file))).size,
		changedAt: async (file) => Math.floor((await stat(pathOf(file))).mtimeMs) || null,
	};
}
