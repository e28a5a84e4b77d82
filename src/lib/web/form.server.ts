import { error, fail, isHttpError, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { isServerAway } from '../db/server/reach.server.ts';
import { tooLarge, type FieldErrors } from '../errors.ts';
import { bodyUpTo } from './body.server.ts';
import { DATABASE_AWAY } from './database-away.server.ts';
import { fieldErrors, readFields, type Fields } from './fields.ts';
import { signedIn, type SignedIn } from './guard.server.ts';

/** What a form gets back when something needs another look: what was typed, and a sentence a field. */
export interface Rejected {
	values: Fields;
	errors: FieldErrors;
	/** For the form as a whole. */
	message: string | null;
}

interface Options {
	/** Bytes a request may have. */
	limit?: number;
}

const LIMIT = 1_000_000;
const SECRET = /password|secret|code/i;

/**
 * A form action for a person: reads, validates, acts. A sentence thrown by the domain comes back to
 * the form with what was typed. When the session is over, what was typed goes to the sign-in page
 * and from there back here.
 */
export function form<Schema extends z.ZodType, Result, Event extends RequestEvent>(
	schema: Schema,
	act: (person: SignedIn, input: z.output<Schema>, event: Event) => Promise<Result>,
	options: Options = {},
) {
	return async (event: Event) => {
		const data = await read(event, options);
		event.locals.kept = [...data].filter(
			(field): field is [string, string] => typeof field[1] === 'string' && !SECRET.test(field[0]),
		);
		const person = signedIn(event);
		return answer(schema, data, event, (input) => act(person, input, event));
	};
}

/** A form action at the door, where nobody is signed in. */
export function openForm<Schema extends z.ZodType, Result, Event extends RequestEvent>(
	schema: Schema,
	act: (input: z.output<Schema>, event: Event) => Promise<Result>,
	options: Options = {},
) {
	return async (event: Event) =>
		answer(schema, await read(event, options), event, (input) => act(input, event));
}

async function read({ request }: RequestEvent, { limit = LIMIT }: Options): Promise<FormData> {
	const most = `${Math.round(limit / 1_000_000)} MB`;
	const body = await bodyUpTo(request, limit);
	if (!body) tooLarge(`That is more than ${most}, the most this form takes.`);
	const type = request.headers.get('content-type') ?? '';
	try {
		return await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch {
		return error(400, { message: 'That form cannot be read: it arrived in pieces, or cut off.' });
	}
}

async function answer<Schema extends z.ZodType, Result>(
	schema: Schema,
	data: FormData,
	event: RequestEvent,
	act: (input: z.output<Schema>) => Promise<Result>,
): Promise<Result | ActionFailure<Rejected>> {
	const fields = readFields(data);
	const { maintenance } = event.locals;
	if (maintenance !== null) return rejected(503, fields, {}, maintenance);
	const parsed = schema.safeParse(fields);
	if (!parsed.success) return rejected(422, fields, fieldErrors(parsed.error), null);
	try {
		// Where nothing comes of it, the page finds nothing: `undefined` is not what its `form` is.
		return (await act(parsed.data)) ?? (null as Result);
	} catch (problem) {
		if (isServerAway(problem)) return rejected(503, fields, {}, DATABASE_AWAY);
		if (!isHttpError(problem) || problem.status === 404 || problem.status === 401) throw problem;
		const { fields: errors = {}, message, retryAfter } = problem.body;
		if (retryAfter !== undefined) event.setHeaders({ 'retry-after': String(retryAfter) });
		return rejected(problem.status, fields, errors, Object.keys(errors).length > 0 ? null : message);
	}
}

function rejected(status: number, fields: Fields, errors: FieldErrors, message: string | null) {
	const values = Object.fromEntries(
		Object.entries(fields).filter(([name, value]) => !SECRET.test(name) && !holdsFile(value)),
	);
	return fail(status, { values, errors, message } satisfies Rejected);
}

function holdsFile(value: Fields[string]): boolean {
	return value instanceof File || (Array.isArray(value) && value.some((one) => one instanceof File));
}
