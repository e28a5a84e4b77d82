import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { fromBufferPromise, getFileNameLowLevel, parseExtraFields, type Entry, type ZipFile } from 'yauzl';
import type { FoundFile, RefusedFile } from './found.ts';
import { isHidden, pathProblem } from './path.ts';
import { sizeInWords } from './size.ts';
import { Unreadable } from './unreadable.ts';

export interface ZipLimits {
	/** Files and folders the zip may name. */
	entries: number;
	/** Bytes that one file may unpack to. */
	fileBytes: number;
	/** Bytes that may be unpacked from the whole zip. */
	totalBytes: number;
	/** How many times its packed size a file of more than 100 kB may unpack to. */
	ratio: number;
}

export const ZIP_LIMITS: ZipLimits = {
	entries: 5_000,
	fileBytes: 1_000_000,
	totalBytes: 100_000_000,
	ratio: 200,
};

const RATIO_COUNTS_FROM = 100_000;
const LINK = 0o120000;
const FILE_TYPE = 0o170000;

export interface ZipContents {
	files: FoundFile[];
	refused: RefusedFile[];
}

/**
 * The wanted files of a zip, in its own order. What the zip says about sizes is not believed: bytes are
 * counted while they are unpacked. A file that breaks a rule is refused with a sentence and the rest is read;
 * a zip inside the zip is a file like any other.
 * @throws Unreadable where there is no zip to read or it names too many files
 */
export async function readZip(
	bytes: Uint8Array,
	limits: ZipLimits,
	wanted: (name: string) => boolean,
): Promise<ZipContents> {
	const zip = await open(bytes);
	if (zip.entryCount > limits.entries) {
		throw new Unreadable(
			`This zip names ${zip.entryCount} files; ${limits.entries} is the most that is read.`,
		);
	}
	const found: ZipContents = { files: [], refused: [] };
	const seen = new Set<string>();
	let left = limits.totalBytes;
	try {
		for await (const entry of zip.eachEntry()) {
			const name = nameOf(entry);
			const reason = pathProblem(name);
			if (!reason && (name.endsWith('/') || isHidden(name) || !wanted(name))) continue;
			try {
				refuse(reason ?? entryProblem(entry, seen.has(name), limits));
				seen.add(name);
				const content = await unpack(zip, entry, limits, left, (size) => (left -= size));
				found.files.push({ name, bytes: content });
			} catch (problem) {
				found.refused.push({ name, reason: `“${name}” was not read: ${sentence(problem)}` });
			}
		}
	} catch {
		if (!found.files.length && !found.refused.length) throw damaged();
		found.refused.push({
			name: '',
			reason: 'The list of files in this zip is damaged; the rest was not read.',
		});
	}
	return found;
}

/** @param at the time that every file in the zip carries, so that equal contents make equal bytes */
export function writeZip(files: Iterable<FoundFile>, at: number): Uint8Array {
	const named = Array.from(files, ({ name, bytes }): [string, Uint8Array] => [name, bytes]);
	return zipSync(Object.fromEntries(named), { level: 6, mtime: at });
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
	try {
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		// The library would end at the first bad name or size; both are checked here, file by file.
		return await fromBufferPromise(buffer, {
			lazyEntries: true,
			decodeStrings: false,
			validateEntrySizes: false,
		});
	} catch {
		throw damaged();
	}
}

function nameOf(entry: Entry): string {
	const extra = parseExtraFields(entry.extraFieldRaw);
	return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, extra, false);
}

function entryProblem(entry: Entry, seen: boolean, limits: ZipLimits): string | null {
	if (seen) return 'the zip holds another file of that name.';
	if (entry.isEncrypted()) return 'it is encrypted.';
	if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) return 'it is a link to another file.';
	if (entry.uncompressedSize > limits.fileBytes) return tooBig(limits);
	return null;
}

async function unpack(
	zip: ZipFile,
	entry: Entry,
	limits: ZipLimits,
	left: number,
	spend: (bytes: number) => void,
): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	const packed = Math.max(entry.compressedSize, 1);
	let size = 0;
	for await (const chunk of await zip.openReadStreamPromise(entry)) {
		const bytes = chunk as Uint8Array;
		size += bytes.length;
		spend(bytes.length);
		if (size > limits.fileBytes) refuse(tooBig(limits));
		if (size > left) refuse(`the zip unpacks to more than ${sizeInWords(limits.totalBytes)}.`);
		if (size > RATIO_COUNTS_FROM && size > packed * limits.ratio) {
			refuse(`it unpacks to more than ${limits.ratio} times its packed size.`);
		}
		chunks.push(bytes);
	}
	const content = Buffer.concat(chunks, size);
	if (crc32(content) !== entry.crc32) refuse('its contents are damaged.');
	return content;
}

function tooBig(limits: ZipLimits): string {
	return `it is larger than ${sizeInWords(limits.fileBytes)}.`;
}

function refuse(reason: string | null): void {
	if (reason) throw new Unreadable(reason);
}

function sentence(problem: unknown): string {
	return problem instanceof Unreadable ? problem.message : 'its contents are damaged.';
}

function damaged(): Unreadable {
	return new Unreadable('This file is not a zip, or it is damaged.');
}
