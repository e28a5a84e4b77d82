import { isMissing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { allNumbers } from './listing.server.ts';
import { FORMAT, writeDocument, type PostmortemDocument } from './document.ts';
import { read } from './postmortems.server.ts';
import { withoutIds } from './stored.server.ts';
import { toWire } from './wire.ts';

export interface ExportedFile {
	/** `PM-142-the-certificate-that-renewed-itself.md` */
	name: string;
	text: string;
}

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<ExportedFile> {
	const document = await takeOut(db, who, number);
	return { name: `${fileName(number, document.content.title)}.md`, text: writeDocument(document) };
}

export async function exportJson(db: Database, who: Person, number: number): Promise<ExportedFile> {
	const { content, publishedAt, ...rest } = await takeOut(db, who, number);
	const document = {
		kintsugi: FORMAT,
		...rest,
		href: hrefOf('postmortem', number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		content: toWire(content),
	};
	return {
		name: `${fileName(number, content.title)}.json`,
		text: JSON.stringify(document, null, '\t') + '\n',
	};
}

/** All that somebody may read, one after the other. What is withdrawn in the meantime is left out. */
export async function* exportAll(db: Database, who: Person): AsyncGenerator<FoundFile> {
	for (const number of await allNumbers(db, who)) {
		try {
			const { name, text } = await exportMarkdown(db, who, number);
			yield { name, bytes: new TextEncoder().encode(text) };
		} catch (problem) {
			if (!isMissing(problem)) throw problem;
		}
	}
}

async function takeOut(db: Database, who: Person, number: number): Promise<PostmortemDocument> {
	const { entry, content, sharing } = await read(db, who, number);
	const { uid, publishedAt } = entry;
	return { uid, number, publishedAt, sharing, content: withoutIds(content) };
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
