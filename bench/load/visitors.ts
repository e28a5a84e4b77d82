import { setTimeout as pause } from 'node:timers/promises';
import { Visitor, type Answer } from '../../tests/support/visitor.ts';
import { subject, uid, type LoadWorkspace, type Visiting } from './workspace.ts';

/** What came of all that was asked. */
export interface Outcome {
	/** Milliseconds of each request that was answered, by what was done. */
	took: Map<string, number[]>;
	/** Answers that were none of what may be expected, by what was done. */
	errors: Map<string, number>;
	/** Connections that were cut before the answer. */
	cut: { reading: number; writing: number };
	/** Words that a 2xx has acknowledged. */
	acknowledged: Set<string>;
	/** News that browsers heard. */
	heard: number;
}

interface Run {
	url: string;
	workspace: LoadWorkspace;
	until: number;
	outcome: Outcome;
}

/** They look at something, think about it, and go on; on average so long. */
const THINKING = Number(process.env.KINTSUGI_LOAD_THINKING ?? 400);

export const nothingYet = (): Outcome => ({
	took: new Map(),
	errors: new Map(),
	cut: { reading: 0, writing: 0 },
	acknowledged: new Set(),
	heard: 0,
});

/** Everybody at once, for so many seconds. */
export async function letThemWork(
	url: string,
	workspace: LoadWorkspace,
	seconds: number,
	outcome: Outcome,
): Promise<void> {
	const run = { url, workspace, until: performance.now() + seconds * 1000, outcome };
	const ended = new AbortController();
	const listening = workspace.people.map((one) => listen(run, one, ended.signal));
	await Promise.all(workspace.people.map((one, index) => work(run, one, index)));
	ended.abort();
	await Promise.all(listening);
}

async function work(run: Run, one: Visiting, index: number): Promise<void> {
	let turn = index;
	await pause(Math.random() * THINKING);
	while (performance.now() < run.until) {
		await doSomething(run, one, (turn += 1));
		await pause(Math.random() * 2 * THINKING);
	}
}

/** In a hundred: how often each is done. */
function doSomething(run: Run, one: Visiting, turn: number): Promise<void> {
	const page = (what: string, path: string) =>
		measured(run, what, 'reading', () => Visitor.browser(run, one.session).ask(path));
	const number = run.workspace.published[(turn * 7) % run.workspace.published.length] ?? 1;
	const dice = Math.random() * 100;
	if (dice < 35) return page('read a post-mortem', `/postmortems/${number}`);
	if (dice < 45) return page('Today', '/');
	if (dice < 55) return page('library', '/postmortems');
	if (dice < 72) return page('search', `/search?q=${subject(turn)}+${subject(turn + 3)}`);
	if (dice < 82) return api(run, one, 'list lessons', 'GET', '/api/v1/lessons');
	if (dice < 90) return log(run, one);
	if (dice < 95) return comment(run, one, number);
	return revise(run, one);
}

async function log(run: Run, one: Visiting): Promise<void> {
	const learned = `Load ${uid()} end`;
	const body = { uid: uid(), learned };
	// What was cut off is sent again under its uid, as pages of ours do: it is stored once.
	for (let tries = 0; tries < 4; tries += 1) {
		let status = 0;
		await measured(run, 'log an answer', 'writing', async () => {
			const answer = await Visitor.program(run, one.token).call('POST', '/api/v1/log', body);
			({ status } = answer);
			return answer;
		});
		if (status >= 200 && status < 300) run.outcome.acknowledged.add(learned);
		if (status !== 0) return;
		await pause(100);
	}
}

function comment(run: Run, one: Visiting, number: number): Promise<void> {
	const text = `Load ${uid()} said`;
	return measured(run, 'comment', 'writing', async () => {
		const answer = await Visitor.program(run, one.token).call(
			'POST',
			`/api/v1/postmortems/${number}/discussion`,
			{ text },
		);
		if (answer.status < 300) run.outcome.acknowledged.add(text);
		return answer;
	});
}

async function revise(run: Run, one: Visiting): Promise<void> {
	const path = `/api/v1/postmortems/${one.own}`;
	const program = Visitor.program(run, one.token);
	let found: { version: number; content: object } | null = null;
	await measured(run, 'read to revise', 'reading', async () => {
		const answer = await program.call('GET', path);
		if (answer.status === 200) found = JSON.parse(answer.text) as { version: number; content: object };
		return answer;
	});
	if (!found) return;
	const { version, content } = found as { version: number; content: object };
	const title = `Load ${uid()} revised`;
	await measured(run, 'revise', 'writing', () =>
		program.call('PATCH', path, { base: version, content: { ...content, title } }),
	);
}

function api(run: Run, one: Visiting, what: string, method: string, path: string): Promise<void> {
	return measured(run, what, 'reading', () => Visitor.program(run, one.token).call(method, path));
}

async function measured(
	{ outcome }: Run,
	what: string,
	kind: 'reading' | 'writing',
	ask: () => Promise<Answer>,
): Promise<void> {
	const began = performance.now();
	try {
		const { status } = await ask();
		const took = outcome.took.get(what) ?? [];
		took.push(performance.now() - began);
		outcome.took.set(what, took);
		if (status >= 400)
			outcome.errors.set(`${what} ${status}`, (outcome.errors.get(`${what} ${status}`) ?? 0) + 1);
	} catch {
		outcome.cut[kind] += 1;
	}
}

/** Holds the stream of news open, and comes again where it was cut. */
async function listen({ url, outcome }: Run, { session }: Visiting, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		try {
			const { body } = await fetch(`${url}/live/events`, {
				headers: { cookie: `session=${session}`, accept: 'text/event-stream' },
				signal,
			});
			if (!body) continue;
			for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
				outcome.heard += chunk.split('event: news').length - 1;
			}
		} catch {
			// Ended, or cut off.
		}
		if (!signal.aborted) await pause(1_000);
	}
}
