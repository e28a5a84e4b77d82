import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { runJob, startJobs } from '#lib/jobs/jobs.server.ts';
import { noteRun } from '#lib/jobs/runs.server.ts';
import { log } from '#lib/log/log.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { failingJobs, listJobs, runNow } from './jobs.server.ts';

let company: Company;
let stop = () => Promise.resolve();
let broken = true;
let inside = 0;

beforeEach(async () => {
	company = await freshCompany();
	broken = true;
	inside = 0;
	vi.spyOn(log, 'problem').mockReturnValue(undefined);
	const mend = async () => {
		// It writes, whoever asks for it and whatever they are in the middle of.
		await transact(company.db, () => Promise.resolve(inside++));
		if (broken) throw new Error('No answer for maren@example.org\nwith kin_abcdefghijkmnpqrstuvwxyz234567');
	};
	stop = startJobs(
		[
			{ name: 'mending', run: mend },
			{ name: 'resting', run: () => Promise.resolve() },
		],
		(run) => noteRun(company.db, run),
	);
	await runJob('resting');
});
afterEach(async () => {
	await stop();
	vi.restoreAllMocks();
	await company.close();
});

test('each job says how it went last, a failure in one line without addresses and secrets', async () => {
	const { db, admin, member } = company;
	await expect(listJobs(db, member)).rejects.toMatchObject({ status: 403 });
	await vi.waitFor(async () => expect((await listJobs(db, admin))[0]?.failures).toBe(1));
	expect(await listJobs(db, admin)).toMatchObject([
		{ name: 'mending', failures: 1, problem: 'No answer for … with …', keepsFailing: false, doneAt: null },
		{ name: 'resting', failures: 0, doneAt: expect.any(Number) as number },
	]);
});

test('one that keeps failing is told, until it is run again and goes well', async () => {
	const { db, admin } = company;
	await runNow(db, admin, { name: 'mending' });
	await runNow(db, admin, { name: 'mending' });
	expect((await failingJobs(db, admin)).map(({ name }) => name)).toEqual(['mending']);
	broken = false;
	expect(await runNow(db, admin, { name: 'mending' })).toBe(true);
	expect(await failingJobs(db, admin)).toEqual([]);
	expect((await listJobs(db, admin))[0]).toMatchObject({ failures: 0, doneAt: expect.any(Number) as number });
});

test('only those who look after the workspace run one, and only one that there is', async () => {
	const { db, admin, member } = company;
	await expect(runNow(db, member, { name: 'mending' })).rejects.toMatchObject({ status: 403 });
	await expect(runNow(db, admin, { name: 'dreaming' })).rejects.toMatchObject({ status: 404 });
});

test('asked for within a transaction, it runs after that, on its own', async () => {
	await runJob('mending');
	const before = inside;
	let asked = Promise.resolve();
	await transact(company.db, async () => {
		asked = runJob('mending');
		await Promise.resolve();
		expect(inside).toBe(before);
	});
	await asked;
	expect(inside).toBe(before + 1);
});
