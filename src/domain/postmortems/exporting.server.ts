import { readFile } from 'node:fs/promises';
import { transact } from '#lib/db/transact.server.ts';
import { isMissing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { replaceAddresses } from '#lib/files/file-address.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { FILES, pathOfFile } from '#lib/files/kept-files.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { filesOf, type Attachment } from '../entries/attachments.server.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { allNumbers } from './listing.server.ts';
import { FORMAT, writeDocument, type PostmortemDocument } from './document.ts';
import { everyText } from './every-text.ts';
import { withListedFiles } from './listed-files.ts';
import { read } from './postmortems.server.ts';
import { withoutIds } from './stored.server.ts';
import { releasedAccounts } from './what-i-saw/released.server.ts';
import { toWire } from './wire.ts';

export interface Exported {
	/** `PM-142-the-certificate-that-renewed-itself.md` */
	name: string;
	text: string;
	/** The names of the files that belong to it. */
	files: string[];
}

interface Options {
	/** Its files lie in a folder `files` beside it, and the text leads there. */
	beside?: boolean;
}

export async function exportMarkdown(
	db: Database,
	who: Person,
	number: number,
	{ beside = false }: Options = {},
): Promise<Exported> {
	const { document, files } = await takeOut(db, who, number);
	const text = withListedFiles(writeDocument(document), files);
	return {
		name: `${fileName(number, document.content.title)}.md`,
		text: beside ? leadingBeside(text, files) : text,
		files: files.map(({ name }) => name),
	};
}

export async function exportJson(
	db: Database,
	who: Person,
	number: number,
	{ beside = false }: Options = {},
): Promise<Exported> {
	const { document, files } = await takeOut(db, who, number);
	const { content, accounts, publishedAt, ...rest } = document;
	const wire = { content: toWire(content), accounts };
	const whole = {
		kintsugi: FORMAT,
		...rest,
		href: hrefOf('postmortem', number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		...(beside ? everyText(wire, (text) => leadingBeside(text, files)) : wire),
		files: files.map(({ name, fileName, type, size, sha256 }) => ({ name, fileName, type, size, sha256 })),
	};
	return {
		name: `${fileName(number, content.title)}.json`,
		text: JSON.stringify(whole, null, '\t') + '\n',
		files: files.map(({ name }) => name),
	};
}

/** All that somebody may read, one after the other, with its files. What is withdrawn in the meantime is left out. */
export async function* exportAll(
	db: Database,
	who: Person,
	wanted: ReadonlySet<number> | null = null,
): AsyncGenerator<FoundFile> {
	const numbers = (await allNumbers(db, who)).filter((number) => wanted?.has(number) !== false);
	await noteExport(db, who, numbers.length);
	for (const number of numbers) {
		try {
			const { name, text, files } = await exportMarkdown(db, who, number, { beside: true });
			yield { name, bytes: new TextEncoder().encode(text) };
			yield* bytesOf(db, files);
		} catch (problem) {
			if (!isMissing(problem)) throw problem;
		}
	}
}

/** Taking out many at once is noted, whoever does it: it is how a workspace leaves. */
export function noteExport(db: Database, who: Person, count: number): Promise<void> {
	return transact(db, (tx) => note(tx, who, { act: 'entries-exported', details: { count } }));
}

/** The files of an export, as they lie beside it. One that was removed in the meantime is left out. */
export async function* bytesOf(db: Database, names: readonly string[]): AsyncGenerator<FoundFile> {
	for (const name of names) {
		const bytes = await readFile(pathOfFile(db.folder, name)).catch(() => null);
		if (bytes) yield { name: `${FILES}/${name}`, bytes };
	}
}

function leadingBeside(text: string, files: readonly { name: string }[]): string {
	const own = new Set(files.map(({ name }) => name));
	return replaceAddresses(text, 'own', (name) => (own.has(name) ? `${FILES}/${name}` : null));
}

async function takeOut(
	db: Database,
	who: Person,
	number: number,
): Promise<{ document: PostmortemDocument; files: Attachment[] }> {
	const { entry, content, sharing } = await read(db, who, number);
	const { uid, publishedAt } = entry;
	const released = await releasedAccounts(db.read, entry.id);
	const accounts = released.map(({ role, name, text }) => ({ role, name, text }));
	const document = { uid, number, publishedAt, sharing, content: withoutIds(content), accounts };
	return { document, files: await filesOf(db.read, entry.id) };
}

function fileName(number: number, title: string): string {
	const words = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 80);
	return words === '' ? reference('postmortem', number) : `${reference('postmortem', number)}-${words}`;
}
