import { Readable } from 'node:stream';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { environment } from '../environment.server.ts';
import { refuseInMaintenance } from '../maintenance.server.ts';
import { attachment } from './attachment.server.ts';
import { careOf, responseOf, writeWithCare } from './careful-write.server.ts';
import { names, tagOf } from './entity-tag.ts';
import { fieldErrors } from './fields.ts';
import type { SignedIn } from './guard.server.ts';
import { readJson } from './json-body.server.ts';
import type { Kept } from './kept-answers/keeping.server.ts';
import { digestOf } from './kept-answers/sealing.ts';
import { readingOf, routeOf } from './known-endpoints.server.ts';
import { problem, problemOf } from './problem-document.server.ts';
import { uploadedFile } from './upload.server.ts';
import { inPages } from './whole-lists.ts';

/** What an endpoint is, for the one who answers and for the one who describes. */
export interface Endpoint<Query extends z.ZodType, Body extends z.ZodType> {
	summary: string;
	/** What the summary has no room for: whole sentences. */
	describes?: string;
	/** The group of the reference page that it stands in; the first part of its address where it is left out. */
	tag?: string;
	/** Refusals beside those that the shape of it lets expect, such as 409. */
	refuses?: readonly number[];
	scope: 'read' | 'write';
	query?: Query;
	body?: Body;
	/** It takes a form with one file; `uploadedFile` reads it. */
	takesFile?: boolean;
	/** Bytes of that file, where it may be larger than what is attached to an entry. */
	largestFile?: number;
	/** It answers with a file of this type, to be saved, and not with JSON. */
	sends?: string;
	/** It takes long, and done twice it harms nobody: nobody waits to write until it is done. */
	atLength?: boolean;
	/** What a good answer holds. */
	answers: z.ZodType | null;
	status?: 200 | 201 | 204;
	/** Where somebody sends If-Match or an Idempotency-Key, all of it is one transaction (but `atLength`), with `event.locals.db`. */
	act: (person: SignedIn, given: Given<Query, Body>, event: RequestEvent) => Promise<Answer>;
}

interface Given<Query extends z.ZodType, Body extends z.ZodType> {
	query: z.output<Query>;
	body: z.output<Body>;
}

export interface Answer {
	body?: unknown;
	headers?: Record<string, string>;
	/** Of an endpoint that `sends` one. */
	file?: { stream: Readable; bytes: number; name: string };
}

/** A handler that also carries what it is, so that the API's description is written from the API. */
export interface Handler {
	(event: RequestEvent): Promise<Response>;
	endpoint: Endpoint<z.ZodType, z.ZodType>;
}

/** One endpoint of the API: who asks, what they send, what they get; every problem as RFC 9457 says. */
export function endpoint<Query extends z.ZodType, Body extends z.ZodType>(
	given: Endpoint<Query, Body>,
): Handler {
	const described = inPages(given);
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
	described: Endpoint<Query, Body>,
	event: RequestEvent,
): Promise<Response> {
	const { scope, query, body } = described;
	const { person, scopes } = event.locals;
	if (!person) return problem('not-signed-in');
	if (scopes && !scopes.includes(scope)) return problem('not-allowed', `This token may not ${scope}.`);
	if (scope === 'write') refuseInMaintenance(event);

	const asked = query?.safeParse(Object.fromEntries(event.url.searchParams));
	if (asked && !asked.success) return wrong(asked.error);
	const json = body ? await readJson(event.request) : undefined;
	if (json instanceof Response) return json;
	const sent = body?.safeParse(json);
	if (sent && !sent.success) return wrong(sent.error);

	const given = { query: asked?.data, body: sent?.data } as Given<Query, Body>;
	if (!WRITING.has(event.request.method) || scope === 'read') {
		return readAnswer(event, await acted(described, person, given, event));
	}
	const care = careOf(event.request);
	if (care instanceof Response) return care;
	if (described.sends) return fileAnswer(described.sends, await described.act(person, given, event));
	if (!care) return responseOf(await acted(described, person, given, event));
	const file = described.takesFile ? await fileOf(event, described.largestFile) : null;
	return writeWithCare(
		{
			...{ care, person, event, atLength: described.atLength },
			sent: file?.fingerprint ?? JSON.stringify(json ?? null),
		},
		(inOne) => acted(described, person, given, file ? { ...inOne, request: file.request } : inOne),
	);
}

function fileAnswer(type: string, { file }: Answer): Response {
	if (!file) throw new Error('An endpoint that sends a file answered without one.');
	return new Response(Readable.toWeb(file.stream) as ReadableStream, {
		headers: {
			'content-type': type,
			'content-length': String(file.bytes),
			'content-disposition': attachment(file.name),
		},
	});
}

const WRITING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

async function acted<Query extends z.ZodType, Body extends z.ZodType>(
	described: Endpoint<Query, Body>,
	person: SignedIn,
	given: Given<Query, Body>,
	event: RequestEvent,
): Promise<Kept> {
	const { status = 200, act } = described;
	const { body, headers = {} } = await act(person, given, event);
	if (status === 204) return { status, headers, text: null };
	const text = JSON.stringify(body);
	const tagged = await answersTheThing(described, event, headers.location);
	return { status, headers: { ...headers, ...(tagged ? { etag: tagOf(text) } : {}) }, text };
}

/** Whether the answer is what reading the thing would answer, so that it can say the tag of it as well. */
async function answersTheThing(
	{ answers }: Pick<Endpoint<z.ZodType, z.ZodType>, 'answers'>,
	{ request, route }: RequestEvent,
	location: string | undefined,
): Promise<boolean> {
	if (!WRITING.has(request.method)) return true;
	if (request.method === 'POST' && location === undefined) return false;
	const at = location === undefined ? route.id : (routeOf(location)?.route ?? null);
	const reading = await readingOf(at);
	return reading?.route === at && reading.endpoint.answers === answers;
}

function readAnswer({ request }: RequestEvent, answered: Kept): Response {
	const { etag } = answered.headers;
	const known = request.headers.get('if-none-match');
	if (etag !== undefined && known !== null && names(known, etag)) {
		return new Response(null, { status: 304, headers: { etag } });
	}
	return responseOf(answered);
}

/** A file that is sent again stands between other seams: what counts is its name and what is in it. */
async function fileOf(
	event: RequestEvent,
	largest = environment().fileBytes,
): Promise<{ request: Request; fingerprint: string }> {
	const file = await uploadedFile(event.request, largest);
	const form = new FormData();
	form.append('file', file, file.name);
	const bytes = new Uint8Array(await file.arrayBuffer());
	return {
		request: new Request(event.url, { method: 'POST', body: form }),
		fingerprint: `${file.name} ${digestOf(bytes)}`,
	};
}

const wrong = (error: z.ZodError) => problem('needs-another-look', undefined, { errors: fieldErrors(error) });
