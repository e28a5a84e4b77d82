import { and, eq, or } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { conversation } from './tables.server.ts';

/** They are one of the two: THE rule of who sees anything of it. Nobody else does, whatever they are here. */
export const isOfTheTwo = (who: Person) =>
	or(eq(conversation.personId, who.id), eq(conversation.leadId, who.id));

export type Two = Awaited<ReturnType<typeof theTwo>>;

/** The talks of two, for one of them; over where either ended them, or the other is not here. */
export async function theTwo(db: Reader, who: Person, id: number) {
	const [row] = await db
		.select()
		.from(conversation)
		.where(and(eq(conversation.id, id), isOfTheTwo(who)));
	if (!row) missing('These talks');
	const mine = row.personId === who.id;
	const otherId = mine ? row.leadId : row.personId;
	const [other] = await db
		.select({ id: person.id, name: person.name, zone: person.zone, leftAt: person.deactivatedAt })
		.from(person)
		.where(eq(person.id, otherId));
	if (!other) missing('These talks');
	return { ...row, mine, other, isOver: row.endedAt !== null || other.leftAt !== null };
}

/** The same, to do something in them. */
export async function goingOn(db: Reader, who: Person, id: number): Promise<Two> {
	const two = await theTwo(db, who, id);
	if (two.isOver) conflict('These talks are over. What was noted stays to be read.');
	return two;
}
