import { basename, resolve } from 'node:path';
import { readFolder } from '#lib/files/folder.server.ts';
import type { FoundFile, RefusedFile } from '#lib/files/found.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { readZip, ZIP_LIMITS } from '#lib/files/zip.server.ts';
import { isBeside, isDocument, isZip, problemOf, ZIP_BYTES } from './bringing.ts';

/** What somebody brings to be imported: files as they were found, or why one was not read. */
export type Brought = FoundFile | RefusedFile;

const wanted = (name: string) => isDocument(name) || isZip(name);

/** The documents in these files, folders and zips, one after the other. */
export async function* broughtFrom(paths: readonly string[], cwd: string): AsyncGenerator<Brought> {
	for (const path of paths) {
		try {
			let any = false;
			for await (const file of readFolder(resolve(cwd, path), wanted, ZIP_BYTES)) {
				any = true;
				yield* unpacked(file);
			}
			if (!any) yield { name: path, reason: `There is no Markdown file in “${path}”.` };
		} catch (problem) {
			yield { name: path, reason: reasonOf(problem) };
		}
	}
}

/** The documents among files that a browser sent, each under the path it has in a folder that was chosen. */
export async function* broughtByUpload(files: readonly File[]): AsyncGenerator<Brought> {
	for (const file of files) {
		const name = file.name.replaceAll('\\', '/');
		if (isBeside(name)) continue;
		const reason = problemOf({ name, size: file.size });
		if (reason !== null) yield { name, reason };
		else yield* unpacked({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
	}
}

async function* unpacked(file: Brought): AsyncGenerator<Brought> {
	if ('reason' in file || !isZip(file.name)) {
		yield file;
		return;
	}
	try {
		const { files, refused } = await readZip(file.bytes, ZIP_LIMITS, isDocument);
		yield* files;
		yield* refused;
		if (files.length + refused.length === 0) {
			yield { name: file.name, reason: `There is no Markdown file in “${basename(file.name)}”.` };
		}
	} catch (problem) {
		yield { name: file.name, reason: reasonOf(problem) };
	}
}

export function reasonOf(problem: unknown): string {
	if (problem instanceof Unreadable) return problem.message;
	throw problem;
}
