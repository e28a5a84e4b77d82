import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { apiToken, password, person, session } from '#domain/accounts/tables.server.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { movingKey } from '#domain/archive/sealing.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { publish } from '#domain/postmortems/publication.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { run } from '../../src/cli/program.ts';
import { archiveFolder, everythingThatTravels } from '../support/archives.ts';
import { freshDatabase, type Fresh } from '../support/database.ts';
import { EMAILS, freshCompany, type Company } from '../support/people.ts';

let from: Company;
let to: Fresh;
let folder: ReturnType<typeof archiveFolder>;

beforeEach(async () => {
	from = await freshCompany();
	to = await freshDatabase();
	folder = archiveFolder();
	for (const title of ['Kept between us', 'For everybody']) {
		await draft(from.db, from.member, NewPostmortem.parse({ content: { title, narrative: 'It broke.' } }));
	}
	await publish(from.db, from.member, 2);
});
afterEach(async () => {
	folder.remove();
	await from.close();
	await to.close();
});

async function command({ db }: Pick<Fresh, 'db'>, ...argv: string[]) {
	let out = '';
	let err = '';
	const code = await run(argv, {
		db,
		replaceDatabase: () => Promise.reject(new Error('Nobody restores here.')),
		cwd: folder.path,
		out: (text) => (out += text),
		err: (text) => (err += text),
		stdin: () => Promise.resolve(''),
		interactive: false,
	});
	return { code, out, err };
}

test('a workspace moves by the command line to a Kintsugi that nobody has set up, and nobody can come in with what came', async () => {
	const key = (await command(to, 'moving-key')).out.trim();
	expect(key).toBe(movingKey(to.db.folder));
	expect(await command(from, 'export', 'workspace', '--to', 'out', '--for', key)).toMatchObject({ code: 0 });
	const dry = await command(to, 'import', 'workspace', 'out', '--dry-run');
	expect(dry).toMatchObject({ code: 1 });
	const done = await command(to, 'import', 'workspace', 'out', '--json');
	expect(done).toMatchObject({ code: 0, err: '' });
	expect(JSON.parse(done.out)).toMatchObject({ state: 'done' });

	expect((await readSettings(to.db.read)).workspace).toBe('Northwind');
	expect(await everythingThatTravels(to.db)).toEqual(await everythingThatTravels(from.db));
	const [owner] = await to.db.read.select().from(person).where(eq(person.email, EMAILS.owner));
	expect(owner?.role).toBe('owner');
	for (const table of [password, session, apiToken])
		expect(await to.db.read.select().from(table)).toEqual([]);

	const again = await command(to, 'import', 'workspace', 'out');
	expect(again).toMatchObject({ code: 0, out: '0 new, 2 here already, 0 that could not be taken.\n' });
});

test('without the key, what is written is what an owner may read; a second time says that nothing changed', async () => {
	const first = await command(from, 'export', 'workspace', '--to', 'out', '--json');
	expect(first.code).toBe(0);
	const { made } = JSON.parse(first.out) as { made: string[] };
	expect(made).toContain('post-mortems/PM-2.json');
	expect(made.filter((name) => /PM-1\b|sealed/.test(name))).toEqual([]);
	expect(await command(from, 'export', 'workspace', '--to', 'out')).toMatchObject({
		code: 0,
		out: 'Nothing changed.\n',
	});
	// Whose it would be is not in it: whoever runs the other one sets it up first.
	const refused = await command(to, 'import', 'workspace', 'out');
	expect(refused.code).toBe(1);
	expect(refused.err).toContain('Set this one up first');
	expect(await to.db.read.select().from(entry)).toEqual([]);
});

test('what makes no sense is refused with a sentence', async () => {
	expect(await command(from, 'export', 'workspace', '--to', 'out', '--for', 'abc')).toMatchObject({
		code: 2,
	});
	expect(await command(from, 'export', 'workspace', '--to', 'out', '--as', EMAILS.member)).toMatchObject({
		code: 1,
	});
	expect(await command(from, 'import', 'workspace', 'nowhere')).toMatchObject({ code: 2 });
	const git = await command(from, 'export', 'workspace', '--to', 'out', '--git');
	expect(git.err).toContain('no Git repository');
});
