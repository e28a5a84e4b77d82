import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { person, team } from '../accounts/tables.server.ts';
import { reference, type Kind } from '../entries/kinds.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { folderOfRun } from '../moving/folder.server.ts';
import { movedRow, movingLine } from '../moving/tables.server.ts';
import type { Run } from '../moving/runs.server.ts';
import { season } from '../projects/seasons/tables.server.ts';
import { skill } from '../skills/tables.server.ts';
import { shelf } from '../stories/shelves/tables.server.ts';
import { entriesIn, type IndexedEntry } from './entry-index.server.ts';
import { Spool } from './spool.server.ts';
import type { Read } from './stages.ts';

/** An entry of the archive, as it is here. */
interface Here {
	id: number;
	kind: Kind;
	number: number;
	/** This run made it; otherwise it was here before, and what hangs on it stays as it is. */
	isNew: boolean;
}

/** What an import knows while it runs: read anew after a restart, and after each table that changes it. */
export class Known {
	readonly spool: Spool;
	readonly entries: readonly IndexedEntry[];
	/** Of each kind. */
	readonly largest: ReadonlyMap<Kind, number>;
	readonly #db: Database;
	readonly #run: Run;
	readonly #names = new Map<string, Promise<Map<string, number>>>();
	#here: Promise<Map<string, Here>> | undefined;
	#made: Promise<Set<string>> | undefined;
	#newEntries: Promise<Set<number>> | undefined;

	private constructor(db: Database, run: Run, spool: Spool, entries: readonly IndexedEntry[]) {
		this.#db = db;
		this.#run = run;
		this.spool = spool;
		this.entries = entries;
		const largest = new Map<Kind, number>();
		for (const { kind, number } of entries) largest.set(kind, Math.max(number, largest.get(kind) ?? 0));
		this.largest = largest;
	}

	static async of(db: Database, run: Run, read: Read): Promise<Known> {
		const kept = knowing.get(run);
		if (kept) return kept;
		const spool = new Spool(await folderOfRun(db, run.key));
		const known = new Known(db, run, spool, await entriesIn(spool, read));
		knowing.set(run, known);
		return known;
	}

	/** A table that others name was written. */
	forget(table: string): void {
		this.#names.delete(table);
		if (!SAID.includes(table)) return;
		this.#made = undefined;
		if (table !== 'entry') return;
		this.#here = undefined;
		this.#newEntries = undefined;
	}

	/** The numbers of what is named, by name. */
	names(table: string): Promise<Map<string, number>> {
		const kept = this.#names.get(table) ?? namesOf(this.#db.read, table);
		this.#names.set(table, kept);
		return kept;
	}

	/** By the reference that they have in the archive. */
	here(): Promise<Map<string, Here>> {
		return (this.#here ??= this.#findEntries());
	}

	/** The numbers of the entries that this run made. */
	newEntries(): Promise<Set<number>> {
		return (this.#newEntries ??= this.here().then(
			(all) => new Set([...all.values()].flatMap(({ id, isNew }) => (isNew ? [id] : []))),
		));
	}

	/** The addresses of what this run made. */
	made(): Promise<Set<string>> {
		return (this.#made ??= this.#findMade());
	}

	async #findEntries(): Promise<Map<string, Here>> {
		const rows = await this.#db.read
			.select({ id: entry.id, uid: entry.uid, kind: entry.kind, number: entry.number })
			.from(entry);
		const byUid = new Map(rows.map((row) => [row.uid, row]));
		const made = await this.made();
		const found = new Map<string, Here>();
		for (const { uid, kind, number } of this.entries) {
			const row = byUid.get(uid);
			if (!row) continue;
			const isNew = made.has(madeAddress('entry', uid));
			found.set(reference(kind, number), { id: row.id, kind: row.kind, number: row.number, isNew });
		}
		return found;
	}

	async #findMade(): Promise<Set<string>> {
		const rows = await this.#db.read
			.select({ href: movingLine.href })
			.from(movingLine)
			.where(and(eq(movingLine.runId, this.#run.id), eq(movingLine.kind, 'made')));
		return new Set(rows.map(({ href }) => href));
	}
}

const knowing = new WeakMap<Run, Known>();

/** Tables of which a run says what it made. */
export const SAID: readonly string[] = ['person', 'team', 'season', 'shelf', 'entry'];

/** How a line of a run says what it made. */
export const madeAddress = (table: string, name: string) => `#${table}:${name}`;

async function namesOf(db: Reader, table: string): Promise<Map<string, number>> {
	const rows = await selectNames(db, table);
	return new Map(rows.map(({ id, name }) => [table === 'person' ? name.toLowerCase() : name, id]));
}

function selectNames(db: Reader, table: string): Promise<{ id: number; name: string }[]> {
	switch (table) {
		case 'person':
			return db.select({ id: person.id, name: person.email }).from(person);
		case 'team':
			return db.select({ id: team.id, name: team.slug }).from(team);
		case 'topic':
			return db.select({ id: topic.id, name: topic.folded }).from(topic);
		case 'season':
			return db.select({ id: season.id, name: season.slug }).from(season);
		case 'shelf':
			return db.select({ id: shelf.id, name: shelf.slug }).from(shelf);
		case 'skill':
			return db.select({ id: skill.id, name: skill.folded }).from(skill);
		default:
			throw new Error(`Rows of ${table} have no names.`);
	}
}

/** Where rows of another workspace are here, as far as they came. */
export async function movedTo(
	db: Reader | Transaction,
	source: string,
	table: string,
	there: readonly number[],
): Promise<Map<number, number>> {
	const found = new Map<number, number>();
	for (let from = 0; from < there.length; from += 500) {
		const rows = await db
			.select({ there: movedRow.there, here: movedRow.here })
			.from(movedRow)
			.where(
				and(
					eq(movedRow.source, source),
					eq(movedRow.of, table),
					inArray(movedRow.there, there.slice(from, from + 500)),
					// What was deleted here since is gone.
					sql`EXISTS (SELECT 1 FROM ${sql.identifier(table)} WHERE id = ${movedRow.here})`,
				),
			);
		for (const row of rows) found.set(row.there, row.here);
	}
	return found;
}
