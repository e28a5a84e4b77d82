import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import {
	archiveFolder,
	bringIn,
	everythingThatTravels,
	filesOf,
	takeOutFor,
} from '../../../tests/support/archives.ts';
import { firstOwner } from '#domain/accounts/people.server.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { openExample } from '#domain/demo/load.server.ts';
import { indexedText } from '#domain/search/searchable.server.ts';
import { entry } from '../entries/tables.server.ts';

let from: Fresh;
let to: Fresh;
let folder: ReturnType<typeof archiveFolder>;
let owner: Person;

beforeEach(async () => {
	from = await freshDatabase();
	await openExample(from.db);
	to = await freshDatabase();
	folder = archiveFolder();
	owner = await ownerOf(from);
});
afterEach(async () => {
	folder.remove();
	await from.close();
	await to.close();
});

async function ownerOf({ db }: Fresh): Promise<Person> {
	const found = await firstOwner(db.read);
	if (!found) throw new Error('Nobody owns it.');
	return found;
}

async function setUpFor(email: string): Promise<Person> {
	await setUp(to.db, {
		workspace: 'Elsewhere',
		name: 'Whoever Set It Up',
		email,
		password: 'kettle orbit meadow lantern',
		zone: 'UTC',
	});
	return ownerOf(to);
}

test('the example goes out, comes into an empty workspace, and is equal there: rows, files, search, and the next archive', async () => {
	await takeOutFor(from.db, owner, folder.path, to.db);
	const incoming = await setUpFor(owner.email);
	const { run, lines } = await bringIn(to.db, incoming, folder.path);
	expect(lines.filter(({ kind }) => kind === 'problem')).toEqual([]);
	expect(run).toMatchObject({ state: 'done', problem: '' });
	const there = await everythingThatTravels(from.db);
	const here = await everythingThatTravels(to.db);
	for (const [table, rows] of Object.entries(there)) expect([table, here[table]]).toEqual([table, rows]);

	const again = archiveFolder();
	// For the same third one, so that what is sealed can be compared as well.
	await takeOutFor(from.db, owner, folder.path, from.db);
	await takeOutFor(to.db, await ownerOf(to), again.path, from.db);
	const [first, second] = [await filesOf(folder.path), await filesOf(again.path)];
	again.remove();
	const open = (files: Map<string, string>) => [...files].filter(([name]) => !name.startsWith('sealed/'));
	expect([...second.keys()]).toEqual([...first.keys()]);
	for (const [name, text] of open(first)) expect([name, second.get(name)]).toEqual([name, text]);

	const entries = await from.db.read.select({ uid: entry.uid, id: entry.id }).from(entry);
	for (const { uid, id } of entries) {
		const [found] = await to.db.read.select({ id: entry.id }).from(entry).where(eq(entry.uid, uid));
		const [before, after] = [
			await indexedText(from.db.read, id),
			await indexedText(to.db.read, found?.id ?? 0),
		];
		expect({ ...after, ways: '' }).toEqual({ ...before, ways: '' });
	}
}, 120_000);
