import { join } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { DATABASE_FILE, openDatabase, prepareReader, type Database } from '#lib/db/open.server.ts';
import { freshFolder, MIGRATIONS } from '../tests/support/database.ts';
import { OWNER } from './fill.ts';

/**
 * Measures in a workspace of its own, which `fillIt` fills first.
 * @param measure is given the driver alone as well, prepared as the one of the app is
 */
export async function inFreshWorkspace<Filled, Result>(
	fillIt: (db: Database, owner: Person) => Promise<Filled>,
	measure: (at: {
		db: Database;
		driver: Client;
		owner: Person;
		filled: Filled;
		folder: string;
	}) => Promise<Result>,
): Promise<Result> {
	const folder = freshFolder();
	const db = await openDatabase(folder, MIGRATIONS);
	await setUp(db, OWNER);
	const owner = await findPerson(db.read, OWNER.email);
	if (!owner) throw new Error('The owner is not there.');
	const filled = await fillIt(db, owner);
	await db.writer.client.execute('ANALYZE');
	const driver = createClient({ url: `file:${join(folder, DATABASE_FILE)}`, concurrency: 1 });
	await prepareReader(driver);
	try {
		return await measure({ db, driver, owner, filled, folder });
	} finally {
		driver.close();
		await db.close();
	}
}
