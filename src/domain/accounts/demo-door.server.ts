import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { forbidden, missing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { enter, type Entrance } from './admission.server.ts';
import { person } from './tables.server.ts';

export const Chosen = z.object({ personId: z.coerce.number().int().positive() });

/** Open where the program was started as the demo *and* the workspace is the example: never by one mistake alone. */
export async function isDemoDoorOpen(db: Database, demo: boolean): Promise<boolean> {
	return demo && (await readSettings(db.read)).example;
}

/** The people of the example, for a visitor to choose from; nobody where the door is closed. */
export async function demoPeople(db: Database, demo: boolean) {
	if (!(await isDemoDoorOpen(db, demo))) return [];
	return db.read
		.select({ id: person.id, name: person.name, email: person.email })
		.from(person)
		.where(isNull(person.deactivatedAt))
		.orderBy(asc(person.id));
}

export async function enterDemo(
	db: Database,
	visit: { demo: boolean; device: string },
	input: z.output<typeof Chosen>,
): Promise<Entrance> {
	if (!(await isDemoDoorOpen(db, visit.demo)))
		forbidden('This workspace is not the example. Sign in instead.');
	const [found] = await db.read
		.select({ id: person.id })
		.from(person)
		.where(and(eq(person.id, input.personId), isNull(person.deactivatedAt)));
	if (!found) missing('This person');
	return enter(db, found.id, { via: 'demo', device: visit.device });
}
