import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../accounts/person.ts';
import { filesOf } from '../entries/attachments.server.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { leadingBeside, withListedFiles } from '../entries/listed-files.ts';
import {
	allOf,
	noteExport,
	told,
	type ExportedEntry,
	type TakenOut,
	type Taking,
} from '../entries/taking-out.server.ts';
import { allNumbers } from './listing.server.ts';
import { FORMAT, writeDocument, type PostmortemDocument } from './document.ts';
import { everyText } from '#lib/every-text.ts';
import { read } from './postmortems.server.ts';
import { withoutIds } from './stored.server.ts';
import { releasedAccounts } from './what-i-saw/released.server.ts';
import { toWire } from './wire.ts';

export async function exportMarkdown(
	db: Database,
	who: Person,
	number: number,
	{ beside = false }: Taking = {},
): Promise<ExportedEntry> {
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
	{ beside = false }: Taking = {},
): Promise<ExportedEntry> {
	const { document, files } = await takeOut(db, who, number);
	const { content, accounts, publishedAt, ...rest } = document;
	const wire = { content: toWire(content), accounts };
	const whole = {
		kintsugi: FORMAT,
		...rest,
		href: hrefOf('postmortem', number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		...(beside ? everyText(wire, (text) => leadingBeside(text, files)) : wire),
		files: files.map(told),
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
	yield* allOf(db, numbers, (number) => exportMarkdown(db, who, number, { beside: true }));
}

async function takeOut(db: Database, who: Person, number: number): Promise<TakenOut<PostmortemDocument>> {
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
