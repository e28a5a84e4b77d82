import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { isServerAway } from '../db/server/reach.server.ts';
import type { Held } from '../db/server/leases.server.ts';
import { refusalIn } from '../errors.ts';
import { Allowance } from './allowance.ts';
import { CLOSED, hereMessage } from './protocol.ts';
import type { Present } from './presence.ts';
import { RELAYED, relay } from './relaying.server.ts';
import { RoomLost } from './room-lost.ts';
import type { Guest, Room } from './room.server.ts';
import { arrived, gone } from './visits.server.ts';
import { log } from '../log/log.server.ts';

/** Somebody at the door of a room. */
export interface Knock {
	/** After `/live/`. */
	path: string;
	/** The cookie of that name. */
	cookie: (name: string) => string | undefined;
	/** The address that the page was opened at. */
	url: URL;
}

/** Decides who may come in; asked again and again for as long as they are there. */
export interface Admission<Who extends Present> {
	who: Who;
	room: () => Promise<Room<Who>>;
	/** Throws what `admit` would throw now. */
	again: () => Promise<void>;
}

/** A page hears that we are there, also when nobody writes. */
const NOBODY = hereMessage(Uint8Array.of(0));

export const LIVE = '/live/';

const MAX_MESSAGE = 16_000_000;
/** Nobody types so fast, nor pastes so much. */
const MESSAGES = { most: 600, perSecond: 120 };
const BYTES = { most: 48_000_000, perSecond: 1_000_000 };
const MAX_CONNECTIONS = 40;
const CODES = new Map<number, number>([
	[401, CLOSED.signedOut],
	[403, CLOSED.forbidden],
	[404, CLOSED.missing],
]);
const ASK_AGAIN = 20_000;
/** What somebody says is taken in only if they were known to be allowed to so short a time ago. */
const STALE = 1_000;

/** Where the room of a path is, if another process has it. */
export interface Elsewhere {
	find: (path: string) => Promise<Held | null>;
	/** Nobody answers there: this process takes the room over. */
	takeFrom: (path: string, held: Held) => Promise<void>;
}

/**
 * Takes up connections to documents. A connection that is not to be is opened all the same, and ended
 * with a number and a sentence: a browser tells its page nothing about one that was never opened.
 */
export function openDoor<Who extends Present>(
	origin: string | null,
	admit: (knock: Knock) => Promise<Admission<Who>>,
	elsewhere?: Elsewhere,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
	const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
	const visits = new Map<number, number>();
	return (request, socket, head) => {
		const url = addressOf(request, origin);
		if (!url?.pathname.startsWith(LIVE) || request.headers.origin !== url.origin) {
			socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
			return;
		}
		const knock = { path: url.pathname.slice(LIVE.length), url, cookie: cookiesOf(request) };
		const here = () =>
			server.handleUpgrade(request, socket, head, (connection) => {
				void new Visit(connection, visits).start(() => admit(knock));
			});
		if (!elsewhere || request.headers[RELAYED] !== undefined) here();
		else void handedOn(elsewhere, knock.path, request, socket, head).then((gone) => gone || here());
	};
}

async function handedOn(
	{ find, takeFrom }: Elsewhere,
	path: string,
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
): Promise<boolean> {
	try {
		const held = await find(path);
		if (!held) return false;
		if (await relay(request, socket, head, held.address)) return true;
		await takeFrom(path, held);
	} catch (problem) {
		log.problem('Handing a connection on', problem);
	}
	return false;
}

class Visit<Who extends Present> implements Guest<Who> {
	received = 0;
	client: number | null = null;
	readonly #socket: WebSocket;
	readonly #visits: Map<number, number>;
	readonly #messages = new Allowance(MESSAGES.most, MESSAGES.perSecond);
	readonly #bytes = new Allowance(BYTES.most, BYTES.perSecond);
	#admission: Admission<Who> | null = null;
	#room: Room<Who> | null = null;
	#askedAt = Date.now();
	#timer: ReturnType<typeof setInterval> | undefined;
	/** What was said is heard in its order, and after the question whether it may be. */
	#hearing: Promise<void> = Promise.resolve();
	#answers = true;

	constructor(socket: WebSocket, visits: Map<number, number>) {
		this.#socket = socket;
		this.#visits = visits;
	}

