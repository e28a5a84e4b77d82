import { stringify } from 'yaml';
import { z } from 'zod';
import { fileAddress, isFileName, placeBeside, replaceAddresses } from '#lib/files/file-address.ts';
import { plainName } from '#lib/files/what-it-is.ts';

/** A file that an exported document names: where it lies beside it, and what it is called. */
export interface ListedFile {
	name: string;
	fileName: string;
}

const Name = z.string().refine(isFileName);
const FileName = z.string().max(300).transform(plainName);
const Listed = z.array(z.object({ file: Name, name: FileName }));
const ListedInJson = z.array(z.object({ name: Name, fileName: FileName }));

const CLOSED = '\n---\n';

/** The document with its files named at the end of its front matter, so that those come back too that no text shows. */
export function withListedFiles(document: string, files: readonly ListedFile[]): string {
	if (files.length === 0) return document;
	const rows = files.map(({ name, fileName }) => ({ file: name, name: fileName }));
	const end = document.indexOf(CLOSED) + 1;
	return document.slice(0, end) + stringify({ files: rows }, { lineWidth: 0 }) + document.slice(end);
}

/** The text with what leads to its files leading to where they lie beside it. */
export function leadingBeside(text: string, files: readonly { name: string }[]): string {
	const own = new Set(files.map(({ name }) => name));
	return replaceAddresses(text, 'own', (name) => (own.has(name) ? placeBeside(name) : null));
}

/** The other way: from where they lie beside it to where they are in a workspace. */
export function leadingHere(text: string, files: readonly { name: string }[]): string {
	const own = new Set(files.map(({ name }) => name));
	return replaceAddresses(text, 'relative', (name) => (own.has(name) ? fileAddress(name) : null));
}

/** What somebody broke in the list costs the list and not the document. */
export function listedFiles(frontMatter: Record<string, unknown>): ListedFile[] {
	const { data = [] } = Listed.safeParse(frontMatter.files ?? []);
	return data.map(({ file, name }) => ({ name: file, fileName: name }));
}

/** The same of what an export wrote as JSON. */
export const listedInJson = (files: unknown): ListedFile[] => ListedInJson.safeParse(files ?? []).data ?? [];
