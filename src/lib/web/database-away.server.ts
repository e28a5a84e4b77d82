import type { RequestEvent } from '@sveltejs/kit';
import type { Database } from '../db/open.server.ts';
import { isServerAway } from '../db/server/reach.server.ts';
import { problem } from './problem-document.server.ts';
import { isForPrograms } from './program.server.ts';

export const DATABASE_AWAY =
	'Kintsugi cannot reach its database at the moment. What was saved is safe; try again shortly.';
const SECONDS = 5;

/** Says so warmly wherever an answer could not be made because the database server did not answer. */
export async function unlessAway(
	event: RequestEvent,
	{ shared }: Database,
	answer: () => Response | Promise<Response>,
): Promise<Response> {
	if (!shared) return answer();
	try {
		const response = await answer();
		return response.status === 500 && shared.reach.isAway ? away(event) : response;
	} catch (thrown) {
		if (!isServerAway(thrown)) throw thrown;
		return away(event);
	}
}

function away(event: RequestEvent): Response {
	if (isForPrograms(event)) return problem(503, DATABASE_AWAY, {}, SECONDS);
	const headers = { 'retry-after': String(SECONDS), 'cache-control': 'no-store' };
	if (event.request.headers.has('x-sveltekit-action')) return asOutcome(headers);
	if (event.isDataRequest) return Response.json({ message: DATABASE_AWAY }, { status: 503, headers });
	return new Response(PAGE, {
		status: 503,
		headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
	});
}

/** A form that a script sent keeps what was typed, and shows the sentence; written as the framework writes it. */
function asOutcome(headers: Record<string, string>): Response {
	const data = JSON.stringify([{ values: 1, errors: 2, message: 3 }, {}, {}, DATABASE_AWAY]);
	return Response.json({ type: 'failure', status: 503, data }, { headers });
}

const PAGE = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		<title>Back in a moment · Kintsugi</title>
	</head>
	<body>
		<main>
			<h1>Back in a moment</h1>
			<p>${DATABASE_AWAY}</p>
			<p>What you were writing is kept in this browser. <a href="">Try again</a></p>
		</main>
	</body>
</html>
`;
