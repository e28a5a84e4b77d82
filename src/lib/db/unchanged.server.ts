import { AsyncLocalStorage } from 'node:async_hooks';
import { MINUTE } from '../dates.ts';
import type { ChangedTables } from './changed-tables.server.ts';
import { now } from './clock.ts';
import type { Reader } from './open.server.ts';

/** What a piece of work read. */
interface Watch {
	tables: Set<string>;
	/** It wrote, so it has to be done again each time. */
	wrote: boolean;
}
/** What came of some work, for as long as nothing it read has changed. */
export interface Kept<T> {
	value: T;
	tables: ReadonlySet<string>;
	/** Whose commits are counted: a restored backup is another database. */
	changes: ChangedTables;
	/** The commit that it was read at. */
	at: number;
	/** Much depends on the time as well, and nothing on less than a minute of it. */
	minute: number;
}

const watching = new AsyncLocalStorage<Watch>();
const changesOf = new WeakMap<Reader, ChangedTables>();
const values = new WeakMap<ChangedTables, Map<string, Kept<unknown>>>();
const MOST = 5_000;

/** From now on what is read there can be kept: whatever is written comes to these. */
export function keepFrom(reader: Reader, changes: ChangedTables): void {
	changesOf.set(reader, changes);
}

export function noteRead(changes: ChangedTables, sql: string): void {
	const watch = watching.getStore();
	if (!watch) return;
	for (const table of changes.readBy(sql)) watch.tables.add(table);
}

export function noteWrite(): void {
	const watch = watching.getStore();
	if (watch) watch.wrote = true;
}

/**
 * Does some work and says what it depends on; null where that is not known: of a transaction, of a database that other
 * processes write too, or where it wrote itself.
 */
export async function watched<T>(
	reader: Reader,
	work: () => Promise<T>,
): Promise<{ value: T; kept: Kept<T> | null }> {
	const changes = changesOf.get(reader);
	if (!changes) return { value: await work(), kept: null };
	const watch: Watch = { tables: new Set(), wrote: false };
	const [at, minute] = [changes.count, thisMinute()];
	const value = await watching.run(watch, work);
	inherit(watch);
	return { value, kept: watch.wrote ? null : { value, tables: watch.tables, changes, at, minute } };
}

/**
 * Whether it would come out the same now.
 * @param inTurn asked by a request that has just come in, and not in the middle of some work
 */
export function isUnchanged(reader: Reader, kept: Kept<unknown>, { inTurn = false } = {}): boolean {
	const { changes, tables, at, minute } = kept;
	if (changesOf.get(reader) !== changes || minute !== thisMinute()) return false;
	const until = changes.sameUntil(tables, at, inTurn ? changes.countOfTurn : changes.count);
	if (until !== null) kept.at = until;
	return until !== null;
}

/**
 * What this work answered last, as long as nothing it read was written since, and for a minute at the most. Whoever
 * asks gets the same value and leaves it as it is.
 * @param name of the work and of all it depends on, other than the database and the time
 */
export async function unchanged<T>(reader: Reader, name: string, work: () => Promise<T>): Promise<T> {
	const changes = changesOf.get(reader);
	if (!changes) return work();
	const all = values.get(changes) ?? new Map<string, Kept<unknown>>();
	values.set(changes, all);
	const known = all.get(name) as Kept<T> | undefined;
	if (known && isUnchanged(reader, known)) {
		inherit({ tables: known.tables, wrote: false });
		return known.value;
	}
	const { value, kept } = await watched(reader, work);
	if (all.size >= MOST) all.clear();
	if (kept) all.set(name, kept);
	else all.delete(name);
	return value;
}

/** What a part of some work read, the whole of it has read. */
function inherit(part: { tables: ReadonlySet<string>; wrote: boolean }): void {
	const whole = watching.getStore();
	if (!whole) return;
	for (const table of part.tables) whole.tables.add(table);
	whole.wrote ||= part.wrote;
}

const thisMinute = () => Math.floor(now() / MINUTE);
