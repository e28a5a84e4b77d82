import { isHttpError } from '@sveltejs/kit';
import { whence } from '../whence.server.ts';
import { PROBLEMS, UNFORESEEN, type ProblemName } from './problems.ts';

const PROBLEM = 'application/problem+json';

/**
 * Whatever goes wrong on the way to an endpoint or beside it (a page that is not there, a method that nobody
 * answers, the database away for a moment) is a problem document too.
 */
export async function asProblem(
	request: Request,
	answer: () => Response | Promise<Response>,
): Promise<Response> {
	// Only to whoever takes JSON does the framework hand on all of what was thrown, and no page instead.
	request.headers.set('accept', 'application/json');
	let response: Response;
	try {
		response = await answer();
	} catch (thrown) {
		return problemOf(thrown);
	}
	if (response.status < 400 || response.headers.get('content-type')?.startsWith(PROBLEM)) return response;
	const { message, fields, retryAfter } = await refusalTold(response);
	const made = problem(response.status, message, fields ? { errors: fields } : {}, retryAfter);
	for (const name of ['allow', 'retry-after']) {
		const value = response.headers.get(name);
		if (value !== null) made.headers.set(name, value);
	}
	return made;
}

/** What the framework made of a refusal that was thrown, with the sentence and the fields in it. */
async function refusalTold(response: Response): Promise<Partial<App.Error>> {
	if (!response.headers.get('content-type')?.startsWith('application/json')) return {};
	const { message, ...rest } = (await response.json()) as App.Error;
	return message === '' ? rest : { message, ...rest };
}

export function problemOf(thrown: unknown): Response {
	if (!isHttpError(thrown)) throw thrown;
	const { message, fields, retryAfter } = thrown.body;
	return problem(thrown.status, message, fields ? { errors: fields } : {}, retryAfter);
}

/** By this the answer is found in the log. */
function named(): { requestId?: string } {
	const { request } = whence();
	return request ? { requestId: request.id } : {};
}

/**
 * @param detail a sentence for a person; where none is given, the one that stands for all of that status
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(
	what: number | ProblemName,
	detail?: string,
	more: Record<string, unknown> = {},
	retryAfter?: number,
): Response {
	const found = PROBLEMS.find(({ name, status }) => name === what || status === what);
	const status = found?.status ?? (typeof what === 'number' ? what : 500);
	const { name, title, sentence } = found ?? UNFORESEEN;
	const headers = new Headers({ 'content-type': PROBLEM });
	if (status === 401) headers.set('www-authenticate', 'Bearer');
	if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
	const body = { type: `/help/api#${name}`, title, status, detail: detail ?? sentence, ...more, ...named() };
	return new Response(JSON.stringify(body), { status, headers });
}
