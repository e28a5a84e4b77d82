import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client/sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import { backUp } from '#lib/db/backup.server.ts';
import { emptyLog, rewrite } from '#lib/db/cleaning.server.ts';
import { DATABASE_FILE, openDatabase } from '#lib/db/open.server.ts';
import { restoreBackup } from '#lib/db/restore.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshFolder, MIGRATIONS } from '../../../tests/support/database.ts';
import { addedRows, everyByte, everyRow, timesIn } from '../../../tests/support/everything.ts';
import { freshCompany, personOf, type Company } from '../../../tests/support/people.ts';
import { allAnswer, answers, morePeople, releasedOf } from '../../../tests/support/pulse.ts';
import type { Person } from '../accounts/person.ts';
import { answer } from './answering.server.ts';
import { closeRound } from './closing.server.ts';
import { openRound } from './opening.server.ts';
import { KEYS, keysIn, readKey } from './round-key.server.ts';
import { askedOf, roundOf } from './rounds.server.ts';
import { pulseComment, pulseReleased, pulseSealed } from './tables.server.ts';
import { tendPulse } from './tending.server.ts';

// What somebody with the files in their hands could find out about who answered the pulse, and what.

const START = Date.parse('2026-03-03T09:30:27.123Z');

let company: Company;
let people: Person[];
let id: number;
let at: number;
let release: () => void;

beforeEach(async () => {
	at = START;
	company = await freshCompany(START - 30 * DAY);
	release = setClock(() => at);
	const { db, payments, owner } = company;
	people = await morePeople(db, 9, { teamId: payments.id });
	id = await openRound(db, owner, { kind: 'full' });
	await rewrite(db, []);
});
afterEach(async () => {
	release();
	await company.close();
});

const one = (at: number): Person => people[at] ?? company.owner;
const bytes = () => everyByte(company.db.file);
const sealed = () => company.db.read.select().from(pulseSealed);
const log = () => statSync(`${company.db.file}-wal`).size;
const over = () => (at = START + 15 * DAY);
const VARIED = (k: number) => [1 + (k % 5), 5 - (k % 4), 2 + (k % 3), null, 1 + (k % 2), 3, 4];

describe('an answer', () => {
	it('changes rows that were there, in the table of sealed ones alone: two, or three with a comment', async () => {
		const before = await everyRow(company.db);
		await answer(company.db, one(0), id, answers(VARIED(0)));
		const between = await everyRow(company.db);
		expect(addedRows(before, between).map(({ table }) => table)).toEqual(['pulse_sealed', 'pulse_sealed']);
		at += 61_000;
		await answer(company.db, one(1), id, answers(VARIED(1), 'zqwrote '.repeat(70)));
		const changed = addedRows(between, await everyRow(company.db));
		expect(changed.map(({ table }) => table)).toEqual(Array.from({ length: 3 }, () => 'pulse_sealed'));
		for (const { row } of changed)
			expect(Object.keys(JSON.parse(row) as object)).toEqual(['key', 'round_id', 'sealed']);
		for (const [table, rows] of before)
			expect((await everyRow(company.db)).get(table), table).toHaveLength(rows.length);
	});

	it('is as long as every other and as nothing at all, whatever is in it', async () => {
		await answer(company.db, one(0), id, answers([1]));
		await answer(company.db, one(1), id, answers(VARIED(1), '“🏺\n'.repeat(120)));
		await answer(company.db, one(2), id, answers(VARIED(2), '鋸'.repeat(600)));
		const rows = await sealed();
		expect(rows).toHaveLength(3 * 13);
		expect(new Set(rows.map((row) => row.sealed.length)).size).toBe(1);
		expect(new Set(rows.map((row) => row.key.length))).toEqual(new Set([32]));
	});

	it('lies in the file where nothing lay before: no page is added, and none is put in another order', async () => {
		const pages = (file: Buffer) =>
			Array.from({ length: file.length / 4096 }, (_, k) => file.subarray(4096 * k, 4096 * (k + 1)));
		await emptyLog(company.db);
		const before = pages(bytes());
		const where = before.map((page) => page.toString('latin1')).join('');
		await answer(company.db, one(0), id, answers(VARIED(0), 'What I would say'));
		expect(log()).toBe(0);
		const after = pages(bytes());
		expect(after).toHaveLength(before.length);
		// Each of three rows is on a page and the one that its length runs over to; the first page counts changes.
		const changed = after.filter((page, k) => !page.equals(before[k] ?? page));
		expect(changed.length).toBeLessThanOrEqual(7);
		const now = bytes().toString('latin1');
		for (const { key } of await sealed()) expect(now.indexOf(key)).toBe(where.indexOf(key));
	});

	it('is in no log, and neither is the key, nor that somebody answered', async () => {
		const marks = [one(0).name, one(0).email, 'person 1'];
		const before = marks.map((mark) => timesIn(bytes(), mark));
		const key = readKey(company.db.folder, id) ?? Buffer.alloc(0);
		await answer(company.db, one(0), id, answers(VARIED(0), 'zqwrote'));
		expect(marks.map((mark) => timesIn(bytes(), mark))).toEqual(before);
		expect(timesIn(bytes(), 'zqwrote')).toBe(0);
		for (const form of ['hex', 'base64', 'base64url', 'latin1'] as const) {
			expect(bytes().includes(Buffer.from(key.toString(form), form === 'latin1' ? 'latin1' : 'utf8'))).toBe(
				false,
			);
		}
	});

	it('tells without the key neither who answered nor how many: rows are as random as before', async () => {
		const before = await sealed();
		await allAnswer(company.db, id, people, VARIED);
		const after = await sealed();
		expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
		// Nothing is there twice: what is not written looks like what is.
		expect(new Set(after.map((row) => row.sealed)).size).toBe(after.length);
		for (const { name, email } of people) {
			expect(after.some((row) => row.sealed.includes(name) || row.key.includes(email))).toBe(false);
		}
	});
});

