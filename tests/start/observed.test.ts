import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import built from '../support/built.ts';
import { filledFolder } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { launch, stopProcess, type Launch } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 400_000 });

const TOKEN = 'amber-lantern-harvest';
/** What people typed: in no line, number or span. */
const CANARY = 'zqcanary';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

let folder: string;
let running: Launch;
let collector: Server;
let known: Awaited<ReturnType<typeof fill>>;
let visitor: Visitor;
const taken: string[] = [];

async function fill({ db, member, owner }: Company) {
	const input = NewPostmortem.parse({ content: { title: `${CANARY} title` } });
	const { number } = await draft(db, member, input, { publish: true });
	return {
		number,
		names: [member.name, member.email, owner.name, owner.email],
		session: await startSession(db, member.id, 'Another browser'),
	};
}

/** Takes traces as a collector does. */
async function startCollector(): Promise<string> {
	collector = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			taken.push(body);
			response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
		});
	}).listen(0, '127.0.0.1');
	await once(collector, 'listening');
	return `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
}

beforeAll(async () => {
	await built();
	({ folder, filled: known } = await filledFolder(fill));
	running = await launch({
		KINTSUGI_DATA: folder,
		KINTSUGI_TRUST_PROXY: 'yes',
		KINTSUGI_METRICS_TOKEN: TOKEN,
		KINTSUGI_LOG: 'debug',
		OTEL_EXPORTER_OTLP_ENDPOINT: await startCollector(),
	});
	if (running.url === null) throw new Error(running.problems);
	visitor = Visitor.browser({ url: running.url }, known.session);
});
afterAll(async () => {
	await stopProcess(running.process, 'SIGTERM');
	collector.close();
	rmSync(folder, { recursive: true });
});

const asking = { authorization: `Bearer ${TOKEN}` };
const numbers = async () => {
	const answer = await fetch(`${running.url}/metrics`, { headers: asking });
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
	return answer.text();
};

const SAMPLE =
	/^([a-zA-Z_:][\w:]*)(\{[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*"(?:,[a-zA-Z_]\w*="(?:[^"\\\n]|\\.)*")*\})? (-?[\d.]+(?:e[+-]?\d+)?|NaN|[+-]Inf)$/;

/** Each sample by its name and labels; whatever is no line of the format fails. */
function parsed(text: string): Map<string, number> {
	const found = new Map<string, number>();
	const kinds = new Set<string>();
	for (const line of text.split('\n').filter(Boolean)) {
		const kind = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line);
		if (kind?.[1]) kinds.add(kind[1]);
		if (line.startsWith('#')) {
			expect(line).toMatch(/^# (HELP|TYPE) \S+ .+$/);
			continue;
		}
		const sample = SAMPLE.exec(line);
		expect(sample, line).not.toBeNull();
		const [, name = '', labels = '', value = ''] = sample ?? [];
		expect([...kinds].some((one) => name === one || name.replace(/_(bucket|sum|count)$/, '') === one)).toBe(
			true,
		);
		found.set(`${name}${labels}`, Number(value));
	}
	return found;
}

const linesOf = () =>
	running.output
		.split('\n')
		.filter(Boolean)
		.map((line) => z.looseObject({ msg: z.string() }).parse(JSON.parse(line)));

test('each answer has the name of its request, and one from a proxy is taken over where it looks like one', async () => {
	const made = (await fetch(`${running.url}/healthz`)).headers.get('x-request-id');
	expect(made).toMatch(/^[a-z2-9]{12}$/);
	const ask = async (id: string, path = '/healthz') =>
		(await fetch(`${running.url}${path}`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
	expect(await ask('01J9ZQ-8f3a.7')).toBe('01J9ZQ-8f3a.7');
	expect(await ask('short')).not.toBe('short');
	expect(await ask('maren holt <maren@example.org>')).not.toContain('maren');
	for (const path of ['/nothing-here', '/robots.txt', '/sign-in', '/api/v1/nothing']) {
		expect([path, await ask('01J9ZQ-8f3a.7', path)]).toEqual([path, '01J9ZQ-8f3a.7']);
	}
	const problem = await fetch(`${running.url}/api/v1/postmortems`, {
		headers: { 'x-request-id': 'from-the-proxy' },
	});
	expect(await problem.json()).toMatchObject({ status: 401, requestId: 'from-the-proxy' });
});

test('numbers are for whoever has the token, can be read, and move', async () => {
	for (const given of [undefined, 'Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`]) {
		const headers: HeadersInit = given === undefined ? {} : { authorization: given };
		expect((await fetch(`${running.url}/metrics`, { headers })).status).toBe(404);
	}
	expect((await visitor.ask('/metrics')).status).toBe(404);

	const page = `/postmortems/${known.number}`;
	await visitor.ask(page);
	const before = parsed(await numbers());
	const route = 'route="/(app)/postmortems/[id=number]"';
	const pages = `kintsugi_http_requests_total{method="GET",${route},status="200"}`;
	const written = 'kintsugi_db_transaction_seconds_count';
	await visitor.ask(page);
	await visitor.ask(page);
	const logged = await visitor.send('/log?/log', { learned: `${CANARY} learned`, next: CANARY });
	expect([200, 303]).toContain(logged.status);
	await visitor.ask('/pulse');
	await visitor.ask('/stories/unsigned');
	const after = parsed(await numbers());
	const moved = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
	expect(moved(pages)).toBe(2);
	expect(moved(`kintsugi_http_request_duration_seconds_count{${route}}`)).toBe(2);
	expect(moved(written)).toBeGreaterThan(0);
	expect(after.get('kintsugi_sessions_active_today')).toBe(1);
	expect(after.get('kintsugi_db_size_bytes{file="db"}')).toBeGreaterThan(100_000);
	expect(after.get('kintsugi_job_last_ok_timestamp_seconds{job="mail"}')).toBeGreaterThan(1_700_000_000);
	for (const name of [
		'nodejs_eventloop_lag_p99_seconds',
		'process_resident_memory_bytes',
		'kintsugi_live_streams',
	]) {
		expect([name, after.has(name)]).toEqual([name, true]);
	}
	const names = [...after.keys()];
	expect(names.some((name) => name.startsWith('nodejs_gc_duration_seconds_bucket'))).toBe(true);
	expect(names.filter((name) => /\(app\)\/pulse|unsigned"/.test(name))).toEqual([]);
	expect(names.filter((name) => name.includes(CANARY) || name.includes(known.session))).toEqual([]);
});

