import {
	createMcpHandler,
	isLegacyRequest,
	WebStandardStreamableHTTPServerTransport,
	type McpServer,
} from '@modelcontextprotocol/server';
import type { RequestEvent } from '@sveltejs/kit';
import { environment } from '#lib/environment.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import { problem } from '#lib/web/problem-document.server.ts';
import { noteProblem } from '#lib/web/problem.server.ts';
import { speakFor } from './speaking.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 2_000_000;
/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const CHALLENGE = 'Bearer realm="Kintsugi", error="invalid_token"';

/** Assistants, by the Model Context Protocol over HTTP: each request stands for itself, with its token. */
export const POST: RequestHandler = async (event) => {
	const home = environment().origin ?? event.url.origin;
	const from = event.request.headers.get('origin');
	// A page of somebody else's that a browser has open has no business here, with whatever token.
	if (from !== null && from !== home)
		return problem(403, 'This is for programs, and not for pages of others.');
	const { person, token, scopes } = event.locals;
	if (!person || token === null || !scopes) return stranger();
	const body = await bodyOf(event.request);
	if (!body) return problem(413, `A message can be ${LIMIT / 1_000_000} MB at the most.`);

	const { db } = event.locals;
	const { workspace } = await readSettings(db.read);
	const refuseWriting = () => refuseInMaintenance(event);
	const note = (unexpected: unknown) => noteUnexpected(event, unexpected);
	const server = () =>
		speakFor({ db, person, token: token.name, scopes, home, workspace, refuseWriting, note });
	const headers = new Headers(event.request.headers);
	// Every answer is one document; programs that expect streams take it as well.
	headers.set('accept', 'application/json, text/event-stream');
	const request = new Request(event.request.url, { method: 'POST', headers, body });
	return (await isLegacyRequest(request)) ? answerAsBefore(server(), request) : answer(server, request);
};

/** By the protocol of 2026 and later. */
function answer(server: () => McpServer, request: Request): Promise<Response> {
	// Nobody is told of changes: a stream for that would stay open for nothing.
	const options = { responseMode: 'json', legacy: 'reject', maxSubscriptions: 0 } as const;
	return createMcpHandler(server, { ...options, maxRequestBodySize: LIMIT }).fetch(request);
}

/** By that of 2025, whose clients begin with `initialize`. */
async function answerAsBefore(server: McpServer, request: Request): Promise<Response> {
	const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
	await server.connect(transport);
	const response = await transport.handleRequest(request);
	await server.close();
	return response;
}

function stranger(): Response {
	const refused = problem(401, 'Send a token: Authorization: Bearer kin_…');
	refused.headers.set('www-authenticate', CHALLENGE);
	return refused;
}

async function bodyOf(request: Request): Promise<Blob | null> {
	try {
		return await bodyUpTo(request, LIMIT);
	} catch {
		// More than the server itself takes.
		return null;
	}
}

function noteUnexpected(event: RequestEvent, error: unknown): void {
	void noteProblem({ error, event, status: 500, message: '' });
}
