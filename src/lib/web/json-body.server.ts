import { bodyUpTo } from './body.server.ts';
import { problem } from './problem-document.server.ts';

const LIMIT = 8_000_000;

/** What was sent as JSON, or the problem with it. */
export async function readJson(request: Request): Promise<unknown> {
	if (!/^application\/([\w.-]+\+)?json\b/i.test(request.headers.get('content-type') ?? '')) {
		return problem('not-json');
	}
	let body: Blob | null;
	try {
		body = await bodyUpTo(request, LIMIT);
	} catch {
		// More than the server itself takes.
		body = null;
	}
	if (!body) return problem('too-large', `A body can be ${LIMIT / 1_000_000} MB at the most.`);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await body.arrayBuffer()));
	} catch {
		return problem('not-understood');
	}
}
