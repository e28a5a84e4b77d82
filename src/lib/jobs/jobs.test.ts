import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '../log/log.server.ts';
import { startJobs } from './jobs.server.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T08:59:40Z') }));
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

test('each job runs at once, and with every minute of the clock', async () => {
	const at: string[] = [];
	const stop = startJobs([
		{ name: 'look', run: () => Promise.resolve(void at.push(new Date().toISOString().slice(11, 19))) },
	]);
	await pass(150);
	await stop();
	expect(at).toEqual(['08:59:40', '09:00:00', '09:01:00', '09:02:00']);
	await pass(300);
	expect(at).toHaveLength(4);
});

test('one that breaks is a line in the log, and stops neither the others nor itself', async () => {
	const told = vi.spyOn(log, 'problem').mockReturnValue(undefined);
	const ran: string[] = [];
	const stop = startJobs([
		{
			name: 'broken',
			run: () => {
				ran.push('broken');
				throw new Error('Out of\npaper');
			},
		},
		{ name: 'whole', run: () => Promise.resolve(void ran.push('whole')) },
	]);
	await pass(30);
	await stop();
	expect(ran).toEqual(['broken', 'whole', 'broken', 'whole']);
	expect(told.mock.calls.map(([sentence, problem]) => [sentence, String(problem)])).toEqual([
		['Job broken', 'Error: Out of\npaper'],
		['Job broken', 'Error: Out of\npaper'],
	]);
});

test('a job that takes long is never run twice at once, and stopping waits for it', async () => {
	let [inside, most, done] = [0, 0, 0];
	const stop = startJobs([
		{
			name: 'slow',
			run: async () => {
				most = Math.max(most, ++inside);
				await new Promise((resolve) => setTimeout(resolve, 150_000));
				inside--;
				done++;
			},
		},
	]);
	await pass(200);
	expect([most, done]).toEqual([1, 1]);
	const stopping = stop();
	await pass(150);
	await stopping;
	expect([inside, done]).toEqual([0, 2]);
});
