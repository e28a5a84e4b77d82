import { basename, resolve } from 'node:path';
import { readFolder } from '#lib/files/folder.server.ts';
import type { FoundFile, RefusedFile } from '#lib/files/found.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { readZip, ZIP_LIMITS } from '#lib/files/zip.server.ts';

/** What somebody brings to be imported: files as they were found, or why one was not read. */
export type Brought = FoundFile | RefusedFile;

const ZIP = /\.zip$/i;
const DOCUMENT = /\.(md|markdown|md\.erb)$/i;
const ZIP_BYTES = 50_000_000;
const wanted = (name: string) => DOCUMENT.test(name) || ZIP.test(name);

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

/** The documents among files that a browser sent. */
export async function* broughtByUpload(files: readonly File[]): AsyncGenerator<Brought> {
	for (const file of files) {
		const name = file.name.replaceAll('\\', '/');
		if (!wanted(name)) yield { name, reason: `“${name}” is neither Markdown nor a zip of it.` };
		else yield* unpacked({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
	}
}

async function* unpacked(file: Brought): AsyncGenerator<Brought> {
	if ('reason' in file || !ZIP.test(file.name)) {
		yield file;
		return;
	}
	try {
		const { files, refused } = await readZip(file.bytes, ZIP_LIMITS, (name) => DOCUMENT.test(name));
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
