import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, parseExtraFields, type Entry, type ZipFile } from 'yauzl';
import type { FoundFile, RefusedFile } from './found.ts';
import { isHidden, pathProblem } from './path.ts';
import { sizeInWords } from './size.ts';
import { Unreadable } from './unreadable.ts';

/** A zip that may be larger than what fits into memory: one file of it is there at a time. */
export interface LargeLimits {
	entries: number;
	fileBytes: number;
	totalBytes: number;
	/** How many times its packed size a file of more than 100 kB may unpack to. */
	ratio: number;
}

const RATIO_COUNTS_FROM = 100_000;
const LINK = 0o120000;
const FILE_TYPE = 0o170000;

/**
 * What can be unpacked of a zip on the disk, in its own order; from the `from`th file on. Sizes are counted, not
 * believed.
 * @throws Unreadable where there is no zip to read, or it is more than is taken
 */
export async function* eachInZip(
	path: string,
	limits: LargeLimits,
	from = 0,
	/** Others are counted, and not unpacked. */
	wanted: (name: string) => boolean = () => true,
): AsyncGenerator<{ at: number; of: number; file: FoundFile | RefusedFile | null }> {
	const zip = await opened(path);
	try {
		if (zip.entryCount > limits.entries) {
			throw new Unreadable(
				`This zip names ${zip.entryCount} files; ${limits.entries} is the most that is read.`,
			);
		}
		let at = 0;
		let left = limits.totalBytes;
		for await (const entry of zip.eachEntry()) {
			at++;
			if (at <= from) continue;
			const file = await unpacked(zip, entry, limits, left, wanted);
			if (file && 'bytes' in file) left -= file.bytes.length;
			yield { at, of: zip.entryCount, file };
		}
	} finally {
		zip.close();
	}
}

async function opened(path: string): Promise<ZipFile> {
	try {
		return await openPromise(path, {
			lazyEntries: true,
			decodeStrings: false,
			validateEntrySizes: false,
			autoClose: false,
		});
	} catch {
		throw new Unreadable('This file is not a zip, or it is damaged.');
	}
}

async function unpacked(
	zip: ZipFile,
	entry: Entry,
	limits: LargeLimits,
	left: number,
	wanted: (name: string) => boolean,
): Promise<FoundFile | RefusedFile | null> {
	const extra = parseExtraFields(entry.extraFieldRaw);
	const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, extra, false);
	const refused = (why: string): RefusedFile => ({ name, reason: `“${name}” was not read: ${why}` });
	const problem = pathProblem(name);
	if (problem) return refused(problem);
	if (name.endsWith('/') || isHidden(name) || !wanted(name)) return null;
	if (entry.isEncrypted()) return refused('it is encrypted.');
	if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) {
		return refused('it is a link to another file.');
	}
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of await zip.openReadStreamPromise(entry)) {
			const bytes = chunk as Buffer;
			size += bytes.length;
			if (size > limits.fileBytes) return refused(`it is larger than ${sizeInWords(limits.fileBytes)}.`);
			if (size > left) {
				throw new Unreadable(`This zip unpacks to more than ${sizeInWords(limits.totalBytes)}.`);
			}
			if (size > RATIO_COUNTS_FROM && size > Math.max(entry.compressedSize, 1) * limits.ratio) {
				return refused(`it unpacks to more than ${limits.ratio} times its packed size.`);
			}
			chunks.push(bytes);
		}
	} catch (why) {
		if (why instanceof Unreadable) throw why;
		return refused('its contents are damaged.');
	}
	const bytes = Buffer.concat(chunks, size);
	return crc32(bytes) === entry.crc32 ? { name, bytes } : refused('its contents are damaged.');
}
