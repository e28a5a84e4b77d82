import { and, asc, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { toPerson, withTeams } from '../../accounts/people.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { knownTo } from '../acquaintances.server.ts';
import { findEntry } from '../entries.server.ts';
import { waysIn, waysInto } from '../visibility.server.ts';
import type { Place } from './note.ts';

export interface Named {
	id: number;
	name: string;
}

const MOST_OFFERED = 8;
const LONGEST_NAME = 6;
const MENTION = /@\[(\d{1,15})\]/g;

/** Who can be mentioned: people who may see the entry, whose name or a part of it begins like that. */
export async function mentionable(db: Database, who: Person, place: Place, typed: string): Promise<Named[]> {
	const found = await findEntry(db.read, who, place.kind, place.number);
	const begins = folded(typed);
	const all = await mayRead(db.read, who, found.id);
	const alike = all.filter(({ name }) =>
		[name, ...name.split(' ')].some((part) => folded(part).startsWith(begins)),
	);
	return alike.filter(({ id }) => id !== who.id).slice(0, MOST_OFFERED);
}

/**
 * What somebody typed, with the people in it as ids, and who of them is to hear of it.
 * @param before what they change: its people are meant, also where others are called the same
 */
export async function readMentions(
	db: Reader,
	who: Person,
	entryId: number,
	typed: string,
	before = '',
): Promise<{ text: string; people: number[] }> {
	if (!typed.includes('@')) return { text: typed, people: [] };
	const all = await mayRead(db, who, entryId);
	const ids = byName(all);
	for (const [id, name] of await namesIn(db, [before])) ids.set(folded(name), id);
	const text = withIds(typed, ids);
	const named = new Set(idsIn(text));
	return { text, people: all.filter(({ id }) => named.has(id)).map(({ id }) => id) };
}

/** The names of all people mentioned in these texts. */
export async function namesIn(db: Reader, texts: readonly string[]): Promise<Map<number, string>> {
	const ids = new Set(texts.flatMap(idsIn));
	if (ids.size === 0) return new Map();
	const rows = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, [...ids]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Markdown in which each mention leads to the person. */
export function linkMentions(text: string, names: ReadonlyMap<number, string>): string {
	return text.replace(MENTION, (found, id: string) => {
		const name = names.get(Number(id));
		return name === undefined ? found : `[@${name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}](/people/${id})`;
	});
}

/** As it was typed, to be changed. */
export function typeMentions(text: string, names: ReadonlyMap<number, string>): string {
	return text.replace(MENTION, (found, id: string) => {
		const name = names.get(Number(id));
		return name === undefined ? found : `@${name}`;
	});
}

function idsIn(text: string): number[] {
	return [...text.matchAll(MENTION)].map(([, id]) => Number(id));
}

/** Those who may read it, as far as that person knows of them. */
async function mayRead(db: Reader, who: Person, entryId: number): Promise<Named[]> {
	const ways = new Set(await waysInto(db, entryId));
	const rows = await db
		.select(withTeams)
		.from(person)
		.where(and(isNull(person.deactivatedAt), knownTo(who)))
		.orderBy(asc(sql`${person.name} COLLATE NOCASE`));
	return rows
		.map(toPerson)
		.filter((one) => waysIn(one).some((way) => ways.has(way)))
		.map(({ id, name }) => ({ id, name }));
}

/** Whole names, and first names; one that two people have names neither. */
function byName(people: readonly Named[]): Map<string, number | null> {
	const ids = new Map<string, number | null>();
	const add = (name: string, id: number) => ids.set(name, ids.has(name) ? null : id);
	for (const { id, name } of people) add(folded(name), id);
	for (const { id, name } of people) {
		const [first = ''] = name.split(' ');
		if (first !== name && !people.some((other) => folded(other.name) === folded(first)))
			add(folded(first), id);
	}
	return ids;
}

function withIds(typed: string, ids: ReadonlyMap<string, number | null>): string {
	return typed.replace(
		/(?<![\p{L}\p{N}.])@(\p{L}[\p{L}\p{M}\p{N}'’.-]*(?: \p{L}[\p{L}\p{M}\p{N}'’.-]*){0,5})/gu,
		(found, after: string) => {
			const words = after.split(' ');
			for (let most = Math.min(words.length, LONGEST_NAME); most > 0; most -= 1) {
				const [, name = '', mark = ''] = /^(.*?)([.’']*)$/.exec(words.slice(0, most).join(' ')) ?? [];
				const id = ids.get(folded(name));
				if (typeof id === 'number') return [`@[${id}]${mark}`, ...words.slice(most)].join(' ');
			}
			return found;
		},
	);
}

function folded(name: string): string {
	return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
