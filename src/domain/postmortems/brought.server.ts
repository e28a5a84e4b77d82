import { basename, resolve } from 'node:path';
import { environment } from '#lib/environment.server.ts';
import { readBeside, readFolder } from '#lib/files/folder.server.ts';
import type { Brought } from '#lib/files/found.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { readZip, ZIP_LIMITS } from '#lib/files/zip.server.ts';
import { isBeside, isDocument, isZip, problemOf, ZIP_BYTES } from './bringing.ts';

const wanted = (name: string) => isDocument(name) || isZip(name);

/** The documents in these files, folders and zips, one after the other. */
export async function* broughtFrom(paths: readonly string[], cwd: string): AsyncGenerator<Brought> {
	for (const path of paths) {
		try {
			let any = false;
			const root = resolve(cwd, path);
			const beside = (name: string) => readBeside(root, name, environment().fileBytes);
			for await (const file of readFolder(root, wanted, ZIP_BYTES)) {
				any = true;
				yield* unpacked('reason' in file ? file : { ...file, beside });
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
		const beside = (path: string) => readPacked(file.bytes, path);
		for (const one of files) yield { ...one, beside };
		yield* refused;
		if (files.length + refused.length === 0) {
			yield { name: file.name, reason: `There is no Markdown file in “${basename(file.name)}”.` };
		}
	} catch (problem) {
		yield { name: file.name, reason: reasonOf(problem) };
	}
}

/** One file of a zip, which may be larger than a document. */
async function readPacked(zip: Uint8Array, path: string): Promise<Uint8Array | null> {
	const { fileBytes } = environment();
	const limits = { ...ZIP_LIMITS, fileBytes, totalBytes: fileBytes };
	const { files } = await readZip(zip, limits, (name) => name === path);
	return files[0]?.bytes ?? null;
}

export function reasonOf(problem: unknown): string {
	if (problem instanceof Unreadable) return problem.message;
	throw problem;
}
