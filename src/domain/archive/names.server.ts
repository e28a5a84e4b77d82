import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { reference, type Kind } from '../entries/kinds.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { factorKind } from '../postmortems/tables.server.ts';
import { season } from '../projects/seasons/tables.server.ts';
import { skill } from '../skills/tables.server.ts';
import { shelf } from '../stories/shelves/tables.server.ts';

/** What people, teams, entries and the like are called where a person reads it, in place of their numbers. */
export interface Names {
	/** Of a table: the name of each of its rows, by its number. */
	of: (table: string) => ReadonlyMap<number, string>;
}

export async function namesHere(db: Reader): Promise<Names> {
	const people = await db.select({ id: person.id, name: person.email }).from(person);
	const teams = await db.select({ id: team.id, name: team.slug }).from(team);
	const topics = await db.select({ id: topic.id, name: topic.folded }).from(topic);
	const seasons = await db.select({ id: season.id, name: season.slug }).from(season);
	const shelves = await db.select({ id: shelf.id, name: shelf.slug }).from(shelf);
	const skills = await db.select({ id: skill.id, name: skill.folded }).from(skill);
	const kinds = await db.select({ id: factorKind.id, name: factorKind.name }).from(factorKind);
	const entries = await db
		.select({ id: entry.id, kind: entry.kind, number: entry.number })
		.from(entry)
		.orderBy(asc(entry.id));
	const maps: Record<string, ReadonlyMap<number, string>> = {
		person: named(people),
		team: named(teams),
		topic: named(topics),
		season: named(seasons),
		shelf: named(shelves),
		skill: named(skills),
		factor_kind: named(kinds),
		entry: new Map(entries.map(({ id, kind, number }) => [id, reference(kind, number)])),
	};
	return {
		of: (table) => maps[table] ?? fail(table),
	};
}

function fail(table: string): never {
	throw new Error(`Rows of ${table} have no names.`);
}

const named = (rows: readonly { id: number; name: string }[]) =>
	new Map(rows.map(({ id, name }) => [id, name]));

/** The numbers of a kind that there are, in their order; removed ones and drafts, too. */
export async function numbersOf(db: Reader, kind: Kind): Promise<{ id: number; number: number }[]> {
	return db
		.select({ id: entry.id, number: entry.number })
		.from(entry)
		.where(eq(entry.kind, kind))
		.orderBy(asc(entry.number));
}
