import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { holdAgainstContract } from './contract.ts';
import type { Kintsugi } from './server.ts';

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
	text: string;
}

export interface Asking {
	method?: string;
	/** Beside what the visitor always sends; `undefined` leaves one of those out. */
	headers?: Record<string, string | undefined>;
	body?: string | Uint8Array;
}

/** What a page of ours sends with a form where it has a script: it wants to know what happened, and no page. */
export const WITH_SCRIPT = { accept: 'application/json', 'x-sveltekit-action': 'true' };

/** Somebody, or some program, that asks a running Kintsugi. Follows no redirect and keeps no cookie by itself. */
export class Visitor {
	readonly #home: URL;
	readonly #headers: Record<string, string | undefined>;

	constructor({ url }: Pick<Kintsugi, 'url'>, headers: Record<string, string | undefined> = {}) {
		this.#home = new URL(url);
		this.#headers = headers;
	}

	static stranger(kintsugi: Pick<Kintsugi, 'url'>): Visitor {
		return new Visitor(kintsugi);
	}

	/** A browser with somebody's session, and no script. */
	static browser(kintsugi: Pick<Kintsugi, 'url'>, session: string): Visitor {
		return new Visitor(kintsugi, { cookie: `session=${session}` });
	}

	static program(kintsugi: Pick<Kintsugi, 'url'>, token: string): Visitor {
		return new Visitor(kintsugi, { authorization: `Bearer ${token}` });
	}

	/**
	 * What the API answers is held against its description, in whichever test.
	 * @param path sent as it is, however wrong
	 */
	async ask(path: string, asking: Asking = {}): Promise<Answer> {
		const answer = await this.#asked(path, asking);
		const { method = 'GET', body } = asking;
		const stranger = new Visitor({ url: this.#home.href });
		await holdAgainstContract(stranger, this.#home, { method, path, body }, answer);
		return answer;
	}

	#asked(path: string, { method = 'GET', headers = {}, body }: Asking): Promise<Answer> {
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const all = Object.entries({ accept: 'text/html', ...length, ...this.#headers, ...headers } as Record<
			string,
			string | undefined
		>);
		return new Promise((resolve, reject) => {
			const asking = request(
				{
					host: '127.0.0.1',
					port: this.#home.port,
					path,
					method,
					headers: {
						host: this.#home.host,
						...Object.fromEntries(all.filter(([, value]) => value !== undefined)),
					},
				},
				(response) => {
					buffer(response).then((bytes) => {
						const { statusCode: status = 0, headers } = response;
						resolve({ status, headers, bytes, text: bytes.toString() });
					}, reject);
				},
			);
			asking.on('error', reject);
			asking.end(body);
		});
	}

	/** The data of a page, as a browser with script asks for it. */
	data(path: string): Promise<Answer> {
		const [pathname = '', query] = path.split('?');
		const file = pathname === '/' ? '/__data.json' : `${pathname}/__data.json`;
		return this.ask(query === undefined ? file : `${file}?${query}`, { headers: { accept: '*/*' } });
	}

	/** A form, as a browser without script sends it, or with other headers. */
	send(
		path: string,
		fields: Record<string, string | string[]> = {},
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const body = new URLSearchParams();
		for (const [name, value] of Object.entries(fields)) {
			for (const one of [value].flat()) body.append(name, one);
		}
		return this.ask(path, {
			method: 'POST',
			headers: {
				origin: this.#home.origin,
				'content-type': 'application/x-www-form-urlencoded',
				...headers,
			},
			body: body.toString(),
		});
	}

	/** A form with files, as a browser without script sends it, or with other headers. */
	async upload(path: string, form: FormData, headers: Record<string, string> = {}): Promise<Answer> {
		const sent = new Response(form);
		return this.ask(path, {
			method: 'POST',
			headers: {
				origin: this.#home.origin,
				'content-type': sent.headers.get('content-type') ?? '',
				...headers,
			},
			body: await sent.bytes(),
		});
	}

	/** A request to the API. */
	call(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Answer> {
		const headers = {
			accept: 'application/json',
			...('cookie' in this.#headers ? { origin: this.#home.origin } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...more,
		};
		return this.ask(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
	}
}
