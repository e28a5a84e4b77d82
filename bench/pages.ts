import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { launch, stopProcess } from '../tests/support/server.ts';
import { EMPTY } from './empty-page.ts';
import { FOLDER, openSession } from './fill.ts';
import { percentile, type Row } from './table.ts';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 8;
const READING = '/postmortems/5000';

interface Target {
	url: string;
	headers?: Record<string, string>;
}

/** Requests a second: ours, an empty page of the framework, and the same bytes from a bare server. */
export async function measurePages(): Promise<Row[]> {
	const cookie = `session=${await openSession()}`;
	const ours = await launch({ KINTSUGI_DATA: join(FOLDER, 'database') });
	if (!ours.url) throw new Error(ours.problems);
	const others: ChildProcess[] = [];
	try {
		const page = { url: ours.url + READING, headers: { cookie } };
		const empty = await start(others, 'bench/serve-handler.ts', [EMPTY]);
		const bare = await startBare(others, await fetch(page.url, { headers: page.headers }));
		const [reading, emptyPage, bytes] = await inTurn([page, { url: empty }, { url: bare }]);
		const figure = 'requests a second';
		return [
			{
				what: 'reading page',
				figure,
				ours: reading,
				baseline: 'empty page of the framework',
				theirs: emptyPage,
			},
			{ what: 'reading page', figure, ours: reading, baseline: 'same bytes, node:http', theirs: bytes },
		];
	} finally {
		for (const child of others) child.kill();
		await stopProcess(ours.process, 'SIGTERM');
	}
}

async function start(others: ChildProcess[], file: string, args: string[]): Promise<string> {
	const child = fork(file, args);
	others.push(child);
	const [port] = (await once(child, 'message')) as [number];
	return `http://127.0.0.1:${port}/`;
}

async function startBare(others: ChildProcess[], like: Response): Promise<string> {
	if (like.status !== 200) throw new Error(`The page answered ${like.status}.`);
	const child = fork('bench/serve-bytes.ts');
	others.push(child);
	await once(child, 'message');
	const headers = Object.fromEntries(
		[...like.headers].filter(([name]) => !/^(connection|keep-alive|date|transfer-encoding)$/.test(name)),
	);
	child.send({ headers, body: await like.text() });
	const [port] = (await once(child, 'message')) as [number];
	return `http://127.0.0.1:${port}/`;
}

/** Each in turn, over and over, so that a slow minute of the machine is everybody's. */
async function inTurn<Targets extends Target[]>(
	targets: [...Targets],
): Promise<{ [K in keyof Targets]: number }> {
	const rates = targets.map((): number[] => []);
	for (const target of targets) await load(target, 1);
	for (let round = 0; round < ROUNDS; round++) {
		for (const [index, target] of targets.entries()) rates[index]?.push(await load(target, SECONDS));
	}
	return rates.map((list) => percentile(list)) as { [K in keyof Targets]: number };
}

async function load({ url, headers = {} }: Target, duration: number): Promise<number> {
	const result = await autocannon({ url, headers, duration, connections: CONNECTIONS });
	if (result.non2xx > 0 || result.errors > 0)
		throw new Error(`${url}: ${result.non2xx} answers were not good.`);
	return result.requests.average;
}
