import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { backUp } from '#lib/db/backup.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { MIGRATIONS } from '../../../../tests/support/database.ts';
import { everyByte } from '../../../../tests/support/everything.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { answers, morePeople } from '../../../../tests/support/pulse.ts';
import { answer } from '../answering.server.ts';
import { closeRound } from '../closing.server.ts';
import { commentsOf } from '../comments.server.ts';
import { openRound } from '../opening.server.ts';
import { KEYS, readKey } from '../round-key.server.ts';
import { pulseComment, pulseSealed } from '../tables.server.ts';
import { attackFiles } from './leftovers.server.ts';
import { ordersIn, relinked } from './order.ts';

const START = Date.parse('2026-03-03T09:30:00Z');
const MANY = 30;
/** Of thirty, chance finds one. Ten or more are found by chance once in ten million times. */
const BEYOND_CHANCE = 10;

let company: Company;
let round: number;
let at: number;
let release: () => void;

beforeEach(async () => {
	at = START;
	company = await freshCompany(START - 30 * DAY);
	release = setClock(() => at);
});
afterEach(async () => {
	release();
	await company.close();
});

const said = (k: number) => `What number ${k} of them would say`;
const inOrder = Array.from({ length: MANY }, (_, k) => k);
const sealed = async () => {
	const rows = await company.db.read.select().from(pulseSealed);
	return new Map(rows.map((row) => [row.key, row.sealed]));
};

/** Thirty people, one after the other, as somebody has watched them. @returns whose each place is that was written */
async function allAnswerInTurn(): Promise<Map<string, number>> {
	const people = await morePeople(company.db, MANY, { teamId: company.payments.id });
	round = await openRound(company.db, company.owner, { kind: 'full' });
	const whose = new Map<string, number>();
	for (const [k, who] of people.entries()) {
		const before = await sealed();
		await answer(company.db, who, round, answers([1 + (k % 5), 1 + (Math.floor(k / 5) % 5), 3], said(k)));
		for (const [key, text] of await sealed()) if (before.get(key) !== text) whose.set(key, k);
		at += 60_000;
	}
	return whose;
}

async function close() {
	at += 15 * DAY;
	await closeRound(company.db, null, round);
}

describe(`${MANY} people who answered in an order that somebody has watched`, () => {
	it('are not found again in the file, neither while the round is open nor after it', async () => {
		const { db, owner } = company;
		const whose = await allAnswerInTurn();
		expect(whose.size).toBe(3 * MANY);
		for (const order of ordersIn(everyByte(db.file), [...(await sealed()).keys()])) {
			expect(relinked(order, inOrder, whose)).toBeLessThan(BEYOND_CHANCE);
		}
		await close();
		const texts = new Map(inOrder.map((k) => [said(k), k]));
		const inTable = (await db.read.select().from(pulseComment)).map(({ text }) => text);
		expect(inTable).toHaveLength(MANY);
		at += 11 * DAY;
		const shown = await commentsOf(db, owner, round);
		const orders = [...ordersIn(everyByte(db.file), inTable), shown.are === 'there' ? shown.texts : []];
		for (const order of orders) expect(relinked(order, inOrder, texts)).toBeLessThan(BEYOND_CHANCE);
	});

	it('would be, had each been added as they came', () => {
		const rows = inOrder.map((k) => `row-${k} of the file`);
		const whose = new Map(rows.map((row, k) => [row, k]));
		const file = Buffer.from(rows.join('\n'));
		expect(Math.max(...ordersIn(file, rows).map((order) => relinked(order, inOrder, whose)))).toBe(MANY);
	});
});

describe('reading the files', () => {
	it('finds nothing, while a round is open and when it has closed', async () => {
		const { db } = company;
		await allAnswerInTurn();
		const backups = join(db.folder, 'backups');
		await backUp(db, join(backups, 'while-open.db'), MIGRATIONS);
		expect(await attackFiles(db, backups)).toEqual([]);
		await close();
		await backUp(db, join(backups, 'after.db'), MIGRATIONS);
		expect(await attackFiles(db, backups)).toEqual([]);
	});

	it('finds a key that stayed, a key in a backup, and what was deleted and not cleaned', async () => {
		const { db } = company;
		await allAnswerInTurn();
		const key = readKey(db.folder, round) ?? Buffer.from('none');
		const backups = join(db.folder, 'backups');
		mkdirSync(backups);
		writeFileSync(join(backups, 'with-key.db'), `before ${key.toString('base64url')} after`);
		await transact(db, (tx) => tx.update(pulseSealed).set({ sealed: 'x'.repeat(2768) }));
		const found = (await attackFiles(db, backups)).map(({ what }) => what);
		expect(found).toContain('the key of a round');
		expect(found.some((what) => what.endsWith('sealed answers too many'))).toBe(true);
		writeFileSync(join(db.folder, KEYS, '999.key'), readFileSync(join(db.folder, KEYS, `${round}.key`)));
		expect((await attackFiles(db, backups)).map(({ what }) => what)).toContain(
			'the key of a round that is over',
		);
	});
});
