import { eq } from 'drizzle-orm';
import { isMissing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { slugOf } from '#lib/slug.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { isOrphaned } from './contact.server.ts';
import { FORMAT, writeDocument, type OpportunityDocument } from './document.ts';
import { allNumbers } from './listing.server.ts';
import { read } from './opportunities.server.ts';
import { KIND } from './opportunity.ts';

export interface Exported {
	/** `O-12-two-nights-beside-the-wellington-on-call.md` */
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
		publishedAt: new Date(publishedAt).toISOString(),
	};
	return { name: `${fileName(document)}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

/** All that somebody looks after, one after the other. */
export async function* exportOwnOpenings(db: Database, who: Person): AsyncGenerator<FoundFile> {
	yield* exportAll(db, who, { mine: true });
}

/** All that somebody may read, or looks after. */
export async function* exportAll(
	db: Database,
	who: Person,
	{ mine = false }: { mine?: boolean } = {},
): AsyncGenerator<FoundFile> {
	for (const number of await allNumbers(db, who, { mine })) {
		try {
			const { name, text } = await exportMarkdown(db, who, number);
			yield { name, bytes: new TextEncoder().encode(text) };
		} catch (problem) {
			// Removed in the meantime.
			if (!isMissing(problem)) throw problem;
		}
	}
}

const fileName = ({ number, content }: OpportunityDocument) =>
	[reference(KIND, number), slugOf(content.title).slice(0, 60).replace(/-$/, '')].filter(Boolean).join('-');

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