test('a request continues the trace of whoever asked, with what it did in the database; none tells what was typed', async () => {
	const parent = `00-${TRACE}-00f067aa0ba902b7-01`;
	await visitor.ask(`/search?q=${CANARY}`, { headers: { traceparent: parent } });
	const untold = TRACE.replace('4bf', '4ba');
	await visitor.ask('/pulse', { headers: { traceparent: parent.replace(TRACE, untold) } });
	const spans = await vi.waitFor(
		() => {
			const found = taken.flatMap(spansIn).filter(({ traceId }) => traceId === TRACE);
			expect(found.some(({ name }) => name.startsWith('GET '))).toBe(true);
			return found;
		},
		{ timeout: 20_000, interval: 250 },
	);
	const request = spans.find(({ name }) => name.startsWith('GET '));
	expect(request).toMatchObject({ name: 'GET /(app)/search', parentSpanId: '00f067aa0ba902b7', kind: 2 });
	const inside = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
	expect(inside.filter(({ name }) => name === 'SELECT').length).toBeGreaterThan(2);
	expect(taken.flatMap(spansIn).filter(({ traceId }) => traceId === untold)).toEqual([]);
	expect(taken.flatMap(spansIn).map(({ name }) => name)).toContain('job mail');
});

test('the log has a line for each request with its route, and nothing that anybody typed or is called', async () => {
	await visitor.ask(`/people?q=${CANARY}`, {
		headers: { 'user-agent': `${CANARY}-browser`, referer: `http://x/${CANARY}` },
	});
	await visitor.ask(`/${CANARY}/nothing`);
	await visitor.ask(`/join/${CANARY}`);
	await visitor.ask('/pulse');
	await visitor.ask('/stories/unsigned/new');
	await vi.waitFor(() => {
		expect(linesOf().at(-1)).toMatchObject({ route: '/(door)/join/[secret]' });
	});
	const asked = linesOf().filter(({ msg }) => msg === 'Answered');
	expect(asked.filter(({ route }) => route === '/(app)/people').at(-1)).toMatchObject({
		...{ level: 'info', method: 'GET', status: 200 },
		...{ request: expect.stringMatching(/^[a-z2-9]{12}$/) as string, ms: expect.any(Number) as number },
	});
	expect(asked.every(({ bytes }) => typeof bytes === 'number' && bytes > 0)).toBe(true);
	expect(asked.filter(({ route }) => /\(app\)\/pulse|stories\/unsigned/.test(String(route)))).toEqual([]);
	const everything = [running.output, running.problems, ...taken].join('\n');
	for (const word of [CANARY, ...known.names, known.session, TOKEN]) expect(everything).not.toContain(word);
});

const Sent = z.object({
	resourceSpans: z.array(
		z.object({
			scopeSpans: z.array(
				z.object({
					spans: z.array(
						z.object({
							traceId: z.string(),
							spanId: z.string(),
							parentSpanId: z.string().optional(),
							name: z.string(),
							kind: z.number(),
						}),
					),
				}),
			),
		}),
	),
});

const spansIn = (body: string) =>
	Sent.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) =>
		scopeSpans.flatMap(({ spans }) => spans),
	);
