import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { allOf, jsonFile, markdownFile, type Exported } from '../../entries/taking-out.server.ts';
import { isOrphaned } from './contact.server.ts';
import { FORMAT, writeDocument, type OpportunityDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { read } from './opportunities.server.ts';
import { KIND } from './opportunity.ts';

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<Exported> {
	return markdownFile(KIND, await takenOut(db, who, number), writeDocument);
}

export async function exportJson(db: Database, who: Person, number: number): Promise<Exported> {
	return jsonFile(KIND, await takenOut(db, who, number), FORMAT);
}

/** All that somebody looks after, one after the other. */
export async function* exportOwnOpenings(db: Database, who: Person): AsyncGenerator<FoundFile> {
	yield* allOf(await allNumbers(db, who, { mine: true }), (number) => exportMarkdown(db, who, number));
}

async function takenOut(db: Database, who: Person, number: number): Promise<OpportunityDocument> {
	const { entry, opportunity, content, sharing } = await read(db, who, number);
	return {
		uid: entry.uid,
		number,
		publishedAt: entry.publishedAt ?? entry.createdAt,
		...{ state: opportunity.state, outcome: opportunity.outcome },
		contact: (await isOrphaned(db.read, entry.id)) ? null : await nameOf(db, opportunity.contactId),
		sharing: { ...sharing, authors: [] },
		content,
	};
}

async function nameOf(db: Database, id: number | null): Promise<string | null> {
	if (id === null) return null;
	const [found] = await db.read.select({ name: person.name }).from(person).where(eq(person.id, id));
	return found?.name ?? null;
}
