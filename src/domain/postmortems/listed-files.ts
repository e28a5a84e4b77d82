import { stringify } from 'yaml';
import { z } from 'zod';
import { isFileName } from '#lib/files/file-address.ts';
import { plainName } from '#lib/files/what-it-is.ts';

/** A file that an exported document names: where it lies beside it, and what it is called. */
export interface ListedFile {
	name: string;
	fileName: string;
}

const Listed = z.array(
	z.object({
		file: z.string().refine(isFileName),
		name: z.string().max(300).transform(plainName),
	}),
);

const CLOSED = '\n---\n';

/** The document with its files named at the end of its front matter, so that those come back too that no text shows. */
export function withListedFiles(document: string, files: readonly ListedFile[]): string {
	if (files.length === 0) return document;
	const rows = files.map(({ name, fileName }) => ({ file: name, name: fileName }));
	const end = document.indexOf(CLOSED) + 1;
	return document.slice(0, end) + stringify({ files: rows }, { lineWidth: 0 }) + document.slice(end);
}

/** What somebody broke in the list costs the list and not the document. */
export function listedFiles(frontMatter: Record<string, unknown>): ListedFile[] {
	const { data = [] } = Listed.safeParse(frontMatter.files ?? []);
	return data.map(({ file, name }) => ({ name: file, fileName: name }));
}