describe('the key of a round', () => {
	it('lies beside the database, for nobody else on the machine', () => {
		const file = join(company.db.folder, KEYS, `${id}.key`);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(statSync(join(company.db.folder, KEYS)).mode & 0o777).toBe(0o700);
		expect(readFileSync(file)).toHaveLength(32);
	});

	it('is in no backup; where one is restored, what was answered is gone and all are asked again', async () => {
		const { db, owner } = company;
		await answer(db, one(0), id, answers(VARIED(0), 'zqwrote'));
		const folder = freshFolder();
		const file = join(folder, 'backup.db');
		await backUp(db, file, MIGRATIONS);
		const inside = readFileSync(file);
		const key = readKey(db.folder, id) ?? Buffer.from('no key');
		expect(inside.includes(key)).toBe(false);
		for (const form of ['hex', 'base64', 'base64url'] as const) {
			expect(inside.includes(key.toString(form))).toBe(false);
		}
		expect(timesIn(inside, 'zqwrote')).toBe(0);
		expect(readdirSync(folder)).toEqual(['backup.db']);

		const elsewhere = freshFolder();
		const fresh = await openDatabase(elsewhere, MIGRATIONS);
		await fresh.close();
		const { db: restored } = await restoreBackup(elsewhere, file, MIGRATIONS);
		try {
			const again = await personOf(restored, one(0).email);
			expect((await roundOf(restored, again, id)).mine).toBe('waits');
			at += 3 * DAY;
			await tendPulse(restored);
			expect(await askedOf(restored, again)).toMatchObject({ anew: true, closesOn: '2026-03-20' });
			await answer(restored, again, id, answers(VARIED(0)));
			expect(await askedOf(restored, again)).toBeNull();
		} finally {
			await restored.close();
			for (const one of [folder, elsewhere]) rmSync(one, { recursive: true });
		}
		// Where it was answered it stands.
		expect((await roundOf(db, one(0), id)).mine).toBe('answered');
		expect((await roundOf(db, owner, id)).anew).toBe(false);
	});

	it('that is another one opens nothing, and takes nothing: the round starts anew', async () => {
		await answer(company.db, one(0), id, answers(VARIED(0)));
		writeFileSync(join(company.db.folder, KEYS, `${id}.key`), Buffer.alloc(32, 7));
		expect((await roundOf(company.db, one(0), id)).mine).toBe('waits');
		// Whoever comes before the job does not wait for it.
		await answer(company.db, one(1), id, answers(VARIED(1)));
		expect(await roundOf(company.db, one(1), id)).toMatchObject({ mine: 'answered', anew: true });
		await tendPulse(company.db);
		expect(await roundOf(company.db, one(1), id)).toMatchObject({ mine: 'answered', anew: true });
	});
});

