import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { environment } from '#lib/environment.server.ts';
import { isHidden, pathProblem } from '#lib/files/path.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { readZip, ZIP_LIMITS } from '#lib/files/zip.server.ts';
import { mayBegin } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { folderOfRun, forgetFolder, MOVING_FOLDER } from '../moving/folder.server.ts';
import { newRunKey } from '../moving/runs.server.ts';
import { movingRun } from '../moving/tables.server.ts';
import { MOST_BYTES } from './limits.ts';

export const FILES = 'files';
const STAGED = 'staged.json';
const MOST_WAITING = 20;
/** What was found in the files, so that it is looked for once. */
export const RECOGNISED = 'recognised.json';
const KEPT = 7 * DAY;
/** The first moment that a file can be from, for one that does not say. */
const UNKNOWN = 0;

const ZIPPED = { ...ZIP_LIMITS, entries: 20_000, totalBytes: 400_000_000 };

const Staged = z.object({
	person: z.number(),
	at: z.number(),
	bytes: z.number(),
	refused: z.array(z.object({ name: z.string(), reason: z.string() })),
});
type Staged = z.output<typeof Staged>;

export interface Brought {
	name: string;
	bytes: Uint8Array;
	/** When it was changed last, where that is known: a note without a day counts from then. */
	changedAt?: number;
}

export function refuseGuests(who: Person): void {
	if (!mayBegin(who))
		forbidden('Guests read and discuss; what is brought in belongs to the people of the workspace.');
}

/**
 * Puts files aside until their run, each under its path; a zip is unpacked.
 * @param key of files that were put aside before, to which these belong
 * @returns the key
 */
export async function stage(
	db: Database,
	who: Person,
	files: AsyncIterable<Brought> | Iterable<Brought>,
	key?: string,
): Promise<string> {
	refuseGuests(who);
	await sweep(db);
	if (key === undefined) await refuseTooMany(db, who);
	const own = key ?? newRunKey();
	const before = key === undefined ? null : await stagedOf(db, who, key);
	const folder = await folderOfRun(db, own);
	const staged: Staged = before ?? { person: who.id, at: now(), bytes: 0, refused: [] };
	for await (const file of files) {
		for await (const one of unpacked(file, staged)) await put(folder, one, staged);
	}
	await writeFile(join(folder, STAGED), JSON.stringify(staged));
	await rm(join(folder, RECOGNISED), { force: true });
	return own;
}

/** So that nobody fills the disk with what they never bring in. */
async function refuseTooMany(db: Database, who: Person): Promise<void> {
	const folder = join(db.folder, MOVING_FOLDER);
	let waiting = 0;
	for (const key of await readdir(folder).catch((): string[] => [])) {
		const files = await stat(join(folder, key, FILES)).catch(() => null);
		const text = files && (await readFile(join(folder, key, STAGED), 'utf8').catch(() => null));
		if (text && Staged.parse(JSON.parse(text)).person === who.id) waiting += 1;
	}
	if (waiting >= MOST_WAITING) {
		conflict(
			`${MOST_WAITING} things that you brought wait to be brought in. Bring one in, or wait until tomorrow.`,
		);
	}
}

/** What was put aside; that of others is not here. */
export async function stagedOf(db: Database, who: Person, key: string): Promise<Staged> {
	if (!/^[a-z0-9]{20}$/.test(key)) missing('This import');
	const text = await readFile(join(db.folder, MOVING_FOLDER, key, STAGED), 'utf8').catch(() => null);
	const staged = text === null ? null : Staged.parse(JSON.parse(text));
	return staged?.person === who.id ? staged : missing('This import');
}

export async function rootOf(db: Database, key: string): Promise<string> {
	return join(await folderOfRun(db, key), FILES);
}

async function* unpacked(file: Brought, staged: Staged): AsyncGenerator<Brought> {
	if (!/\.zip$/i.test(file.name)) {
		yield file;
		return;
	}
	try {
		const { fileBytes } = environment();
		const { files, refused } = await readZip(
			file.bytes,
			{ ...ZIPPED, fileBytes: Math.max(fileBytes, ZIPPED.fileBytes) },
			() => true,
		);
		yield* files;
		staged.refused.push(...refused);
	} catch (problem) {
		if (!(problem instanceof Unreadable)) throw problem;
		staged.refused.push({ name: file.name, reason: problem.message });
	}
}

async function put(folder: string, { name, bytes, changedAt }: Brought, staged: Staged): Promise<void> {
	const path = name.replaceAll('\\', '/');
	const problem = pathProblem(path);
	if (problem !== null || path.endsWith('/')) {
		staged.refused.push({
			name: path.slice(0, 300),
			reason: `It was not read: ${problem ?? 'it is a folder.'}`,
		});
		return;
	}
	if (isHidden(path)) return;
	staged.bytes += bytes.length;
	if (staged.bytes > MOST_BYTES)
		invalid({
			files: `All of it together can be ${sizeInWords(MOST_BYTES)} at the most. Bring it in parts.`,
		});
	const to = join(folder, FILES, ...path.split('/').filter((part) => part !== '' && part !== '.'));
	try {
		await mkdir(dirname(to), { recursive: true, mode: 0o700 });
		await writeFile(to, bytes, { mode: 0o600, flag: 'wx' });
		await utimes(to, new Date(), new Date(changedAt ?? UNKNOWN));
	} catch {
		staged.refused.push({ name: path.slice(0, 300), reason: 'It was not read: another file has its name.' });
	}
}

/** What was put aside and not brought in is forgotten: after a day, or a week once it was looked at. */
async function sweep(db: Database): Promise<void> {
	const folder = join(db.folder, MOVING_FOLDER);
	for (const key of await readdir(folder).catch((): string[] => [])) {
		const file = await stat(join(folder, key, STAGED)).catch(() => null);
		const age = file ? Date.now() - file.mtimeMs : 0;
		if (age < DAY) continue;
		const [run] = await db.read
			.select({ id: movingRun.id })
			.from(movingRun)
			.where(eq(sql`json_extract(${movingRun.asked}, '$.staged')`, key))
			.limit(1);
		if (!run) await forgetFolder(db, key);
		else if (age > KEPT) await forgetStaged(db, key);
	}
}

/** Once it is brought in, its files are where they belong. */
export async function forgetStaged(db: Database, key: string): Promise<void> {
	await rm(await rootOf(db, key), { recursive: true, force: true });
}
