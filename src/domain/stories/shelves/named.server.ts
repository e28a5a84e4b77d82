import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import { home } from '#lib/home.server.ts';
import type { Person } from '../../accounts/person.ts';
import { KINDS, reference, type Kind } from '../../entries/kinds.ts';
import { referencesIn } from '../../entries/references.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';

const MOST = 300;

/**
 * The published entry that somebody names by its number, its address or its title.
 * @param field under which a problem with it is said
 */
export async function entryNamed(
	db: Reader,
	who: Person,
	named: string,
	{ field, kinds }: { field: string; kinds?: readonly Kind[] },
): Promise<{ id: number; kind: Kind; number: number; title: string }> {
	const isHere = (origin: string) => origin === new URL(home()).origin;
	const [by] = referencesIn([named], isHere);
	const which = by
		? and(eq(entry.kind, by.kind), eq(entry.number, by.number))
		: sql`lower(${entry.title}) = ${named.trim().toLowerCase()}`;
	const [found] = await db
		.select({ id: entry.id, kind: entry.kind, number: entry.number, title: entry.title })
		.from(entry)
		.where(and(which, isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(desc(entry.publishedAt))
		.limit(1);
	if (!found) invalid({ [field]: 'Nothing published here is called so, as far as you may read.' });
	if (kinds && !kinds.includes(found.kind)) {
		const wanted = kinds
			.map((kind) => KINDS[kind].one)
			.join(', a ')
			.replace(/, a (?=[^,]*$)/, ' or a ');
		invalid({ [field]: `That is a ${KINDS[found.kind].one}. Choose a ${wanted}.` });
	}
	return found;
}

/** What a field offers: the newest of those kinds that somebody may read, as `S-12 The reorg I announced on a Friday`. */
export async function namesToOffer(db: Database, who: Person, kinds: readonly Kind[]): Promise<string[]> {
	const rows = await db.read
		.select({ kind: entry.kind, number: entry.number, title: entry.title })
		.from(entry)
		.where(and(inArray(entry.kind, [...kinds]), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(desc(entry.publishedAt), desc(entry.id))
		.limit(MOST);
	return rows.map(({ kind, number, title }) => `${reference(kind, number)} ${title}`);
}