	get who(): Who {
		if (!this.#admission) throw new Error('Nobody has come in yet.');
		return this.#admission.who;
	}

	async start(admit: () => Promise<Admission<Who>>): Promise<void> {
		const entered = this.#enter(admit);
		this.#hearing = entered;
		this.#socket.on('message', (data, binary) => this.#take(data, binary));
		this.#socket.on('close', () => this.#leave());
		this.#socket.on('error', () => this.#socket.terminate());
		this.#socket.on('pong', () => (this.#answers = true));
		await entered;
	}

	send(data: Uint8Array): void {
		if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(data);
	}

	close(code: number, sentence: string): void {
		this.#leave();
		this.#socket.close(code, shortened(sentence));
		// Whoever does not answer to that is gone as well.
		setTimeout(() => this.#socket.terminate(), 2_000).unref();
	}

	async #enter(admit: () => Promise<Admission<Who>>): Promise<void> {
		try {
			const admission = await admit();
			const count = (this.#visits.get(admission.who.id) ?? 0) + 1;
			if (count > MAX_CONNECTIONS) {
				this.close(CLOSED.tooMany, 'So many pages at once are not kept together.');
				return;
			}
			const room = await admission.room();
			if (this.#socket.readyState !== this.#socket.OPEN) return;
			this.#admission = admission;
			this.#room = room;
			this.#visits.set(admission.who.id, count);
			room.enter(this);
			arrived(this);
			this.#timer = setInterval(() => void this.#lookAgain(), ASK_AGAIN);
		} catch (problem) {
			this.#refuse(problem);
		}
	}

	#take(data: RawData, binary: boolean): void {
		const bytes = asBytes(data);
		if (!binary) this.close(1003, 'Only bytes are understood here.');
		else if (!this.#messages.take(1) || !this.#bytes.take(bytes.length)) {
			this.close(CLOSED.tooMany, 'That was more at once than anybody types.');
		} else this.#hearing = this.#hearing.then(() => this.#hear(bytes));
	}

	async #hear(bytes: Uint8Array): Promise<void> {
		if (Date.now() - this.#askedAt > STALE) await this.askAgain();
		if (!this.#room?.guests.has(this)) return;
		try {
			this.#room.hear(this, bytes);
		} catch {
			this.close(1007, 'That was no message of ours.');
		}
	}

	async askAgain(): Promise<void> {
		if (!this.#admission) return;
		try {
			await this.#admission.again();
			this.#askedAt = Date.now();
		} catch (problem) {
			this.#refuse(problem);
		}
	}

	async #lookAgain(): Promise<void> {
		if (!this.#answers) {
			this.#socket.terminate();
			return;
		}
		this.#answers = false;
		this.#socket.ping();
		this.send(NOBODY);
		await this.askAgain();
	}

	#refuse(problem: unknown): void {
		const refusal = refusalIn(problem);
		const isAway = problem instanceof RoomLost || isServerAway(problem);
		if (!refusal && !isAway) log.problem('A live connection', problem);
		const code = refusal || isAway ? CODES.get(refusal?.status ?? 0) : 1011;
		this.close(code ?? CLOSED.restarting, refusal?.sentence ?? 'Something unexpected happened.');
	}

	#leave(): void {
		clearInterval(this.#timer);
		gone(this);
		const room = this.#room;
		if (!room) return;
		this.#room = null;
		this.#visits.set(this.who.id, (this.#visits.get(this.who.id) ?? 1) - 1);
		room.leave(this);
	}
}

/** With the address that the installation has, or the one that was asked for. */
function addressOf({ url = '/', headers }: IncomingMessage, origin: string | null): URL | null {
	const base = origin ?? `http://${headers.host ?? ''}`;
	return URL.canParse(url, base) ? new URL(url, base) : null;
}

function cookiesOf({ headers }: IncomingMessage): Knock['cookie'] {
	const pairs = (headers.cookie ?? '').split(';').map((pair): [string, string] => {
		const at = pair.indexOf('=');
		return at < 0 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
	});
	const found = new Map(pairs.reverse());
	return (name) => found.get(name);
}

function asBytes(data: RawData): Uint8Array {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** The protocol has room for 123 bytes of a reason. */
function shortened(sentence: string): string {
	const bytes = Buffer.from(sentence);
	return bytes.length <= 123
		? sentence
		: `${bytes
				.subarray(0, 119)
				.toString()
				.replace(/\uFFFD+$/, '')}…`;
}
