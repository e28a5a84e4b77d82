import { and, eq, isNotNull } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { forbidden } from '#lib/errors.ts';
import { everybody } from '../people.server.ts';
import type { Person } from '../person.ts';
import { oneTimeKey, passkey } from './tables.server.ts';

/** Whether somebody shows a second thing when they sign in. Recovery codes alone are none: they stand in for one. */
export async function hasSecondFactor(db: Reader, personId: number): Promise<boolean> {
	const any = await unionAll(
		db
			.select({ personId: oneTimeKey.personId })
			.from(oneTimeKey)
			.where(and(eq(oneTimeKey.personId, personId), isNotNull(oneTimeKey.confirmedAt))),
		db.select({ personId: passkey.personId }).from(passkey).where(eq(passkey.personId, personId)),
	).limit(1);
	return any.length > 0;
}

/** The people of the workspace who have one, for owners. */
export async function whoHasSecondFactor(db: Database, who: Person): Promise<Set<number>> {
	if (who.role !== 'owner') forbidden('Only owners see who has a second step.');
	const all = await unionAll(
		db.read
			.select({ personId: oneTimeKey.personId })
			.from(oneTimeKey)
			.where(isNotNull(oneTimeKey.confirmedAt)),
		db.read.select({ personId: passkey.personId }).from(passkey),
	);
	return new Set(all.map(({ personId }) => personId));
}

/** Everybody, and whether they have one, for owners. */
export async function peopleAndSecondFactors(db: Database, who: Person) {
	const having = await whoHasSecondFactor(db, who);
	const people = await everybody(db.read);
	return people.map(({ id, name, role }) => ({ id, name, role, has: having.has(id) }));
}
