import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { person } from '../tables.server.ts';

/** Whom a letter is for; null where they are not here any more. */
export async function addressee(db: Database, id: string | number | null | undefined) {
	const [found] = await db.read
		.select({ id: person.id, name: person.name, email: person.email, zone: person.zone })
		.from(person)
		.where(and(eq(person.id, Number(id ?? 0)), isNull(person.deactivatedAt)));
	return found ?? null;
}

export async function workspaceName(db: Database): Promise<string> {
	return (await readSettings(db.read)).workspace;
}
