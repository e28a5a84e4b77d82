import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import { traced } from '../observing/tracing.server.ts';
import { outsideAddress } from './address.ts';
import { guardedConnector } from './guarded-connection.server.ts';
import { NotReached } from './not-reached.ts';

export interface Asking {
	method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers?: Record<string, string>;
	body?: string | Uint8Array;
	/** Hosts of one's own network that may be asked all the same: `environment().ownHosts`. */
	own?: readonly string[];
	/** Milliseconds from the first look at a name to the last byte, redirects and all. */
	timeout?: number;
	/** Bytes that the answer may have. */
	limit?: number;
	/** How many redirects of a GET are followed; the answer after the last one is given as it is. */
	redirects?: number;
	signal?: AbortSignal;
	/** How a name is resolved. */
	lookup?: LookupFunction;
}

const SECONDS = 10;
const LIMIT = 100_000;

/**
 * Asks a server at an address that somebody typed. It reaches public addresses alone, also after redirects;
 * it sends no cookie, keeps no connection, goes through no proxy that the environment names, and has an end:
 * ten seconds, a hundred kilobytes.
 * @throws NotReached with a sentence for whoever typed the address
 */
export async function fetchOutside(address: string | URL, asking: Asking = {}): Promise<Response> {
	const { timeout = SECONDS * 1000, redirects = 0 } = asking;
	const patience = AbortSignal.timeout(timeout);
	const signal = asking.signal ? AbortSignal.any([asking.signal, patience]) : patience;
	let next = address;
	for (let left = redirects; ; left--) {
		const response = await askOnce(next, asking, signal).catch((problem: unknown) =>
			explain(problem, patience, timeout),
		);
		const to = redirectOf(response, asking.method);
		if (to === null || redirects === 0) return response;
		if (left === 0) throw new NotReached('redirects', `It redirects more than ${redirects} times.`);
		const from = new URL(next);
		next = URL.canParse(to, from) ? new URL(to, from) : to;
		if (new URL(next).origin !== from.origin) asking = { ...asking, headers: withoutSecrets(asking.headers) };
	}
}

async function askOnce(
	address: string | URL,
	{ method = 'GET', headers, body, own = [], limit = LIMIT, lookup = systemLookup }: Asking,
	signal: AbortSignal,
): Promise<Response> {
	const { url, isOwn } = outsideAddress(address, own);
	const agent = new Agent({
		connect: isOwn ? buildConnector({ lookup, autoSelectFamily: true }) : guardedConnector(lookup),
		pipelining: 0,
		maxHeaderSize: 16_384,
	});
	try {
		// What is not packed cannot be a bomb.
		const sent = { 'user-agent': 'Kintsugi', ...headers, 'accept-encoding': 'identity' };
		const span = {
			name: `outgoing ${method}`,
			kind: 'client',
			attributes: { 'http.request.method': method, 'server.address': url.hostname },
		} as const;
		return await traced(span, async () => {
			const answer = await request(url, { method, headers: sent, body, signal, dispatcher: agent });
			return new Response(await contentOf(answer, limit), {
				status: answer.statusCode,
				headers: headersOf(answer),
			});
		});
	} finally {
		await agent.destroy();
	}
}

async function contentOf(
	{ statusCode, headers, body }: Dispatcher.ResponseData,
	limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
	if (Number(headers['content-length']) > limit) throw tooLong(limit);
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body as AsyncIterable<Uint8Array>) {
		size += chunk.byteLength;
		if (size > limit) throw tooLong(limit);
		chunks.push(chunk);
	}
	return [204, 205, 304].includes(statusCode) ? null : new Uint8Array(Buffer.concat(chunks));
}

function headersOf({ headers }: Dispatcher.ResponseData): Headers {
	const kept = new Headers();
	for (const [name, values] of Object.entries(headers)) {
		for (const value of [values ?? []].flat()) kept.append(name, value);
	}
	return kept;
}

/** Where an answer sends on to, if it is one that may be followed without doing something twice. */
function redirectOf(response: Response, method: Asking['method'] = 'GET'): string | null {
	const isRedirect = [301, 302, 303, 307, 308].includes(response.status);
	return isRedirect && ['GET', 'HEAD'].includes(method) ? response.headers.get('location') : null;
}

/** What was meant for one server is not told to another. */
function withoutSecrets(headers: Asking['headers'] = {}): Record<string, string> {
	const secret = /^(authorization|cookie|proxy-authorization)$/i;
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.test(name)));
}

const tooLong = (limit: number) =>
	new NotReached('size', `Its answer is longer than ${limit.toLocaleString('en')} bytes.`);

function explain(problem: unknown, patience: AbortSignal, timeout: number): never {
	for (let cause = problem; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof NotReached) throw cause;
	}
	if (patience.aborted) {
		throw new NotReached('time', `It did not answer within ${timeout / 1000} seconds.`, problem);
	}
	throw new NotReached('connection', 'Nothing answers there, or not as a web server does.', problem);
}
