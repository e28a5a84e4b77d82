import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict } from '#lib/errors.ts';
import { isZone } from '#lib/dates.ts';
import { changeSettings, readSettings } from '#lib/settings.server.ts';
import { addPerson, personWith } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';
import { readArchived } from './reading-archive.server.ts';
import { filesIn } from './source.server.ts';

/**
 * Where nobody has set this Kintsugi up, the workspace that comes in sets it up: its first owner comes first, and brings
 * the rest in. They choose a password by a link that `kintsugi sign-in` or an owner makes.
 */
export async function comeFirst(db: Database, path: string): Promise<Person> {
	const { setUpAt } = await readSettings(db.read);
	if (setUpAt !== null) conflict('This workspace is set up, and nobody in it is an owner.');
	const found = await ownerIn(db, path);
	const { name, email, zone } = found;
	const id = await transact(db, async (tx) => {
		const workspace = found.workspace || 'Kintsugi';
		await changeSettings(tx, { workspace, setUpAt: now() });
		const made = await addPerson(tx, { name, email, zone: isZone(zone) ? zone : 'UTC', role: 'owner' });
		await note(tx, { id: made }, { act: 'set-up' });
		return made;
	});
	return (await personWith(db.read, id)) ?? conflict('Its owner could not be stored.');
}

async function ownerIn(db: Database, path: string) {
	let workspace = '';
	let owner: { name: string; email: string; zone: string } | null = null;
	const taken = (name: string) => /^(workspace\.json|sealed\/person-\d+\.sealed)$/.test(name);
	for await (const { file } of filesIn(path, 0, taken)) {
		if (!file || !('bytes' in file)) continue;
		const read = readArchived(db, file);
		if (read.is === 'head') workspace = read.head.name;
		if (read.is !== 'rows') continue;
		const owners = (read.rows.get('person.sealed') ?? []).filter(
			({ role, deactivatedAt }) => role === 'owner' && deactivatedAt === null,
		);
		const [first] = owners.sort((a, b) => Number(a['createdAt']) - Number(b['createdAt']));
		if (first)
			owner = { name: String(first['name']), email: String(first['email']), zone: String(first['zone']) };
	}
	if (!owner) {
		conflict(
			'Who its owners are is sealed for another Kintsugi, or not in it. Set this one up first: kintsugi setup, or its first page.',
		);
	}
	return { ...owner, workspace };
}
