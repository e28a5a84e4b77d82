import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstOwner } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { writeFolder, type Differences } from '#domain/archive/folder.server.ts';
import { startImport } from '#domain/archive/moving-workspace.server.ts';
import { movingKey } from '#domain/archive/sealing.server.ts';
import { namesHere } from '#domain/archive/names.server.ts';
import { archived, rowsStanding } from '#domain/archive/rows.server.ts';
import { SHAPES, STANDING } from '#domain/archive/shapes.server.ts';
import { importWorkspace } from '#domain/archive/taking-in.server.ts';
import { carryOn } from '#domain/moving/carrying.server.ts';
import { linesOf, newRunKey, runOf } from '#domain/moving/runs.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { EMAILS, PASSWORD } from './people.ts';

/** A folder of its own, gone with the test. */
export function archiveFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'kintsugi-archive-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function ownerOf({ read }: Database): Promise<Person> {
	const found = await firstOwner(read);
	if (!found) throw new Error('Nobody owns it.');
	return found;
}

/** The workspace that another one comes into, with nothing in it. */
export async function setUpThere(db: Database, email: string = EMAILS.owner): Promise<Person> {
	await setUp(db, { workspace: 'There', name: 'There', email, password: PASSWORD, zone: 'UTC' });
	return ownerOf(db);
}

/** Takes a workspace out, with what is private sealed for that other one. */
export function takeOutFor(from: Database, who: Person, folder: string, to: Database): Promise<Differences> {
	return writeFolder(from, { who, sealFor: movingKey(to.folder) }, folder);
}

export async function bringIn(db: Database, who: Person, path: string, { dryRun = false } = {}) {
	const { key } = await startImport(db, who, { key: newRunKey(), path, dryRun });
	await carryOn(db, [importWorkspace], new AbortController().signal, key);
	const run = await runOf(db.read, who, key);
	return { run, lines: await linesOf(db.read, run, { limit: 100_000 }) };
}

/** Every file of a folder, by its name. */
export async function filesOf(folder: string): Promise<Map<string, string>> {
	const names = (await readdir(folder, { recursive: true })).sort();
	const found = new Map<string, string>();
	for (const name of names) {
		const path = join(folder, name);
		if (name.startsWith('.git/') || !(await stat(path)).isFile()) continue;
		found.set(name, (await readFile(path)).toString('latin1'));
	}
	return found;
}

/**
 * Every row of every table that travels, as it is stored, but for the numbers of people, teams and the like, which are
 * said by name: what two workspaces have to have in common to be equal.
 */
export async function everythingThatTravels(db: Database): Promise<Record<string, string[]>> {
	const names = await namesHere(db.read);
	const found: Record<string, string[]> = {};
	for (const shape of SHAPES.values()) {
		// What stays of a table that travels is said where it is read: an open round of the pulse, doors and the like.
		const rows = STANDING.includes(shape)
			? await rowsStanding(db.read, shape)
			: await db.read.select().from(shape.table);
		found[shape.name] = archived(shape, rows, names).map((row) => JSON.stringify(row));
	}
	return found;
}
