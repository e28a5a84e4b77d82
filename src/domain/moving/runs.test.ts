import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { conflict } from '#lib/errors.ts';
import { DAY } from '#lib/dates.ts';
import { transact } from '#lib/db/transact.server.ts';
import { news } from '#lib/live/news.server.ts';
import { topic } from '../entries/tables.server.ts';
import { carryOn } from './carrying.server.ts';
import { folderOfRun } from './folder.server.ts';
import { HOLDER, isGone, LEASE } from './leases.server.ts';
import { advance, goOn, linesOf, runOf, runsOf, startRun, stop, type Run, type Work } from './runs.server.ts';
import { movingRun } from './tables.server.ts';
import { existsSync } from 'node:fs';

const AT = Date.UTC(2026, 10, 26, 10);
const going = new AbortController().signal;

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(AT - DAY);
	release = setClock(AT);
});
afterEach(async () => {
	release();
	vi.restoreAllMocks();
	await company.close();
});

/** Makes five topics, one a batch. */
const topics = (between: (n: number, run: Run) => unknown = () => undefined): Work => ({
	name: 'topics',
	batch: async (db, run) => {
		const n = typeof run.place === 'number' ? run.place : 0;
		await between(n, run);
		await transact(db, async (tx) => {
			const name = `topic ${n}`;
			if (!run.dryRun) await tx.insert(topic).values({ name, folded: name });
			await advance(tx, run, {
				...{ place: n + 1, done: n + 1, total: 5, step: 'Topics' },
				lines: [{ kind: 'made', subject: name }],
			});
		});
		return n < 4;
	},
});

const begin = (dryRun = false) =>
	transact(company.db, (tx) => startRun(tx, company.owner, { work: 'topics', dryRun, asked: { five: 5 } }));
const names = async () => (await company.db.read.select().from(topic)).map(({ name }) => name).sort();
const now = async (run: Run) =>
	(await runsOf(company.db.read, company.owner, ['topics'])).find(({ key }) => key === run.key);

test('a run is done batch by batch, and its owner is told how far it is', async () => {
	const { db, owner, admin } = company;
	let heard = 0;
	const end = news.hear(owner.id, (place) => (heard += place === 'moving' ? 1 : 0));
	const run = await begin();
	await carryOn(db, [topics()], going);
	end();
	expect(await names()).toEqual(['topic 0', 'topic 1', 'topic 2', 'topic 3', 'topic 4']);
	expect(await now(run)).toMatchObject({
		state: 'done',
		done: 5,
		total: 5,
		counts: { made: 5 },
		endedAt: AT,
	});
	expect(heard).toBe(8);
	expect(
		(await linesOf(db.read, await runOf(db.read, owner, run.key))).map(({ subject }) => subject),
	).toEqual(await names());
	await expect(runOf(db.read, admin, run.key)).rejects.toMatchObject({ status: 404 });
	expect(await runsOf(db.read, admin, ['topics'])).toEqual([]);
});

test('a dry run says what would be made, and makes nothing', async () => {
	const run = await begin(true);
	await carryOn(company.db, [topics()], going);
	expect(await names()).toEqual([]);
	expect(await now(run)).toMatchObject({ state: 'done', dryRun: true, counts: { made: 5 } });
});

test('what ended in the middle goes on from where it was, and nothing is done twice', async () => {
	const { db } = company;
	const run = await begin();
	const ending = new AbortController();
	await carryOn(db, [topics((n) => n === 2 && ending.abort())], ending.signal);
	expect(await names()).toHaveLength(3);
	await carryOn(db, [topics()], going);
	expect(await names()).toHaveLength(5);
	expect(await now(run)).toMatchObject({ state: 'done', counts: { made: 5 } });
});

test('a process that lost its run to another one writes nothing of its batch', async () => {
	const { db } = company;
	const run = await begin();
	await carryOn(
		db,
		[
			topics(async (n) => {
				if (n !== 1) return;
				await transact(db, (tx) => tx.update(movingRun).set({ leasedBy: 'elsewhere/1/abc' }));
			}),
		],
		going,
	);
	expect(await names()).toEqual(['topic 0']);
	expect(await now(run)).toMatchObject({ state: 'going' });
	release();
	release = setClock(AT + LEASE + 1);
	await carryOn(db, [topics()], going);
	expect(await names()).toHaveLength(5);
});

test('a process of this machine that is there no more is not waited for', () => {
	const [host] = HOLDER.split('/');
	expect(isGone(HOLDER)).toBe(false);
	expect(isGone(`${host}/${process.pid}/another`)).toBe(true);
	expect(isGone(`${host}/4194305/x`)).toBe(true);
	expect(isGone('another/4194305/x')).toBe(false);
});

test('it is stopped after the batch that is being done, keeps what is done, and goes on when asked', async () => {
	const { db, owner } = company;
	const run = await begin();
	await carryOn(db, [topics((n) => (n === 1 ? stop(db, owner, run) : undefined))], going);
	expect(await now(run)).toMatchObject({ state: 'stopped', done: 2 });
	expect(await names()).toHaveLength(2);
	await expect(stop(db, owner, run)).rejects.toMatchObject({ status: 409 });
	await goOn(db, owner, run);
	await carryOn(db, [topics()], going);
	expect(await now(run)).toMatchObject({ state: 'done', done: 5 });
	await expect(goOn(db, owner, run)).rejects.toMatchObject({ status: 409 });
});

test('a refusal ends it with its sentence, anything else with a line without addresses', async () => {
	const { db, owner } = company;
	const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
	const run = await begin();
	await carryOn(db, [topics((n) => n === 3 && conflict('The file is gone.'))], going);
	expect(await now(run)).toMatchObject({ state: 'failed', problem: 'The file is gone.', done: 3 });
	expect(log).not.toHaveBeenCalled();
	await goOn(db, owner, run);
	await carryOn(
		db,
		[
			topics(() => {
				throw new Error('No answer for maren@example.org');
			}),
		],
		going,
	);
	expect(await now(run)).toMatchObject({ state: 'failed', problem: 'It could not go on: No answer for …' });
});

test('its files go after a week, the run itself after ninety days', async () => {
	const { db, owner } = company;
	const run = await begin();
	const folder = await folderOfRun(db, run.key);
	await carryOn(db, [topics()], going);
	expect(existsSync(folder)).toBe(true);
	release();
	release = setClock(AT + 8 * DAY);
	await carryOn(db, [topics()], going);
	expect(existsSync(folder)).toBe(false);
	expect(await now(run)).toBeDefined();
	release();
	release = setClock(AT + 91 * DAY);
	await carryOn(db, [topics()], going);
	expect(await db.read.select().from(movingRun).where(eq(movingRun.personId, owner.id))).toEqual([]);
});
