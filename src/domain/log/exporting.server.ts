import { transact } from '#lib/db/transact.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { allOf, jsonFile, markdownFile, type Exported } from '../entries/taking-out.server.ts';
import { bare } from './content.server.ts';
import { FORMAT, writeDocument, type LogDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { KIND, read } from './log.server.ts';

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<Exported> {
	return markdownFile(KIND, await takeOut(db, who, number), writeDocument);
}

export async function exportJson(db: Database, who: Person, number: number): Promise<Exported> {
	return jsonFile(KIND, await takeOut(db, who, number), FORMAT);
}

/** All that somebody wrote themselves, one after the other. */
export async function* exportMine(db: Database, who: Person): AsyncGenerator<FoundFile> {
	yield* allOf(await allNumbers(db, who, { mine: true }), (number) => exportMarkdown(db, who, number));
}

/** Taking out many at once is noted, whoever does it. */
export function noteExport(db: Database, who: Person, count: number): Promise<void> {
	return transact(db, (tx) => note(tx, who, { act: 'entries-exported', details: { count } }));
}

async function takeOut(db: Database, who: Person, number: number): Promise<LogDocument> {
	const { entry, content, sharing } = await read(db, who, number);
	const { uid, publishedAt } = entry;
	return { uid, number, publishedAt, sharing, content: bare(content) };
}
