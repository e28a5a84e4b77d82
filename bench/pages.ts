import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { launch, stopProcess, type Launch } from '../tests/support/server.ts';
import { EMPTY } from './empty-page.ts';
import { databaseOf, LARGE, openSession, projectOf, TENTH, type Size } from './fill.ts';
import { inTurn, Others, type Target } from './rates.ts';
import { percentile, type Row } from './table.ts';
import { aimAt } from './targets.ts';

/** What a page is asked for; a search is something that nobody may ask for without end. */
const PAGES = {
	'reading page': () => '/postmortems/1501',
	library: () => '/postmortems',
	Today: () => '/',
	board: (board: number) => `/projects/${board}/board`,
	search: () => '/search?q=certificate+backlog',
} as const;
type PageName = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as PageName[];

interface Running {
	launched: Launch;
	cookie: string;
	addresses: Record<PageName, string>;
}

/** Requests a second: ours, an empty page of the framework, and the same bytes from a bare server. */
export async function measurePages(): Promise<Row[]> {
	const others = new Others();
	const startTime = await startTimes(LARGE);
	const large = await start(LARGE);
	const tenth = await start(TENTH);
	const rows: Row[] = [];
	try {
		const before = memoryOf(large);
		const empty: Target = { url: await others.start('bench/serve-handler.ts', [EMPTY]) };
		for (const name of NAMES) rows.push(...(await measure(name, { large, tenth, empty, others })));
		rows.push({
			...{ what: 'memory, after all of this', figure: 'MB', ours: memoryOf(large) },
			...{ baseline: 'at the start', theirs: before },
		});
	} finally {
		others.end();
		for (const { launched } of [large, tenth]) await stopProcess(launched.process, 'SIGTERM');
	}
	rows.push({
		...{ what: 'start, with all the data', figure: 'ms, median', ours: startTime },
		...{ baseline: 'with a tenth of it', theirs: await startTimes(TENTH) },
	});
	return rows;
}

interface Servers {
	large: Running;
	tenth: Running;
	empty: Target;
	others: Others;
}

async function measure(name: PageName, { large, tenth, empty, others }: Servers): Promise<Row[]> {
	const page = { url: large.addresses[name], headers: { cookie: large.cookie } };
	const smaller = { url: tenth.addresses[name], headers: { cookie: tenth.cookie }, anew: true };
	const answer = await fetch(page.url, { headers: page.headers });
	const etag = answer.headers.get('etag');
	const bare: Target = { url: await others.bareLike(answer) };
	const row = (what: string, ours: number, baseline: string, theirs: number): Row => ({
		...{ what: `${name}${what}`, figure: 'requests a second', ours, baseline, theirs },
	});
	if (name === 'search') {
		// Thirty of each: more than that, one after the other, and somebody would be told to wait.
		const [ours, less] = [await few({ ...page, anew: true }), await few(smaller)];
		const [emptyPage, bytes] = await inTurn([empty, bare]);
		return [
			row(', anew', ours, 'empty page of the framework', emptyPage),
			row(', anew', ours, 'same bytes, node:http', bytes),
			row(', anew', ours, 'the same with a tenth of the data', less),
		];
	}
	const [kept, anew, emptyPage, bytes, less] = await inTurn([
		page,
		{ ...page, anew: true },
		empty,
		bare,
		smaller,
	]);
	if (name === 'reading page')
		aimAt('reading page, of an empty page of the framework', 0.8, kept / emptyPage);
	const rows = [
		row('', kept, 'empty page of the framework', emptyPage),
		row('', kept, 'same bytes, node:http', bytes),
		row(', anew', anew, 'empty page of the framework', emptyPage),
		row(', anew', anew, 'the same with a tenth of the data', less),
	];
	if (etag === null) {
		if (name === 'reading page') aimAt('repeat visit, of a bare 304', 0.35, 0);
		return rows;
	}
	const again = { 'if-none-match': etag };
	const [known, bareKnown] = await inTurn([
		{ ...page, headers: { ...page.headers, ...again }, status: 304 },
		{ ...bare, headers: again, status: 304 },
	]);
	if (name === 'reading page') aimAt('repeat visit, of a bare 304', 0.35, known / bareKnown);
	return [...rows, row(', not modified', known, 'not modified, node:http', bareKnown)];
}

async function few({ url, headers = {} }: Target): Promise<number> {
	const times: number[] = [];
	for (let n = 0; n < 30; n++) {
		const begun = performance.now();
		await (await fetch(`${url}&n=${n}`, { headers })).text();
		times.push(performance.now() - begun);
	}
	return 1000 / percentile(times);
}

async function start(size: Size): Promise<Running> {
	const cookie = `session=${await openSession(size)}`;
	const board = await projectOf(size);
	const launched = await launch({ KINTSUGI_DATA: databaseOf(size) });
	const { url } = launched;
	if (url === null) throw new Error(launched.problems);
	const addresses = Object.fromEntries(NAMES.map((name) => [name, url + PAGES[name](board)]));
	return { launched, cookie, addresses: addresses as Running['addresses'] };
}

/** Milliseconds from nothing to the first page, with the program and the data in the memory of the system. */
async function startTimes(size: Size): Promise<number> {
	const times: number[] = [];
	for (let n = 0; n < 3; n++) {
		const begun = performance.now();
		const launched = await launch({ KINTSUGI_DATA: databaseOf(size) });
		times.push(performance.now() - begun);
		await stopProcess(launched.process, 'SIGTERM');
	}
	return percentile(times);
}

/** Megabytes that the process holds, where the system tells. */
function memoryOf({ launched }: Running): number {
	try {
		const status = readFileSync(`/proc/${launched.process.pid}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
	} catch {
		return NaN;
	}
}
