/** What goes to the server, in the way in which it can wait in a browser. */
export interface Posting {
	address: string;
	method: 'POST' | 'PATCH';
	type: 'application/x-www-form-urlencoded' | 'application/json';
	body: string;
}

/** What became of it. `signed-out`: nobody is signed in, or somebody else than whose it is. `away`: it is sent again. */
export type Heard = 'done' | 'refused' | 'signed-out' | 'away';

/** Under this name a browser says whose it is what it sends: it may have waited there while somebody else signed in. */
export const WRITTEN_BY = 'x-kintsugi-written-by';

/** As a form of a page sends it. */
export function formPosting(address: string, fields: Iterable<[name: string, value: string]>): Posting {
	const body = new URLSearchParams([...fields]).toString();
	return { address, method: 'POST', type: 'application/x-www-form-urlencoded', body };
}

/** @param person whose it is; null where the form says that itself */
export function post(
	{ address, method, type, body }: Omit<Posting, 'body'> & { body: string | FormData },
	person: number | null,
	patience = 30_000,
): Promise<Response> {
	return fetch(address, {
		method,
		headers: {
			accept: 'application/json',
			'x-sveltekit-action': 'true',
			...(typeof body === 'string' && { 'content-type': type }),
			...(person !== null && { [WRITTEN_BY]: String(person) }),
		},
		body,
		signal: AbortSignal.timeout(patience),
	});
}

/** @param answer one that nobody has read yet */
export async function heardIn(answer: Response): Promise<Heard> {
	const said = (await answer.clone().json()) as { type?: string; status?: number } | null;
	const { type, status = answer.status } = said ?? {};
	// A form is answered with its outcome: the answer itself says little.
	const actual = type === 'failure' ? status : answer.status;
	if (actual === 401) return 'signed-out';
	if (actual === 429 || actual >= 500) return 'away';
	return answer.ok && type !== 'failure' && type !== 'error' ? 'done' : 'refused';
}