describe('when it has closed', () => {
	const KEPT = 'zqwroteone zqwrotetwo';

	async function closed(): Promise<{ rows: string[]; key: Buffer }> {
		await allAnswer(company.db, id, people, VARIED);
		await answer(company.db, company.member, id, answers(VARIED(3), KEPT));
		const rows = (await sealed()).flatMap((row) => [row.key, row.sealed.slice(0, 60)]);
		const key = readKey(company.db.folder, id) ?? Buffer.from('no key');
		over();
		await closeRound(company.db, null, id);
		return { rows, key };
	}

	it('the file and its log hold no sealed row, no key, no answer and no comment of too few', async () => {
		const { rows, key } = await closed();
		const all = bytes();
		expect(rows.filter((row) => all.includes(row))).toEqual([]);
		for (const form of ['hex', 'base64', 'base64url'] as const)
			expect(all.includes(key.toString(form))).toBe(false);
		expect(all.includes(key)).toBe(false);
		expect(timesIn(all, 'zqwrote')).toBe(0);
		expect(timesIn(all, '"given"')).toBe(0);
		expect(log()).toBe(0);
		expect(readdirSync(join(company.db.folder, KEYS))).toEqual([]);
		expect(await company.db.read.select().from(pulseComment)).toEqual([]);
	});

	it('closing again does nothing more, whoever asks', async () => {
		await closed();
		const before = await everyRow(company.db);
		await closeRound(company.db, null, id);
		await closeRound(company.db, company.owner, id);
		await tendPulse(company.db);
		expect(
			addedRows(before, await everyRow(company.db)).filter(({ table }) => table.startsWith('pulse_')),
		).toEqual([]);
	});

	it('all of it is done or nothing: a row in the way stops it, and nothing is lost', async () => {
		const { db } = company;
		await allAnswer(db, id, people, VARIED);
		const before = await sealed();
		const inTheWay = { roundId: id, cut: 'all', item: 'edmondson-1.1', n: 1, mean: 1, spread: 1, step: 1 };
		await transact(db, (tx) => tx.insert(pulseReleased).values(inTheWay));
		over();
		await expect(closeRound(db, null, id)).rejects.toThrow();
		expect(await sealed()).toEqual(before);
		expect((await roundOf(db, one(0), id)).closedOn).toBeNull();
		expect(readKey(db.folder, id)).not.toBeNull();
		await transact(db, (tx) => tx.delete(pulseReleased));
		await tendPulse(db);
		expect((await roundOf(db, one(0), id)).closedOn).toBe('2026-03-18');
		expect((await releasedOf(db, id)).get('edmondson-1.1')?.n).toBe(9);
	});
});

describe('where the program is killed', () => {
	/** The folder as it is at this moment, opened by the next process. */
	async function afterKill() {
		const folder = freshFolder();
		for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, KEYS]) {
			if (existsSync(join(company.db.folder, name))) {
				cpSync(join(company.db.folder, name), join(folder, name), { recursive: true });
			}
		}
		const db = await openDatabase(folder, MIGRATIONS);
		return {
			db,
			async end() {
				await db.close();
				rmSync(folder, { recursive: true });
			},
		};
	}

	it('between answering and closing, every answer is there', async () => {
		await allAnswer(company.db, id, people, VARIED);
		const { db, end } = await afterKill();
		over();
		await tendPulse(db);
		expect((await releasedOf(db, id)).get('edmondson-1.1')?.n).toBe(9);
		await end();
	});

	it('between closing and cleaning, the next start cleans', async () => {
		await allAnswer(company.db, id, people, VARIED);
		const key = readKey(company.db.folder, id) ?? Buffer.from('no key');
		const rows = (await sealed()).map((row) => row.sealed.slice(0, 60));
		over();
		// Somebody reads for long, so nothing can be cleaned; and the key is there as it was before that began.
		const open = createClient({ url: `file:${company.db.file}`, concurrency: 1 });
		const reading = await open.transaction('read');
		await reading.execute('SELECT count(*) FROM pulse_sealed');
		await closeRound(company.db, null, id);
		expect(rows.some((row) => bytes().includes(row))).toBe(true);
		writeFileSync(join(company.db.folder, KEYS, `${id}.key`), key);
		const { db, end } = await afterKill();
		reading.close();
		open.close();
		await tendPulse(db);
		expect(rows.filter((row) => everyByte(db.file).includes(row))).toEqual([]);
		expect(keysIn(db.folder)).toEqual([]);
		await end();
	});
});
