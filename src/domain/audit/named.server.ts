import { and, eq, inArray, or } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { apiToken, person, team } from '../accounts/tables.server.ts';
import { hrefOf, KINDS, shownReference, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import type { Piece } from './sentences.ts';
import type { auditEvent } from './tables.server.ts';

type Row = typeof auditEvent.$inferSelect;
const kinds = Object.keys(KINDS) as Kind[];

export interface Names {
	person: (id: number) => string;
	subject: (row: Row) => Piece | null;
}

/** What people and things are called today. The title of an entry is told to who may read it, and its number to all. */
export async function namesIn(db: Database, who: Person, rows: readonly Row[]): Promise<Names> {
	const idsOf = (kind: string) => [
		...new Set(rows.filter((row) => row.subjectKind === kind).map((row) => Number(row.subjectId))),
	];
	const actors = rows.flatMap(({ actorId }) => actorId ?? []);
	const [people, teams, tokens, titles] = await Promise.all([
		peopleNamed(db, [...new Set([...actors, ...idsOf('person')])]),
		db.read.select({ id: team.id, slug: team.slug, name: team.name }).from(team),
		tokensNamed(db, idsOf('token')),
		titlesOf(db, who, idsOf),
	]);
	const nameOf = (id: number) => people.get(id) ?? 'Somebody';
	return {
		person: nameOf,
		subject({ subjectKind: kind, subjectId: id }) {
			if (kind === null || id === null) return null;
			if (kind === 'person') return { text: nameOf(Number(id)), href: `/people/${id}` };
			if (kind === 'team') {
				const found = teams.find((one) => String(one.id) === id || one.slug === id);
				return found ? { text: found.name, href: `/teams/${found.slug}` } : { text: 'a team that is gone' };
			}
			if (kind === 'token') return { text: tokens.get(Number(id)) ?? `token ${id}` };
			if (kind in KINDS) return named(kind as Kind, Number(id), titles.get(`${kind} ${id}`));
			return { text: `${kind} ${id}` };
		},
	};
}

function named(kind: Kind, number: number, title: string | undefined): Piece {
	const reference = shownReference(kind, number);
	return title === undefined
		? { text: reference }
		: { text: `${reference}, ${title}`, href: hrefOf(kind, number) };
}

async function peopleNamed(db: Database, ids: readonly number[]): Promise<Map<number, string>> {
	const { id, name } = person;
	const rows = await db.read
		.select({ id, name })
		.from(person)
		.where(inArray(id, [...ids]));
	return new Map(rows.map((row) => [row.id, row.name]));
}

async function tokensNamed(db: Database, ids: readonly number[]): Promise<Map<number, string>> {
	const { id, name, hint } = apiToken;
	const rows = await db.read
		.select({ id, name, hint })
		.from(apiToken)
		.where(inArray(id, [...ids]));
	return new Map(rows.map((row) => [row.id, `“${row.name}” (${row.hint}…)`]));
}

async function titlesOf(
	db: Database,
	who: Person,
	numbersOf: (kind: Kind) => number[],
): Promise<Map<string, string>> {
	const { kind, number, title } = entry;
	const ofKinds = kinds.filter((one) => numbersOf(one).length > 0);
	if (ofKinds.length === 0) return new Map();
	const which = or(...ofKinds.map((one) => and(eq(kind, one), inArray(number, numbersOf(one)))));
	const rows = await db.read
		.select({ kind, number, title })
		.from(entry)
		.where(and(which, visibleTo(who)));
	return new Map(rows.map((row) => [`${row.kind} ${row.number}`, row.title]));
}
