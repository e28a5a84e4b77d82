import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type Fresh } from '../../../../tests/support/database.ts';
import { DAY, HOUR } from '../../dates.ts';
import { setClock } from '../../db/clock.ts';
import { transact } from '../../db/transact.server.ts';
import { clearKeptAnswers, forgetAnswers, keep, keptFor } from './keeping.server.ts';
import { keyed, unsealFor } from './sealing.ts';
import { keptAnswer } from './tables.server.ts';

const AT = Date.UTC(2026, 10, 26, 22, 34);
let fresh: Fresh;
let release: () => void;
beforeEach(async () => {
	fresh = await freshDatabase();
	release = setClock(AT);
});
afterEach(async () => {
	release();
	await fresh.db.close();
	await fresh.close();
});

const ASKED = keyed('kin_secret', 'key-1', ['POST', '/api/v1/log', '{}']);
const ANSWERED = { status: 201, headers: { location: '/api/v1/log/7' }, text: '{"learned":"Owls"}' };
const rows = () => fresh.db.read.select().from(keptAnswer);
const found = (asked = ASKED) => transact(fresh.db, (tx) => keptFor(tx, asked));
const kept = () => transact(fresh.db, (tx) => keep(tx, ASKED, ANSWERED));

test('what was answered is found by the same request with the same key, and by nobody else', async () => {
	expect(await found()).toBeNull();
	await kept();
	expect(await found()).toEqual(ANSWERED);
	expect(await found(keyed('kin_secret', 'key-1', ['POST', '/api/v1/log', '{"a":1}']))).toBe('another');
	expect(await found(keyed('kin_another', 'key-1', ['POST', '/api/v1/log', '{}']))).toBeNull();
	expect(await found(keyed('kin_secret', 'key-2', ['POST', '/api/v1/log', '{}']))).toBeNull();
});

test('without the secret of whoever asked, it opens to nobody', async () => {
	await kept();
	const [row] = await rows();
	expect(JSON.stringify(row)).not.toMatch(/Owls|log|key-1|kin_/);
	const guessed = keyed('kin_guessed', 'key-1', ['POST', '/api/v1/log', '{}']);
	expect(() => unsealFor(guessed, row?.sealed ?? '')).toThrow();
	expect(unsealFor(ASKED, row?.sealed ?? '')).toContain('Owls');
});

test('it is kept for a day to the next full hour, and then cleared away', async () => {
	await kept();
	const [row] = await rows();
	expect(row?.until).toBe(Date.UTC(2026, 10, 27, 23));
	release = setClock(AT + DAY);
	expect(await found()).toEqual(ANSWERED);
	await clearKeptAnswers(fresh.db);
	expect(await rows()).toHaveLength(1);
	release = setClock(AT + DAY + HOUR);
	expect(await found()).toBeNull();
	await clearKeptAnswers(fresh.db);
	expect(await rows()).toEqual([]);
});

test('a key whose day is over is a new one', async () => {
	await kept();
	release = setClock(AT + 3 * DAY);
	await kept();
	expect(await rows()).toMatchObject([{ until: Date.UTC(2026, 10, 30, 23) }]);
});

test('once somebody is erased, nothing is told again, and nothing done twice', async () => {
	await kept();
	await transact(fresh.db, forgetAnswers);
	expect(await found()).toBe('forgotten');
	expect(await rows()).toMatchObject([{ sealed: null }]);
});
