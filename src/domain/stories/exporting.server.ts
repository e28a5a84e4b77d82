import type { Database } from '#lib/db/open.server.ts';
import { isMissing } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { slugOf } from '#lib/slug.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { bare } from './content.server.ts';
import { FORMAT, writeDocument, type StoryDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { KIND, read } from './stories.server.ts';

export interface Exported {
	/** `S-12-the-restore-that-was-not-there.md` */
	name: string;
	text: string;
}

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<Exported> {
	const document = await takenOut(db, who, number);
	return { name: `${fileName(document)}.md`, text: writeDocument(document) };
}

export async function exportJson(db: Database, who: Person, number: number): Promise<Exported> {
	const document = await takenOut(db, who, number);
	const { publishedAt, ...rest } = document;
	const whole = {
		kintsugi: FORMAT,
		...rest,
		href: hrefOf(KIND, number),
		publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString(),
	};
	return { name: `${fileName(document)}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

/** All that somebody tells themselves, one after the other. */
export async function* exportOwnStories(db: Database, who: Person): AsyncGenerator<FoundFile> {
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

const fileName = ({ number, content }: StoryDocument) =>
	[reference(KIND, number), slugOf(content.title).slice(0, 60).replace(/-$/, '')].filter(Boolean).join('-');

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
