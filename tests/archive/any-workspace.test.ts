import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openExample } from '#domain/demo/load.server.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { indexedText } from '#domain/search/searchable.server.ts';
import { setClock } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import {
	archiveFolder,
	bringIn,
	everythingThatTravels,
	filesOf,
	ownerOf,
	setUpThere,
	takeOutFor,
} from '../support/archives.ts';
import { freshDatabase, type Fresh } from '../support/database.ts';
import { freshCompany } from '../support/people.ts';
import { walk } from './walk.ts';

/** Many more by hand: `KINTSUGI_RUNS=200 vitest run tests/archive`, by chance or from `KINTSUGI_SEED` on. In the suite they are the same each time. */
const RUNS = Number(process.env.KINTSUGI_RUNS ?? 2);
const SEED = Number(
	process.env.KINTSUGI_SEED ?? (process.env.KINTSUGI_RUNS ? Date.now() % 2_000_000_000 : 20261127),
);
const AT = Date.UTC(2026, 10, 26, 9);

async function example(): Promise<Fresh> {
	const fresh = await freshDatabase();
	const release = setClock(AT);
	await openExample(fresh.db).finally(release);
	return fresh;
}

/** By which words each entry is found, in whichever order its parts were written. */
async function foundBy({ read }: Database): Promise<Map<string, unknown>> {
	const entries = await read.select({ uid: entry.uid, id: entry.id }).from(entry).orderBy(entry.uid);
	const found = new Map<string, unknown>();
	for (const { uid, id } of entries) {
		const text = await indexedText(read, id);
		found.set(uid, { ...text, ways: '', body: text?.body.split(/\s+/).sort().join(' ') });
	}
	return found;
}

/** Who could come in, and what leads in or out. */
async function keysIn({ read }: Database): Promise<unknown[]> {
	const tables = [
		'password',
		'session',
		'api_token',
		'share_link',
		'feed',
		'invitation',
		'webhook',
		'identity',
	];
	return Promise.all(tables.map((name) => read.all(sql`SELECT * FROM ${sql.identifier(name)}`)));
}

const everDone = new Map<string, number>();
const everRefused = new Map<string, number>();
const everStored = new Map<string, number>();

async function comesBackEqual(from: Fresh, steps: readonly number[]): Promise<void> {
	const to = await freshDatabase();
	const [first, second] = [archiveFolder(), archiveFolder()];
	try {
		const { done, refused } = await walk(from.db, AT, steps);
		for (const one of done) everDone.set(one, (everDone.get(one) ?? 0) + 1);
		for (const one of refused) everRefused.set(one, (everRefused.get(one) ?? 0) + 1);
		const owner = await ownerOf(from.db);
		await takeOutFor(from.db, owner, first.path, to.db);
		const coming = await setUpThere(to.db, owner.email);
		const keys = await keysIn(to.db);
		const { run, lines } = await bringIn(to.db, coming, first.path);
		expect(lines.filter(({ kind }) => kind === 'problem')).toEqual([]);
		expect(run).toMatchObject({ state: 'done', problem: '' });
		expect(await keysIn(to.db), 'no way in came along').toEqual(keys);
		const [there, here] = [await everythingThatTravels(from.db), await everythingThatTravels(to.db)];
		for (const [table, rows] of Object.entries(there)) {
			expect([table, here[table]]).toEqual([table, rows]);
			everStored.set(table, (everStored.get(table) ?? 0) + rows.length);
		}

		// The next archive is the same, to the byte: nothing for Git to tell.
		await takeOutFor(from.db, owner, first.path, from.db);
		await takeOutFor(to.db, await ownerOf(to.db), second.path, from.db);
		const [before, after] = [await filesOf(first.path), await filesOf(second.path)];
		expect([...after.keys()]).toEqual([...before.keys()]);
		for (const [name, text] of before) {
			if (!name.startsWith('sealed/')) expect([name, after.get(name)]).toEqual([name, text]);
		}
		expect(await foundBy(to.db)).toEqual(await foundBy(from.db));
	} finally {
		first.remove();
		second.remove();
		await to.close();
		await from.close();
	}
}

const steps = (least: number, most: number) =>
	fc.array(fc.noShrink(fc.nat()), { minLength: least, maxLength: most, size: 'max' });

test(`whatever people did in a workspace comes back equal from an archive (seed ${SEED})`, async () => {
	await fc.assert(
		fc.asyncProperty(steps(150, 250), async (numbers) => comesBackEqual(await freshCompany(AT), numbers)),
		{ numRuns: RUNS, seed: SEED },
	);
}, 3_600_000);

test(`and so does what they did in the example (seed ${SEED})`, async () => {
	await fc.assert(
		fc.asyncProperty(steps(60, 120), async (numbers) => comesBackEqual(await example(), numbers)),
		{ numRuns: Math.ceil(RUNS / 3), seed: SEED },
	);
}, 3_600_000);

afterAll(() => {
	if (!process.env.KINTSUGI_RUNS) return;
	const counted = (all: Map<string, number>) => [...all].map(([name, times]) => `${times} ${name}`).sort();
	console.log(['Done', ...counted(everDone), '', 'Rows', ...counted(everStored)].join('\n'));
	const never = [...everRefused].filter(([one]) => !everDone.has(one.slice(0, one.indexOf(': '))));
	console.log(['Never done', ...counted(new Map(never))].join('\n'));
});
