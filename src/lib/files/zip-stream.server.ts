import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FoundFile } from './found.ts';
import { zipped } from './zip-writing.server.ts';

type Files = AsyncIterable<FoundFile> | Iterable<FoundFile>;

/**
 * A zip that is written while it is read: one file at a time is in memory, and the next is asked for
 * when whoever downloads has taken what came before.
 * @param at the time that every file in the zip carries
 */
export function streamZip(files: Files, at: number): ReadableStream<Uint8Array> {
	// Counted by pieces and not by bytes: small files are not asked for ahead.
	const pieces = Readable.from(zipped(files, at), { highWaterMark: 1 });
	return Readable.toWeb(pieces) as ReadableStream<Uint8Array>;
}

/** The same, as Node has it. */
export function zipAsRead(files: Files, at: number): Readable {
	return Readable.from(zipped(files, at), { objectMode: false });
}

export async function writeZip(path: string, files: Files, at: number): Promise<void> {
	await pipeline(zipped(files, at), createWriteStream(path, { mode: 0o600 }));
}
