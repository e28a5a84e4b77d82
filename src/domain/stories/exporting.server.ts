import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../accounts/person.ts';
import { filesOf } from '../entries/attachments.server.ts';
import {
	allOf,
	jsonFile,
	markdownFile,
	type ExportedEntry,
	type TakenOut,
	type Taking,
} from '../entries/taking-out.server.ts';
import { bare } from './content.server.ts';
import { FORMAT, writeDocument, type StoryDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { KIND, read } from './stories.server.ts';

export async function exportMarkdown(
	db: Database,
	who: Person,
	number: number,
	taking?: Taking,
): Promise<ExportedEntry> {
	return markdownFile(KIND, await takenOut(db, who, number), writeDocument, taking);
}

export async function exportJson(
	db: Database,
	who: Person,
	number: number,
	taking?: Taking,
): Promise<ExportedEntry> {
	return jsonFile(KIND, await takenOut(db, who, number), FORMAT, taking);
}

/** All that somebody tells themselves, one after the other. */
export async function* exportOwnStories(db: Database, who: Person): AsyncGenerator<FoundFile> {
	yield* allOf(db, await allNumbers(db, who, { mine: true }), (number) =>
		exportMarkdown(db, who, number, { beside: true }),
	);
}

async function takenOut(db: Database, who: Person, number: number): Promise<TakenOut<StoryDocument>> {
	const { entry, content, sharing } = await read(db, who, number);
	const { month } = content;
	const document = {
		uid: entry.uid,
		number,
		publishedAt: month === null ? entry.publishedAt : null,
		month,
		sharing: month === null ? sharing : { ...sharing, authors: [] },
		content: bare(content),
	};
	return { document, files: await filesOf(db.read, entry.id) };
}
