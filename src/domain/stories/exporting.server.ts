import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../accounts/person.ts';
import { allOf, jsonFile, markdownFile, type Exported } from '../entries/taking-out.server.ts';
import { bare } from './content.server.ts';
import { FORMAT, writeDocument, type StoryDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { KIND, read } from './stories.server.ts';

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<Exported> {
	return markdownFile(KIND, await takenOut(db, who, number), writeDocument);
}

export async function exportJson(db: Database, who: Person, number: number): Promise<Exported> {
	return jsonFile(KIND, await takenOut(db, who, number), FORMAT);
}

/** All that somebody tells themselves, one after the other. */
export async function* exportOwnStories(db: Database, who: Person): AsyncGenerator<FoundFile> {
	yield* allOf(await allNumbers(db, who, { mine: true }), (number) => exportMarkdown(db, who, number));
}

async function takenOut(db: Database, who: Person, number: number): Promise<StoryDocument> {
	const { entry, content, sharing } = await read(db, who, number);
	const { month } = content;
	return {
		uid: entry.uid,
		number,
		publishedAt: month === null ? entry.publishedAt : null,
		month,
		sharing: month === null ? sharing : { ...sharing, authors: [] },
		content: bare(content),
	};
}
