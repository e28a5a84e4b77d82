import { and, desc, eq } from 'drizzle-orm';
import { MINUTE } from '#lib/dates.ts';
import { missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { isNamed } from './named-versions.server.ts';
import { begun, version } from './tables.server.ts';

const TOGETHER = 10 * MINUTE;

/**
 * Keeps what was saved. While somebody writes, their autosaves within ten minutes become one
 * version, so that the history reads as a list of sittings and not of pauses. Of people who write at
 * once each has one, whoever of them was saved in between.
 */
export async function keepVersion(
	tx: Transaction,
	who: Person,
	saved: { entryId: number; number: number; content: unknown; autosaved: boolean },
): Promise<void> {
	const at = now();
	if (saved.autosaved) {
		const [last] = await tx
			.select({ number: version.number, at: version.at, autosaved: version.autosaved })
			.from(version)
			.where(and(eq(version.entryId, saved.entryId), eq(version.personId, who.id)))
			.orderBy(desc(version.number))
			.limit(1);
		const together = last?.autosaved && at - last.at < TOGETHER;
		// What was published, asked about or answered stays as somebody saw it.
		if (together && !(await isNamed(tx, saved.entryId, last.number))) {
			await tx
				.delete(version)
				.where(and(eq(version.entryId, saved.entryId), eq(version.number, last.number)));
		}
	}
	await tx.insert(version).values({ ...saved, at, personId: who.id });
}

/** Newest first. Whoever may read the entry may read its history; the caller has made sure of that. */
export function versionsOf(db: Reader, entryId: number) {
	return db
		.select({
			number: version.number,
			at: version.at,
			person: person.name,
			personId: person.id,
			autosaved: version.autosaved,
			/** The program that wrote it in their name: it only ever begins. */
			begunBy: begun.by,
		})
		.from(version)
		.innerJoin(person, eq(person.id, version.personId))
		.leftJoin(begun, and(eq(begun.entryId, version.entryId), eq(version.number, 1)))
		.where(eq(version.entryId, entryId))
		.orderBy(desc(version.number));
}

export async function readVersion(db: Reader, entryId: number, number: number) {
	const [found] = await db
		.select({ number: version.number, at: version.at, person: person.name, content: version.content })
		.from(version)
		.innerJoin(person, eq(person.id, version.personId))
		.where(and(eq(version.entryId, entryId), eq(version.number, number)));
	return found ?? missing('This version');
}
