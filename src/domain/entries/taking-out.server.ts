import { readFile } from 'node:fs/promises';
import { everyText } from '#lib/every-text.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { isMissing } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { placeBeside } from '#lib/files/file-address.ts';
import { pathOfFile } from '#lib/files/kept-files.server.ts';
import { slugOf } from '#lib/slug.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import type { Attachment } from './attachments.server.ts';
import { hrefOf, reference, type Kind } from './kinds.ts';
import { leadingBeside, withListedFiles } from './listed-files.ts';

export interface Exported {
	/** `S-12-the-restore-that-was-not-there.md` */
	name: string;
	text: string;
}

export interface ExportedEntry extends Exported {
	/** The names of the files that belong to it. */
	files: string[];
}

export interface Taking {
	/** Its files lie in a folder `files` beside it, and the text leads there. */
	beside?: boolean;
}

/** As much of what an entry is taken out as names its file. */
interface Named {
	number: number;
	publishedAt: number | null;
	content: { title: string };
}

/** An entry outside of any workspace, and the files that it has. */
export interface TakenOut<Document> {
	document: Document;
	files: readonly Attachment[];
}

/** What entries of one kind are taken out with. */
interface Exporting<Document> {
	kind: Kind;
	/** Of the documents of that kind, for whoever reads the file. */
	format: string;
	write: (document: Document) => string;
	takeOut: (db: Database, who: Person, number: number) => Promise<TakenOut<Document>>;
	/** Those that somebody wrote themselves. */
	mine: (db: Database, who: Person) => Promise<number[]>;
}

/** One as Markdown, one as JSON, and all that somebody wrote themselves, one after the other. */
export function exportsOf<Document extends Named>({
	kind,
	format,
	write,
	takeOut,
	mine,
}: Exporting<Document>) {
	const exportMarkdown = async (db: Database, who: Person, number: number, taking?: Taking) =>
		markdownFile(kind, await takeOut(db, who, number), write, taking);
	const exportJson = async (db: Database, who: Person, number: number, taking?: Taking) =>
		jsonFile(kind, await takeOut(db, who, number), format, taking);
	async function* exportMine(db: Database, who: Person): AsyncGenerator<FoundFile> {
		yield* allOf(db, await mine(db, who), (number) => exportMarkdown(db, who, number, { beside: true }));
	}
	return { exportMarkdown, exportJson, exportMine };
}

export function markdownFile<Document extends Named>(
	kind: Kind,
	{ document, files }: TakenOut<Document>,
	write: (document: Document) => string,
	{ beside = false }: Taking = {},
): ExportedEntry {
	const text = withListedFiles(write(document), files);
	return {
		name: `${fileName(kind, document)}.md`,
		text: beside ? leadingBeside(text, files) : text,
		files: files.map(({ name }) => name),
	};
}

/** @param format of the documents of that kind, for whoever reads the file */
function jsonFile(
	kind: Kind,
	{ document, files }: TakenOut<Named>,
	format: string,
	{ beside = false }: Taking = {},
): ExportedEntry {
	const { publishedAt, ...rest } = document;
	const whole = {
		kintsugi: format,
		...(beside ? everyText(rest, (text) => leadingBeside(text, files)) : rest),
		href: hrefOf(kind, document.number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		files: files.map(told),
	};
	return {
		name: `${fileName(kind, document)}.json`,
		text: `${JSON.stringify(whole, null, '\t')}\n`,
		files: files.map(({ name }) => name),
	};
}

/** A file as JSON says it. */
export const told = ({ name, fileName, type, size, sha256 }: Attachment) => ({
	...{ name, fileName, type, size, sha256 },
});

/** One after the other, each with its files; what was removed in the meantime is left out. */
export async function* allOf(
	db: Database,
	numbers: readonly number[],
	take: (number: number) => Promise<ExportedEntry>,
): AsyncGenerator<FoundFile> {
	for (const number of numbers) {
		try {
			yield* withItsFiles(db, await take(number));
		} catch (problem) {
			if (!isMissing(problem)) throw problem;
		}
	}
}

/** What was taken out, and its files as they lie beside it. One that was removed in the meantime is left out. */
export async function* withItsFiles(
	db: Database,
	{ name, text, files }: ExportedEntry,
): AsyncGenerator<FoundFile> {
	yield { name, bytes: new TextEncoder().encode(text) };
	for (const file of files) {
		const bytes = await readFile(pathOfFile(db.folder, file)).catch(() => null);
		if (bytes) yield { name: placeBeside(file), bytes };
	}
}

export const zipName = ({ name }: Exported): string => name.replace(/\.[a-z]+$/, '.zip');

/** Taking out many at once is noted, whoever does it: it is how a workspace leaves. */
export function noteExport(db: Database, who: Person, count: number): Promise<void> {
	return transact(db, (tx) => note(tx, who, { act: 'entries-exported', details: { count } }));
}

const fileName = (kind: Kind, { number, content }: Named) =>
	[reference(kind, number), slugOf(content.title).slice(0, 60).replace(/-$/, '')].filter(Boolean).join('-');
