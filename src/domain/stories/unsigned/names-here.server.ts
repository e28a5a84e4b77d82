import { asc, isNull } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { person } from '../../accounts/tables.server.ts';

/** Everybody’s name, to be looked for in a story; whoever was erased has none. */
export function namesHere(db: Reader): Promise<{ name: string }[]> {
	return db
		.select({ name: person.name })
		.from(person)
		.where(isNull(person.erasedAt))
		.orderBy(asc(person.name));
}
