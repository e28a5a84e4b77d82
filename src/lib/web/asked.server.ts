import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomName } from '../db/ids.server.ts';
import { log } from '../log/log.server.ts';

/** One request, from its first byte to the last of its answer. */
export interface Asked {
	/** What it is called on its answer, in the log and in what we say to others because of it. */
	readonly id: string;
	/** No line and no number tells of it. */
	readonly untold: boolean;
	/** Which route answers it; a name of ours, never the address. */
	route: string;
}

export interface Answered extends Asked {
	method: string;
	status: number;
	/** Milliseconds. */
	took: number;
	/** Its answer went on for as long as somebody listened. */
	isStream: boolean;
}

declare global {
	/** Counts what was answered, where somebody asked for numbers. */
	var kintsugiAnswered: ((answered: Answered) => void) | undefined;
}

// The server's script and the app are two bundles; the request is one.
const ASKED = Symbol.for('kintsugi.asked');
type Carrying = IncomingMessage & { [ASKED]?: Asked };

const ID = /^[\w.:-]{8,64}$/;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** Of files, and whatever is answered before the app is asked. */
export const FILE = 'file';
/** They are asked every few seconds, whatever people do. */
const OFTEN = new Set<string>([FILE, '/healthz', '/readyz', '/metrics']);

/**
 * Names a request, and writes its line when the answer has gone out.
 * @param trusted whether an id comes from a proxy of ours
 */
export function begin(
	request: IncomingMessage,
	response: ServerResponse,
	{ trusted, isUntold }: { trusted: boolean; isUntold: (address: string) => boolean },
): Asked {
	const given = request.headers['x-request-id'];
	const id = trusted && typeof given === 'string' && ID.test(given) ? given : randomName(12);
	const asked: Asked = { id, untold: isUntold(request.url ?? ''), route: FILE };
	(request as Carrying)[ASKED] = asked;
	const began = performance.now();
	const sentBefore = request.socket.bytesWritten;
	response.once('close', () => {
		if (asked.untold) return;
		const took = Math.round((performance.now() - began) * 10) / 10;
		const method = METHODS.includes(request.method ?? '') ? (request.method ?? '') : 'other';
		const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
		const status = response.headersSent ? response.statusCode : 499;
		globalThis.kintsugiAnswered?.({ ...asked, method, status, took, isStream });
		const bytes = request.socket.bytesWritten - sentBefore;
		const facts = { request: id, method, route: asked.route, status, ms: took, bytes };
		log[OFTEN.has(asked.route) && status < 400 ? 'debug' : 'info']('Answered', facts);
	});
	return asked;
}

/** What it is called, for its answer to say; nothing where nobody named it. */
export function requestId(request: IncomingMessage): string {
	return (request as Carrying)[ASKED]?.id ?? '';
}

/** The request that an event of the app is about; in development, and in tests of ours, one that nobody named. */
export function askedIn(event: {
	platform?: Readonly<App.Platform> | undefined;
	route: { id: string | null };
}): Asked {
	const asked = (event.platform?.req as Carrying | undefined)?.[ASKED];
	const route = event.route.id ?? 'none';
	if (!asked) return { id: randomName(12), untold: false, route };
	asked.route = route;
	return asked;
}
