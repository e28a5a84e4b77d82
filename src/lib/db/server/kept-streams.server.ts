import type { HttpTransaction } from '@libsql/client/http';
import { HttpServerError, ResponseError, type HttpStream } from '@libsql/hrana-client';
import { isServerAway } from './reach.server.ts';

/** The server forgets a stream that nobody used for ten seconds. */
const FRESH = 5_000;
/** How a transaction fails that was begun on a stream which the server has forgotten: it is begun once more. */
export const FORGOTTEN = 'STREAM_FORGOTTEN';

/** The texts of statements that the server knows already; the client keeps them for each transaction anew. */
export type Texts = ReturnType<HttpTransaction['_getSqlCache']>;

interface Kept {
	stream: HttpStream;
	texts?: Texts;
}

export interface Lent extends Kept {
	/** It was used before, so that the server may have forgotten it. */
	isKept: boolean;
}

/**
 * For the server a stream is a connection to the database, which reads the whole schema before it answers for the first
 * time: that takes ten times as long as the answer itself. The client opens one for each statement; here they are kept.
 */
export class Streams {
	readonly #open: () => HttpStream;
	/** The one that was used last is at the end. */
	#free: (Kept & { since: number })[] = [];

	constructor(open: () => HttpStream) {
		this.#open = open;
	}

	take(): Lent {
		const last = this.#free.pop();
		if (last && !last.stream.closed && performance.now() - last.since < FRESH)
			return { ...last, isKept: true };
		this.forget();
		return { stream: this.#open(), isKept: false };
	}

	giveBack({ stream, texts }: Kept): void {
		if (stream.closed) return;
		this.#free.push({ stream, ...(texts && { texts }), since: performance.now() });
	}

	/** Those that are left are older, or the server was started anew. */
	forget(): void {
		for (const { stream } of this.#free) stream.close();
		this.#free = [];
	}
}

/** Nothing was done: the server was started anew, or has not heard of this stream for too long. */
export function isForgotten(problem: unknown): boolean {
	if (isServerAway(problem)) return false;
	for (let error = problem; error instanceof Error; error = error.cause) {
		if (error instanceof HttpServerError) return error.status >= 400 && error.status < 500;
		if (error instanceof ResponseError && /STREAM_EXPIRED|baton/i.test(`${error.code} ${error.message}`))
			return true;
	}
	return false;
}
