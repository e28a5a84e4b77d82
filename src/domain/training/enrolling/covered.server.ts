import { and, eq, isNull, ne } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { peopleInside } from '../../accounts/tending.server.ts';
import { author, reader, type entry } from '../../entries/tables.server.ts';
import type { courseRule } from '../tables.server.ts';

export type Rule = typeof courseRule.$inferSelect;
export type Course = Pick<typeof entry.$inferSelect, 'id' | 'visibility' | 'teamId'>;

export interface Covered {
	id: number;
	zone: string;
}

/** Whom a rule is for at this moment: of those who are here and may read the course. Nothing is asked of guests. */
export async function coveredBy(db: Reader, rule: Rule, course: Course): Promise<Covered[]> {
	const rows = await db
		.select({ id: person.id, zone: person.zone, role: person.role, createdAt: person.createdAt })
		.from(person)
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest')));
	const readers = await readersOf(db, course);
	const meant = await meantBy(db, rule);
	return rows
		.filter((one) => (readers?.has(one.id) ?? true) && meant(one))
		.map(({ id, zone }) => ({ id, zone }));
}

/** Null where everybody may. */
async function readersOf(db: Reader, { id, visibility, teamId }: Course): Promise<Set<number> | null> {
	if (visibility === 'workspace') return null;
	const authors = await db.select({ id: author.personId }).from(author).where(eq(author.entryId, id));
	const others =
		visibility === 'team'
			? teamId === null
				? []
				: await peopleInside(db, teamId)
			: (await db.select({ id: reader.personId }).from(reader).where(eq(reader.entryId, id))).map(
					(one) => one.id,
				);
	return new Set([...authors.map((one) => one.id), ...others]);
}

type Known = Covered & { role: string; createdAt: number };

async function meantBy(
	db: Reader,
	{ audience, teamId, role, joinedSince }: Rule,
): Promise<(one: Known) => boolean> {
	switch (audience) {
		case 'everybody':
			return () => true;
		case 'team': {
			const inside = new Set(teamId === null ? [] : await peopleInside(db, teamId));
			return ({ id }) => inside.has(id);
		}
		case 'role':
			return (one) => one.role === role;
		case 'joined-since':
			return ({ createdAt, zone }) => joinedSince !== null && isoDay(createdAt, zone) >= joinedSince;
	}
}
