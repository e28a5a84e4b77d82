import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { filesOf } from '../../entries/attachments.server.ts';
import { exportsOf, type TakenOut } from '../../entries/taking-out.server.ts';
import { isOrphaned } from './contact.server.ts';
import { FORMAT, writeDocument, type OpportunityDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { read } from './opportunities.server.ts';
import { KIND } from './opportunity.ts';

export const {
	exportMarkdown,
	exportJson,
	exportMine: exportOwnOpenings,
} = exportsOf({
	...{ kind: KIND, format: FORMAT, write: writeDocument, takeOut },
	mine: (db, who) => allNumbers(db, who, { mine: true }),
});

async function takeOut(db: Database, who: Person, number: number): Promise<TakenOut<OpportunityDocument>> {
	const { entry, opportunity, content, sharing } = await read(db, who, number);
	const document = {
		uid: entry.uid,
		number,
		publishedAt: entry.publishedAt ?? entry.createdAt,
		...{ state: opportunity.state, outcome: opportunity.outcome },
		contact: (await isOrphaned(db.read, entry.id)) ? null : await nameOf(db, opportunity.contactId),
		sharing: { ...sharing, authors: [] },
		content,
	};
	return { document, files: await filesOf(db.read, entry.id) };
}

async function nameOf(db: Database, id: number | null): Promise<string | null> {
	if (id === null) return null;
	const [found] = await db.read.select({ name: person.name }).from(person).where(eq(person.id, id));
	return found?.name ?? null;
}
