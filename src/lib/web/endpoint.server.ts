import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { refuseInMaintenance } from '../maintenance.server.ts';
import { fieldErrors } from './fields.ts';
import type { SignedIn } from './guard.server.ts';
import { readJson } from './json-body.server.ts';
import { problem, problemOf } from './problem-document.server.ts';

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
	if (!person) return problem('not-signed-in');
	if (scopes && !scopes.includes(scope)) return problem('not-allowed', `This token may not ${scope}.`);
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

const wrong = (error: z.ZodError) => problem('needs-another-look', undefined, { errors: fieldErrors(error) });
