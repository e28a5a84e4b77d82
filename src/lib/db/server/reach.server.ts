import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request as ask } from 'undici';

/** Longer than a transaction may take there, and than others wait for it. */
const PATIENCE = 10_000;
/** Whoever asks while it does not answer learns of it soon. */
const PATIENCE_WHILE_AWAY = 2_000;
/** A connection that was kept open may be one that the server has closed since. */
const SECOND_TRY = 50;
const CONNECTIONS = 32;

/** The database server did not answer, or not in time. */
export class ServerAway extends Error {
	constructor(cause: unknown) {
		super('The database server does not answer.', { cause });
		this.name = 'ServerAway';
	}
}

export function isServerAway(problem: unknown): boolean {
	for (let error = problem; error instanceof Error; error = error.cause) {
		if (error instanceof ServerAway) return true;
	}
	return false;
}

/**
 * Asks the server, waits for no longer than it makes sense, and remembers whether it answered last. It is asked again by
 * whoever needs it: nothing has to be started anew when it is back.
 */
export class Reach {
	readonly #patience: number;
	readonly #connections: Agent;
	#away = false;

	constructor(patience = PATIENCE) {
		this.#patience = patience;
		this.#connections = new Agent({ connections: CONNECTIONS, connect: { timeout: patience } });
	}

	/** Whether it did not answer when it was asked last. */
	get isAway(): boolean {
		return this.#away;
	}

	/** What only reads may be asked twice. */
	reading = async (request: Request): Promise<Response> => {
		const asked = await asAsked(request);
		try {
			return await this.#ask(asked);
		} catch (problem) {
			if (isTimeout(problem)) throw problem;
			await pause(SECOND_TRY);
			return this.#ask(asked);
		}
	};

	writing = async (request: Request): Promise<Response> => this.#ask(await asAsked(request));

	close(): void {
		void this.#connections.close();
	}

	async #ask({ url, ...asked }: Asked): Promise<Response> {
		const patience = this.#away ? PATIENCE_WHILE_AWAY : this.#patience;
		const waits = { headersTimeout: patience, bodyTimeout: patience };
		try {
			const { statusCode, headers, body } = await ask(url, {
				...asked,
				...waits,
				dispatcher: this.#connections,
			});
			const text = await body.text();
			// A proxy in front of it answers for it, or it is just ending.
			if (statusCode >= 502) throw new Error(`It answered ${statusCode}.`);
			this.#away = false;
			return answered(statusCode, String(headers['content-type']), text);
		} catch (problem) {
			this.#away = true;
			throw new ServerAway(problem);
		}
	}
}

interface Asked {
	url: string;
	method: 'GET' | 'POST';
	headers: Record<string, string>;
	body: string | null;
}

async function asAsked(request: Request): Promise<Asked> {
	const isGet = request.method === 'GET';
	return {
		url: request.url,
		method: isGet ? 'GET' : 'POST',
		headers: Object.fromEntries(request.headers),
		body: isGet ? null : await request.text(),
	};
}

/** As much of an answer as the client asks for: a whole one took three times as long as the question itself. */
function answered(status: number, type: string, text: string): Response {
	const answer = {
		...{ ok: status >= 200 && status < 300, status, statusText: '' },
		headers: type === JSON_TYPE ? JSON_HEADERS : new Headers({ 'content-type': type }),
		text: () => Promise.resolve(text),
		json: () => Promise.resolve(JSON.parse(text) as unknown),
	};
	return answer as Response;
}

const JSON_TYPE = 'application/json';
const JSON_HEADERS = new Headers({ 'content-type': JSON_TYPE });

function isTimeout(problem: unknown): boolean {
	return problem instanceof Error && /Timeout/.test(problem.cause instanceof Error ? problem.cause.name : '');
}
