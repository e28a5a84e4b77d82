import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createClient } from '@libsql/client/sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findPerson } from '#domain/accounts/people.server.ts';
import { DAY } from '#lib/dates.ts';
import { DATABASE_FILE, openDatabase } from '#lib/db/open.server.ts';
import built from '../support/built.ts';
import { freshFolder, MIGRATIONS } from '../support/database.ts';
import { Look } from '../support/filled.ts';
import { startKintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/**
 * One small workspace for each schema that was released, made by that version: three post-mortems, two people, a
 * token; from 0008 on also a row in nearly every table that came with accounts, teams and trust, and in 0012 of those
 * that came with the loop, with an entry of the log; in 0015 in every one of those that came with stories and training; in
 * 0027 in most of those that came with projects and growth, and more people.
 */
const RELEASED = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.db.gz'));
/** Of Inês, in each of them. */
const TOKENS: Record<string, string> = {
	'0001.db.gz': 'kin_9sxsi8k72xchayf3tkpmive28pazjubxe3c536',
	'0003.db.gz': 'kin_tzvk5tmr2n228cdyg3ydazpv8idixjvv0e424a',
	'0008.db.gz': 'kin_72kj6zbna2dq4fkr3iesvdhi3f9gzgas8a40aa',
	'0012.db.gz': 'kin_72kj6zbna2dq4fkr3iesvdhi3f9gzgas8a40aa',
	'0015.db.gz': 'kin_72kj6zbna2dq4fkr3iesvdhi3f9gzgas8a40aa',
	'0027.db.gz': 'kin_72kj6zbna2dq4fkr3iesvdhi3f9gzgas8a40aa',
};

let folder: string;
beforeEach(() => (folder = freshFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function place(name: string): void {
	writeFileSync(join(folder, DATABASE_FILE), gunzipSync(readFileSync(join(import.meta.dirname, name))));
}

const COUNTS = `SELECT (SELECT count(*) FROM entry) AS entries, (SELECT count(*) FROM person) AS people,
	(SELECT count(*) FROM lesson) AS lessons, (SELECT count(*) FROM factor) AS factors,
	(SELECT count(*) FROM timeline_event) AS moments, (SELECT count(*) FROM version) AS versions`;

/** What a start itself adds to, or clears away: what was done, tried, measured, or is over. */
const PASSING =
	/^(__drizzle|sqlite_|search_|(asked|audit_event|challenge|failed_sign_in|half_signed_in|job_run|mailed_link|provider_visit|session)$)/;

/** And which of the rows of a table: the edition of the catalogue that a start brought. */
const WITHOUT: Record<string, string> = { setting: "WHERE name <> 'skill-catalogue'" };

/** How many rows each table has. */
async function counted(tables?: string[]): Promise<Record<string, unknown>> {
	const names =
		tables ??
		(await looked("SELECT name FROM sqlite_schema WHERE type = 'table'")).map(({ name }) => String(name));
	const kept = names.filter((name) => !PASSING.test(name));
	const [counts] = await looked(
		`SELECT ${kept.map((name) => `(SELECT count(*) FROM "${name}" ${WITHOUT[name] ?? ''}) AS "${name}"`).join(', ')}`,
	);
	return counts ?? {};
}

async function migrationsIn(): Promise<number> {
	return (await looked('SELECT hash FROM __drizzle_migrations')).length;
}

function journalOf(migrations: string): { tag: string }[] {
	const text = readFileSync(join(migrations, 'meta/_journal.json'), 'utf8');
	return (JSON.parse(text) as { entries: { tag: string }[] }).entries;
}

/** A token ends after a year, and these files are kept for longer. */
async function tokensGoOn(): Promise<void> {
	const client = createClient({ url: `file:${join(folder, DATABASE_FILE)}` });
	await client.execute({ sql: 'UPDATE api_token SET expires_at = ?', args: [Date.now() + DAY] });
	client.close();
}

async function looked(sql: string): Promise<Record<string, unknown>[]> {
	const look = new Look(folder);
	try {
		return await look.rows(sql);
	} finally {
		look.close();
	}
}

test('there is a workspace of every released schema, and a token for each', () => {
	expect(RELEASED).toEqual(Object.keys(TOKENS));
});

/** Three post-mortems, then a log entry as well, then a story and a course, then projects and openings. */
const entriesIn = (name: string) => (name < '0012' ? '3' : name < '0015' ? '4' : name < '0027' ? '6' : '22');
const peopleIn = (name: string) => (name < '0027' ? '2' : '6');
const PAGES = ['/', '/postmortems', '/people', '/settings', '/admin'];
const LATER_PAGES = [
	'/stories/1',
	'/stories/shelves/welcome',
	'/stories/gatherings/1',
	'/training/1',
	'/training/drills',
];
const PAGES_OF_GROWTH = [
	'/projects',
	'/projects/1',
	'/projects/seasons/week',
	'/growth',
	'/growth/openings/2',
	'/growth/goals',
	'/growth/talks',
	'/growth/mentorships',
];

describe.each(RELEASED)('what %s holds', (name) => {
	beforeAll(built);

	test('is all there with this version, read, found, and signed in to', async () => {
		place(name);
		const before = await counted();
		await tokensGoOn();
		const behind = (await migrationsIn()) < journalOf(MIGRATIONS).length;
		const kintsugi = await startKintsugi({ KINTSUGI_DATA: folder });
		try {
			expect(await counted(Object.keys(before))).toEqual(before);
			expect(before).toMatchObject({ entry: entriesIn(name), person: peopleIn(name) });
			expect(await looked('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
			expect(await looked('PRAGMA foreign_key_check')).toEqual([]);
			for (const index of ['search_text', 'search_titles']) {
				await looked(`INSERT INTO ${index}(${index}) VALUES ('integrity-check')`);
			}
			const made = existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : [];
			const backup: unknown = expect.stringMatching(/^before-migration-.*\.db$/);
			// The schema of today has nothing to be brought up to.
			expect(made).toEqual(behind ? [backup] : []);

			const program = Visitor.program(kintsugi, TOKENS[name] ?? '');
			const found = await program.call('GET', '/api/v1/search?q=holiday%20island');
			expect(found.text).toContain('The holiday that one island keeps');
			const stranger = Visitor.stranger(kintsugi);
			const signedIn = await stranger.send('/sign-in?/signIn', {
				email: 'maren@example.org',
				password: 'kettle orbit meadow lantern',
			});
			const cookie = /session=([^;]+)/.exec(String(signedIn.headers['set-cookie']))?.[1] ?? '';
			const browser = Visitor.browser(kintsugi, cookie);
			const pages = [
				...PAGES,
				...(name < '0015' ? [] : LATER_PAGES),
				...(name < '0027' ? [] : PAGES_OF_GROWTH),
			];
			for (const page of pages) {
				expect((await browser.ask(page)).status, page).toBe(200);
			}
			for (const number of [7, 8, 18]) {
				const { status, text } = await browser.ask(`/postmortems/${number}`);
				expect(status).toBe(200);
				expect(text).toContain('<h1');
				expect((await browser.ask(`/postmortems/${number}/edit`)).status).toBe(200);
			}
		} finally {
			await kintsugi.stop();
		}
	});
});

describe('a migration', () => {
	const oldest = RELEASED[0] ?? '';

	test('that fails changes nothing, and the next start goes on', async () => {
		place(oldest);
		const before = readFileSync(join(folder, DATABASE_FILE));
		const broken = join(folder, 'drizzle');
		cpSync(MIGRATIONS, broken, { recursive: true });
		const last = journalOf(broken).at(-1);
		const sql = join(broken, `${last?.tag}.sql`);
		writeFileSync(sql, `${readFileSync(sql, 'utf8')}\n--> statement-breakpoint\nSELECT * FROM nowhere;\n`);
		await expect(openDatabase(folder, broken)).rejects.toThrow(/nowhere/);
		const tables = await looked(
			"SELECT name FROM sqlite_master WHERE name IN ('thread', 'outbox', 'audit_event')",
		);
		expect(tables).toEqual([]);
		rmSync(join(folder, `${DATABASE_FILE}-wal`), { force: true });
		expect(readFileSync(join(folder, DATABASE_FILE)).subarray(100).equals(before.subarray(100))).toBe(true);
		const db = await openDatabase(folder, MIGRATIONS);
		expect(await findPerson(db.read, 'maren@example.org')).toMatchObject({ role: 'owner' });
		await db.close();
	});

	test('that is killed at any moment is done whole by the next start', async () => {
		const before = await (place(oldest), looked(COUNTS));
		for (const patience of [150, 250, 300, 350, 400, 450, 500, 600, 800]) {
			rmSync(folder, { recursive: true });
			folder = freshFolder();
			place(oldest);
			const child = spawn(
				process.execPath,
				['--disable-warning=ExperimentalWarning', 'src/cli/kintsugi.ts', 'user', 'list'],
				{ env: { ...process.env, KINTSUGI_DATA: folder }, stdio: 'ignore' },
			);
			const ended = once(child, 'exit');
			setTimeout(() => child.kill('SIGKILL'), patience);
			await ended;
			const db = await openDatabase(folder, MIGRATIONS);
			expect(await findPerson(db.read, 'ines@example.org')).not.toBeNull();
			await db.close();
			expect(await looked(COUNTS), `killed after ${patience} ms`).toEqual(before);
			expect(await looked('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
		}
	});
});
