import { transact } from '#lib/db/transact.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { isMissing } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { slugOf } from '#lib/slug.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { bare } from './content.server.ts';
import { FORMAT, writeDocument, type LogDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { KIND, read } from './log.server.ts';

export interface Exported {
	/** `LOG-12-a-queue-can-say-stop.md` */
	name: string;
	text: string;
}

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<Exported> {
	const document = await takeOut(db, who, number);
	return { name: `${fileName(document)}.md`, text: writeDocument(document) };
}

export async function exportJson(db: Database, who: Person, number: number): Promise<Exported> {
	const document = await takeOut(db, who, number);
	const { publishedAt, ...rest } = document;
	const whole = {
		kintsugi: FORMAT,
		...rest,
		href: hrefOf(KIND, number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
	};
	return { name: `${fileName(document)}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

/** All that somebody wrote themselves, one after the other. */
export async function* exportMine(db: Database, who: Person): AsyncGenerator<FoundFile> {
	for (const number of await allNumbers(db, who, { mine: true })) {
		try {
			const { name, text } = await exportMarkdown(db, who, number);
			yield { name, bytes: new TextEncoder().encode(text) };
		} catch (problem) {
			// Removed in the meantime.
			if (!isMissing(problem)) throw problem;
		}
	}
}

/** Taking out many at once is noted, whoever does it. */
export function noteExport(db: Database, who: Person, count: number): Promise<void> {
	return transact(db, (tx) => note(tx, who, { act: 'entries-exported', details: { count } }));
}

const fileName = ({ number, content }: LogDocument) =>
	[reference(KIND, number), slugOf(content.title).slice(0, 60).replace(/-$/, '')].filter(Boolean).join('-');

async function takeOut(db: Database, who: Person, number: number): Promise<LogDocument> {
	const { entry, content, sharing } = await read(db, who, number);
	const { uid, publishedAt } = entry;
	return { uid, number, publishedAt, sharing, content: bare(content) };
}
