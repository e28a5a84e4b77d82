import { fetchOutside, type Asking } from './fetch-outside.server.ts';

/**
 * `fetchOutside` in the form in which libraries take a `fetch` of one's own. Redirects are handed back, not
 * followed, unless `asking` says how many.
 */
export function asFetch(asking: Pick<Asking, 'own' | 'timeout' | 'limit' | 'redirects' | 'lookup'> = {}) {
	return async (address: string | URL, options: RequestInit = {}): Promise<Response> => {
		const { method = 'GET', body, headers, signal } = options;
		const sent = new Request(address, { method, headers, body });
		const content = await sent.bytes();
		return fetchOutside(address, {
			...asking,
			method: method.toUpperCase() as Asking['method'],
			headers: Object.fromEntries(sent.headers),
			...(content.byteLength > 0 ? { body: content } : {}),
			...(signal ? { signal } : {}),
		});
	};
}
