import { readFile } from 'node:fs/promises';
import { and, asc, eq, gte, inArray, isNotNull, lt } from 'drizzle-orm';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { pathOfFile } from '#lib/files/kept-files.server.ts';
import { readSetting, readSettings, writeSetting } from '#lib/settings.server.ts';
import { z } from 'zod';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { reference, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { FOLDERS, FORMAT, HEAD, READ_ME, SEALED, WINDOW, written, type Head } from './layout.ts';
import { markdownOf } from './markdown.server.ts';
import { namesHere, type Names } from './names.server.ts';
import { archived, rowsOn, rowsStanding, shownOf, type ArchivedRow, type StoredRow } from './rows.server.ts';
import { sealFor } from './sealing.server.ts';
import { HANGING, STANDING, type Shape } from './shapes.server.ts';

export interface ArchiveFile {
	/** The path inside the archive. */
	name: string;
	/** Null where it was removed in the meantime. */
	bytes: () => Promise<Uint8Array | null>;
	/** It says nothing that this other file does not say: where that one did not change, neither did it. */
	follows?: string;
	/** What its name stands for never changes. */
	settled?: boolean;
}

export interface Scope {
	/** The open part is what they may read. */
	who: Person;
	/** The key of the Kintsugi that what is private is sealed for; null leaves it out. */
	sealFor: string | null;
}

/** A piece of the work, by a name that stays the same while it is done. */
export type Place =
	| { key: string; at: 'standing' }
	| { key: string; at: 'entries'; kind: Kind; from: number }
	| { key: string; at: 'sealed'; shape: Shape };

export async function placesOf(db: Reader, { who, sealFor: to }: Scope): Promise<Place[]> {
	const rows = await db
		.select({ kind: entry.kind, number: entry.number })
		.from(entry)
		.orderBy(asc(entry.kind), asc(entry.number));
	const windows = new Map<string, Place>();
	for (const { kind, number } of rows) {
		const from = number - (number % WINDOW);
		const key = `${FOLDERS[kind]}/${String(from).padStart(7, '0')}`;
		if (!windows.has(key)) windows.set(key, { key, at: 'entries', kind, from });
	}
	const standing: Place[] = isGuest(who) ? [] : [{ key: '0', at: 'standing' }];
	const sealed = to === null ? [] : STANDING.filter(isSealed);
	return [
		...standing,
		...windows.values(),
		...sealed.map((shape): Place => ({ key: `${SEALED}/${shape.name}`, at: 'sealed', shape })),
	];
}

const isSealed = ({ travels }: Shape) => travels.as === 'sealed' || travels.shown !== undefined;

/** What a piece of the work writes, one file after the other. */
export async function* filesAt(
	db: Database,
	scope: Scope,
	place: Place,
	names: Names,
): AsyncGenerator<ArchiveFile> {
	if (place.at === 'standing') yield* standing(db, scope, names);
	else if (place.at === 'entries') yield* entries(db, scope, place, names);
	else yield* sealedRows(db, scope, place.shape, names);
}

/** All of it. */
export async function* everyFile(db: Database, scope: Scope): AsyncGenerator<ArchiveFile> {
	yield* head(db, scope);
	const names = await namesHere(db.read);
	for (const place of await placesOf(db.read, scope)) yield* filesAt(db, scope, place, names);
}

const SOURCE = 'archive.source';

/** A name of this workspace that nothing else has: made when it is first taken out. */
export async function sourceOf(db: Database): Promise<string> {
	const known = await readSource(db.read);
	if (known) return known;
	return transact(db, async (tx) => {
		const source = (await readSource(tx)) || randomName(20);
		await writeSetting(tx, SOURCE, source);
		return source;
	});
}

export function readSource(db: Reader): Promise<string> {
	return readSetting(
		db,
		SOURCE,
		z.preprocess((value) => (typeof value === 'string' ? value : ''), z.string()),
	);
}

export { SOURCE };

export async function* head(db: Database, { sealFor: to }: Scope): AsyncGenerator<ArchiveFile> {
	const { workspace } = await readSettings(db.read);
	const source = await sourceOf(db);
	const said: Head = { kintsugi: FORMAT, source, name: workspace, sealedFor: to };
	yield text(HEAD, written(said));
	yield text('read-me.md', READ_ME);
}

async function* standing(db: Database, _scope: Scope, names: Names): AsyncGenerator<ArchiveFile> {
	const open = STANDING.filter(({ travels }) => travels.as === 'open');
	const files = Map.groupBy(open, ({ travels, name }) => travels.file ?? name);
	for (const [file, shapes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const tables: Record<string, ArchivedRow[]> = {};
		for (const shape of shapes) {
			const rows = archived(shape, await rowsStanding(db.read, shape), names, shownOf(shape.name));
			if (rows.length > 0) tables[shape.name] = rows;
		}
		if (Object.keys(tables).length > 0) yield text(`${file}.json`, written(tables));
	}
}

async function* entries(
	db: Database,
	scope: Scope,
	{ kind, from, key }: Place & { at: 'entries' },
	names: Names,
): AsyncGenerator<ArchiveFile> {
	const here = await db.read
		.select({ id: entry.id, number: entry.number })
		.from(entry)
		.where(and(eq(entry.kind, kind), gte(entry.number, from), lt(entry.number, from + WINDOW)))
		.orderBy(asc(entry.number));
	const ids = here.map(({ id }) => id);
	const found = new Map<string, StoredRow[]>();
	for (const shape of HANGING) found.set(shape.name, await rowsOn(db.read, shape, ids, found));
	const open = await readableBy(db.read, scope.who, ids);
	const ofEntry = rooted(found);
	for (const { id, number } of here) {
		if (open.has(id)) yield* openEntry(db, scope, { kind, id, number }, ofEntry.get(id) ?? new Map(), names);
	}
	if (scope.sealFor === null) return;
	const tables: Record<string, ArchivedRow[]> = {};
	for (const shape of HANGING) {
		const all = found.get(shape.name) ?? [];
		const rows = isSealed(shape) ? all : all.filter((row) => !open.has(ofEntry.root(shape, row)));
		if (rows.length > 0) tables[shape.name] = archived(shape, rows, names);
	}
	yield sealed(db, scope.sealFor, `${SEALED}/${key}.sealed`, () => Promise.resolve(bytesOf(written(tables))));
	for (const row of found.get('attachment') ?? []) {
		if (open.has(Number(row['entryId']))) continue;
		const name = String(row['name']);
		yield {
			...sealed(db, scope.sealFor, `${SEALED}/files/${name}`, () => fileBytes(db, name)),
			settled: true,
		};
	}
}

/** What is published, of what they may read: drafts are nobody's to take out with the rest. */
async function readableBy(db: Reader, who: Person, ids: readonly number[]): Promise<ReadonlySet<number>> {
	const rows = await db
		.select({ id: entry.id })
		.from(entry)
		.where(and(inArray(entry.id, [...ids]), isNotNull(entry.publishedAt), visibleTo(who)));
	return new Set(rows.map(({ id }) => id));
}

/** Which entry each row hangs on in the end. */
function rooted(found: ReadonlyMap<string, StoredRow[]>) {
	const roots = new Map<string, Map<number, number>>();
	const root = ({ name, hangs }: Shape, row: StoredRow): number => {
		if (name === 'entry') return Number(row['id']);
		const value = Number(row[hangs?.column ?? '']);
		return hangs?.on === 'entry' ? value : (roots.get(hangs?.on ?? '')?.get(value) ?? 0);
	};
	const entries = new Map<number, Map<string, StoredRow[]>>();
	for (const shape of HANGING) {
		const own = new Map<number, number>();
		roots.set(shape.name, own);
		for (const row of found.get(shape.name) ?? []) {
			const id = root(shape, row);
			own.set(Number(row['id']), id);
			const tables = entries.get(id) ?? new Map<string, StoredRow[]>();
			entries.set(id, tables);
			const rows = tables.get(shape.name);
			if (rows) rows.push(row);
			else tables.set(shape.name, [row]);
		}
	}
	return { get: (id: number) => entries.get(id), root };
}

async function* openEntry(
	db: Database,
	{ who }: Scope,
	{ kind, number }: { kind: Kind; id: number; number: number },
	rows: ReadonlyMap<string, StoredRow[]>,
	names: Names,
): AsyncGenerator<ArchiveFile> {
	const name = `${FOLDERS[kind]}/${reference(kind, number)}`;
	const tables: Record<string, ArchivedRow[]> = {};
	for (const shape of HANGING) {
		const own = rows.get(shape.name) ?? [];
		if (shape.travels.as !== 'open' || own.length === 0) continue;
		tables[shape.name] = archived(shape, own, names, shownOf(shape.name));
	}
	yield text(`${name}.json`, written(tables));
	const files = (rows.get('attachment') ?? []).map((row) => String(row['name'])).sort();
	yield {
		name: `${name}.md`,
		// What a course teaches is in no JSON that anybody reads: what is right stands there, too.
		...(kind === 'course' ? {} : { follows: `${name}.json` }),
		bytes: async () => {
			const found = await markdownOf(db, who, kind, number, files);
			return found === null ? null : bytesOf(found);
		},
	};
	for (const file of files) {
		yield { name: `files/${file}`, bytes: () => fileBytes(db, file), settled: true };
	}
}

const AT_ONCE = 2_000;

async function* sealedRows(
	db: Database,
	{ sealFor: to }: Scope,
	shape: Shape,
	names: Names,
): AsyncGenerator<ArchiveFile> {
	if (to === null) return;
	const rows = archived(shape, await rowsStanding(db.read, shape), names);
	for (let from = 0; from < rows.length; from += AT_ONCE) {
		const name = `${SEALED}/${shape.name}-${String(from / AT_ONCE + 1).padStart(4, '0')}.sealed`;
		const some = { [shape.name]: rows.slice(from, from + AT_ONCE) };
		yield sealed(db, to, name, () => Promise.resolve(bytesOf(written(some))));
	}
}

function sealed(
	db: Database,
	to: string,
	name: string,
	bytes: () => Promise<Uint8Array | null>,
): ArchiveFile {
	return {
		name,
		bytes: async () => {
			const clear = await bytes();
			return clear === null ? null : sealFor(db.folder, to, name, clear);
		},
	};
}

function fileBytes(db: Database, name: string): Promise<Uint8Array | null> {
	return readFile(pathOfFile(db.folder, name)).catch(() => null);
}

function text(name: string, words: string): ArchiveFile {
	return { name, bytes: () => Promise.resolve(bytesOf(words)) };
}

const bytesOf = (words: string) => new TextEncoder().encode(words);
