import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { refuseInMaintenance } from '../maintenance.server.ts';
import { bodyUpTo } from './body.server.ts';
import { fieldErrors } from './fields.ts';
import type { SignedIn } from './guard.server.ts';

/** What an endpoint is, for the one who answers and for the one who describes. */
export interface Endpoint<Query extends z.ZodType, Body extends z.ZodType> {
	summary: string;
	scope: 'read' | 'write';
	query?: Query;
	body?: Body;
	/** It takes a form with one file; `uploadedFile` reads it. */
	takesFile?: boolean;
	/** What a good answer holds. */
	answers: z.ZodType | null;
	status?: 200 | 201 | 204;
	act: (
		person: SignedIn,
		given: { query: z.output<Query>; body: z.output<Body> },
		event: RequestEvent,
	) => Promise<Answer>;
}

export interface Answer {
	body?: unknown;
	headers?: Record<string, string>;
}

/** A handler that also carries what it is, so that the API's description is written from the API. */
export interface Handler {
	(event: RequestEvent): Promise<Response>;
	endpoint: Endpoint<z.ZodType, z.ZodType>;
}

const LIMIT = 8_000_000;

/**
 * Whatever goes wrong on the way to an endpoint or beside it (a page that is not there, a method that nobody
 * answers, the database away for a moment) is a problem document too.
 */
export async function asProblem(answer: () => Response | Promise<Response>): Promise<Response> {
	let response: Response;
	try {
		response = await answer();
	} catch (thrown) {
		return problemOf(thrown);
	}
	if (response.status < 400 || response.headers.get('content-type')?.startsWith(PROBLEM)) return response;
	const made = problem(response.status, SENTENCES[response.status] ?? 'That request makes no sense here.');
	for (const name of ['allow', 'retry-after']) {
		const value = response.headers.get(name);
		if (value !== null) made.headers.set(name, value);
	}
	return made;
}

function problemOf(thrown: unknown): Response {
	if (!isHttpError(thrown)) throw thrown;
	const { message, fields, retryAfter } = thrown.body;
	return problem(thrown.status, message, fields ? { errors: fields } : {}, retryAfter);
}

/** One endpoint of the API: who asks, what they send, what they get; every problem as RFC 9457 says. */
export function endpoint<Query extends z.ZodType, Body extends z.ZodType>(
	described: Endpoint<Query, Body>,
): Handler {
	const handler = async (event: RequestEvent) => {
		try {
			return await answer(described, event);
		} catch (thrown) {
			return problemOf(thrown);
		}
	};
	return Object.assign(handler, { endpoint: described });
}

async function answer<Query extends z.ZodType, Body extends z.ZodType>(
	{ scope, query, body, status = 200, act }: Endpoint<Query, Body>,
	event: RequestEvent,
): Promise<Response> {
	const { person, scopes } = event.locals;
	if (!person) return problem(401, 'Send a token: Authorization: Bearer kin_…');
	if (scopes && !scopes.includes(scope)) return problem(403, `This token may not ${scope}.`);
	if (scope === 'write') refuseInMaintenance(event);

	const asked = query?.safeParse(Object.fromEntries(event.url.searchParams));
	if (asked && !asked.success) return wrong(asked.error);
	const json = body ? await readJson(event.request) : undefined;
	if (json instanceof Response) return json;
	const sent = body?.safeParse(json);
	if (sent && !sent.success) return wrong(sent.error);

	const given = { query: asked?.data, body: sent?.data } as { query: z.output<Query>; body: z.output<Body> };
	const { body: content, headers = {} } = await act(person, given, event);
	return status === 204
		? new Response(null, { status, headers })
		: Response.json(content, { status, headers });
}

async function readJson(request: Request): Promise<unknown> {
	if (!/^application\/([\w.-]+\+)?json\b/i.test(request.headers.get('content-type') ?? '')) {
		return problem(415, 'Send JSON, with the content type application/json.');
	}
	let body: Blob | null;
	try {
		body = await bodyUpTo(request, LIMIT);
	} catch {
		// More than the server itself takes.
		body = null;
	}
	if (!body) return tooMuch();
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await body.arrayBuffer()));
	} catch {
		return problem(400, 'The body is not JSON in UTF-8.');
	}
}

const tooMuch = () => problem(413, `A body can be ${LIMIT / 1_000_000} MB at the most.`);
const wrong = (error: z.ZodError) =>
	problem(422, 'Something here needs another look.', { errors: fieldErrors(error) });

const PROBLEM = 'application/problem+json';
const TITLES: Record<number, string> = {
	400: 'Not understood',
	401: 'Not signed in',
	403: 'Not allowed',
	404: 'Not found',
	405: 'Not that method',
	409: 'Conflict',
	413: 'Too large',
	415: 'Not JSON',
	422: 'Needs another look',
	429: 'Too many requests',
	500: 'Something broke on our side',
	503: 'Back in a moment',
	507: 'No room',
};
const SENTENCES: Record<number, string> = {
	404: 'There is nothing at this address.',
	405: 'Nothing here answers that method; Allow names those that are.',
	429: 'That is asked for very often. Retry-After says in how many seconds it goes on.',
	500: 'Nothing you did. What was saved before is safe.',
	503: 'A backup is being restored; try again in a moment.',
};

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problem(
	status: number,
	detail: string,
	more: Record<string, unknown> = {},
	retryAfter?: number,
): Response {
	const headers = new Headers({ 'content-type': PROBLEM });
	if (status === 401) headers.set('www-authenticate', 'Bearer');
	if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
	const body = { type: 'about:blank', title: TITLES[status] ?? 'Problem', status, detail, ...more };
	return new Response(JSON.stringify(body), { status, headers });
}
