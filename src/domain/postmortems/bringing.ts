import { isHidden } from '#lib/files/path.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { MARKDOWN_LIMIT } from '#lib/markdown/limit.ts';

/** The largest document: what one post-mortem may hold. */
export const DOCUMENT_BYTES = MARKDOWN_LIMIT;
export const ZIP_BYTES = 50_000_000;
/** What a single request may carry, whatever it carries. */
export const AT_ONCE_BYTES = 50_000_000;

const ZIP = /\.zip$/i;
const DOCUMENT = /\.(md|markdown|md\.erb)$/i;

export function isZip(name: string): boolean {
	return ZIP.test(name);
}

export function isDocument(name: string): boolean {
	return DOCUMENT.test(name);
}

/** Something that lies in a folder among the documents and was not meant by whoever chose the folder. */
export function isBeside(name: string): boolean {
	return name.includes('/') && (isHidden(name) || !(isDocument(name) || isZip(name)));
}

/** Why a file is not read, as far as its name and size tell; null where it is. */
export function problemOf({ name, size }: { name: string; size: number }): string | null {
	if (!isDocument(name) && !isZip(name)) return `“${name}” is neither Markdown nor a zip of it.`;
	const limit = isZip(name) ? ZIP_BYTES : DOCUMENT_BYTES;
	if (size <= limit) return null;
	return `“${name}” is ${sizeInWords(size)}. A ${isZip(name) ? 'zip' : 'document'} can be ${sizeInWords(limit)} at the most.`;
}
