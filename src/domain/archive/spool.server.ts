import { open, mkdir, readdir, readFile, rm, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchivedRow } from './rows.server.ts';

/** How long each file was when that was stored: what a crash left after it is cut off. */
export type Sizes = Record<string, number>;

/**
 * The rows of an archive by table, on the disk, in a run's folder: an archive has them by entry, and they are written
 * one table after the other.
 */
export class Spool {
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = join(folder, 'rows');
	}

	async cutBack(sizes: Sizes): Promise<void> {
		await mkdir(this.#folder, { recursive: true, mode: 0o700 });
		for (const name of await readdir(this.#folder)) {
			const path = join(this.#folder, name);
			if (sizes[name] === undefined) await rm(path);
			else await truncate(path, sizes[name]);
		}
	}

	/** @returns how long each file is now */
	async add(rows: ReadonlyMap<string, readonly ArchivedRow[]>, sizes: Sizes): Promise<Sizes> {
		const after = { ...sizes };
		for (const [name, list] of rows) {
			if (list.length === 0) continue;
			const lines = Buffer.from(list.map((row) => `${JSON.stringify(row)}\n`).join(''));
			await using file = await open(join(this.#folder, name), 'a', 0o600);
			await file.writeFile(lines);
			await file.sync();
			after[name] = (after[name] ?? 0) + lines.length;
		}
		return after;
	}

	/** Up to `most` rows from there on, and where the next ones begin. */
	async read(name: string, from: number, most: number): Promise<{ rows: Spooled[]; next: number }> {
		const file = await open(join(this.#folder, name), 'r').catch(() => null);
		if (!file) return { rows: [], next: from };
		await using reading = file;
		return await readFrom(reading, from, most);
	}

	/** Those that stand at these places, as they are asked for. */
	async readThese(name: string, places: readonly number[]): Promise<ArchivedRow[]> {
		const file = await open(join(this.#folder, name), 'r').catch(() => null);
		if (!file) return [];
		await using reading = file;
		const rows: ArchivedRow[] = [];
		for (const at of places) {
			const [found] = (await readFrom(reading, at, 1)).rows;
			if (found) rows.push(found.row);
		}
		return rows;
	}

	async *all(name: string): AsyncGenerator<Spooled> {
		for (let from = 0; ;) {
			const { rows, next } = await this.read(name, from, 500);
			if (rows.length === 0) return;
			yield* rows;
			from = next;
		}
	}
}

async function readFrom(
	file: FileHandle,
	from: number,
	most: number,
): Promise<{ rows: Spooled[]; next: number }> {
	const rows: Spooled[] = [];
	const chunk = Buffer.allocUnsafe(most === 1 ? SMALL_CHUNK : CHUNK);
	let next = from;
	let rest = Buffer.alloc(0);
	for (let at = from; rows.length < most;) {
		const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
		if (bytesRead === 0) break;
		at += bytesRead;
		rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
		for (let end = rest.indexOf(NEWLINE); end >= 0 && rows.length < most; end = rest.indexOf(NEWLINE)) {
			rows.push({ row: JSON.parse(rest.toString('utf8', 0, end)) as ArchivedRow, at: next });
			next += end + 1;
			rest = rest.subarray(end + 1);
		}
	}
	return { rows, next };
}

export interface Spooled {
	row: ArchivedRow;
	/** Where it stands. */
	at: number;
}

const CHUNK = 256 * 1024;
/** Where one row is wanted, it is mostly in there. */
const SMALL_CHUNK = 8 * 1024;
const NEWLINE = 10;

export async function putFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
	const path = join(folder, 'files', name);
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await writeFile(path, bytes, { mode: 0o600 });
}

export function readPutFile(folder: string, name: string): Promise<Buffer | null> {
	return readFile(join(folder, 'files', name)).catch(() => null);
}

/** What was unsealed to be compared lies open no longer than that takes; what was sent stays as it came. */
export async function forgetSpooled(folder: string): Promise<void> {
	for (const name of ['rows', 'files']) await rm(join(folder, name), { recursive: true, force: true });
}
