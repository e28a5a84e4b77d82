import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
	applyAwarenessUpdate,
	encodeAwarenessUpdate,
	removeAwarenessStates,
	type Awareness,
} from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { askMessage, CLOSED, hereMessage, message, readJson, SAYS } from './protocol.ts';

export type Standing =
	/** Not yet, or not again. */
	| 'away'
	/** Everything of the server's is here. */
	| 'live'
	| 'signed-out'
	/** It is not to be, and asking again changes nothing. */
	| 'refused';

interface Listener {
	/** How the document stands at the server, each time that it is stored. */
	told: (told: unknown) => void;
	standing: (standing: Standing, sentence: string) => void;
	/**
	 * Takes in what came from the server.
	 * @param everything it is all that the server has: there is something here that it has not
	 */
	take: (update: Uint8Array, everything: boolean) => void;
	/** The server has everything on its disk. */
	kept: () => void;
}

/** As much of a WebSocket as is needed here. */
export type Socket = Pick<
	WebSocket,
	'close' | 'readyState' | 'binaryType' | 'onopen' | 'onclose' | 'onmessage'
> & {
	send: (data: Uint8Array<ArrayBuffer>) => void;
};

const FIRST_WAIT = 400;
const LONGEST_WAIT = 10_000;
const OPEN = 1;
/** After so long without a word, a connection is taken for dead: a laptop that slept is not told. */
const SILENCE = 45_000;
const UNACKNOWLEDGED = 20_000;
const LOOK = 5_000;
const PATIENCE = 20_000;

/** The page's end of a document that several people write at once. Comes back by itself. */
export class Connection {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	standing: Standing = 'away';
	readonly #open: () => Socket;
	readonly #listener: Listener;
	#socket: Socket | null = null;
	/** Changes that were sent on this connection, and how many of them are on the server's disk. */
	#sent = 0;
	#acknowledged = 0;
	/** What changes goes to the server at once: it has been asked what it lacks, and was answered. */
	#flowing = false;
	#wait = FIRST_WAIT;
	#again: ReturnType<typeof setTimeout> | undefined;
	#heardAt = Date.now();
	#waitsSince: number | null = null;
	#watch: ReturnType<typeof setInterval> | undefined;
	/** All that the server has was asked for, and not only what is missing here. */
	#everything = false;
	#asked = new Map<number, (answer: unknown) => void>();
	#questions = 0;

	constructor(doc: Y.Doc, awareness: Awareness, open: () => Socket, listener: Listener) {
		this.doc = doc;
		this.awareness = awareness;
		this.#open = open;
		this.#listener = listener;
		doc.on('update', this.#changed);
		awareness.on('update', this.#moved);
	}

	/** There is something that the server does not have on its disk. */
	get waits(): boolean {
		return this.#waitsSince !== null;
	}

	start(): void {
		this.#watch ??= setInterval(() => this.#look(), LOOK);
		this.#connect();
	}

	stop(): void {
		clearInterval(this.#watch);
		clearTimeout(this.#again);
		this.doc.off('update', this.#changed);
		this.awareness.off('update', this.#moved);
		this.#drop();
	}

	/** Comes again at once, where it was waiting to. */
	wake(): void {
		if (this.#socket || this.standing === 'refused') return;
		this.#wait = FIRST_WAIT;
		this.#connect();
	}

	/** The network is gone: nothing that is sent now arrives. */
	cut(): void {
		if (!this.#socket) return;
		this.#drop();
		this.#ended('away', '');
	}

	/** @returns the server's answer; null where none came */
	ask(what: unknown): Promise<unknown> {
		if (this.standing !== 'live') return Promise.resolve(null);
		const number = this.#questions++;
		return new Promise((resolve) => {
			const giveUp = setTimeout(() => answer(null), PATIENCE);
			const answer = (given: unknown) => {
				clearTimeout(giveUp);
				this.#asked.delete(number);
				resolve(given);
			};
			this.#asked.set(number, answer);
			this.#send(askMessage(number, what));
		});
	}

	#connect(): void {
		clearTimeout(this.#again);
		if (this.#socket) return;
		let socket: Socket;
		try {
			socket = this.#open();
		} catch {
			this.#ended('away', '');
			return;
		}
		this.#socket = socket;
		this.#heardAt = Date.now();
		socket.binaryType = 'arraybuffer';
		socket.onmessage = ({ data }: MessageEvent) => {
			if (socket === this.#socket && data instanceof ArrayBuffer) this.#hear(new Uint8Array(data));
		};
		socket.onopen = () => {
			if (socket !== this.#socket) return;
			this.#sent = 0;
			this.#acknowledged = 0;
			this.#everything = this.waits;
			const lacking = this.#everything ? EVERYTHING : Y.encodeStateVector(this.doc);
			this.#send(message(SAYS.sync, (encoder) => writeLacking(encoder, lacking)));
		};
		socket.onclose = ({ code, reason }: CloseEvent) => {
			if (socket !== this.#socket) return;
			this.#socket = null;
			this.#ended(standingAfter(code), reason);
		};
	}

	#ended(standing: Standing, sentence: string): void {
		this.#flowing = false;
		for (const answer of [...this.#asked.values()]) answer(null);
		const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
		removeAwarenessStates(this.awareness, others, this);
		this.#stand(standing, sentence);
		if (standing === 'refused') return;
		this.#again = setTimeout(() => this.#connect(), this.#wait * (0.75 + Math.random() / 2));
		this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
	}

	#stand(standing: Standing, sentence = ''): void {
		this.standing = standing;
		this.#listener.standing(standing, sentence);
	}

	#hear(bytes: Uint8Array): void {
		this.#heardAt = Date.now();
		const decoder = decoding.createDecoder(bytes);
		switch (decoding.readVarUint(decoder)) {
			case SAYS.sync: {
				this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
				return;
			}
			case SAYS.here: {
				applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this);
				return;
			}
			case SAYS.told: {
				this.#listener.told(readJson(decoder));
				return;
			}
			case SAYS.stored: {
				this.#stored(decoding.readVarUint(decoder));
				return;
			}
			case SAYS.answer:
				this.#asked.get(decoding.readVarUint(decoder))?.(readJson(decoder));
		}
	}

	#sync(kind: number, content: Uint8Array): void {
		if (kind === sync.messageYjsSyncStep1) {
			this.#flowing = true;
			this.#sendChange(message(SAYS.sync, (encoder) => sync.writeSyncStep2(encoder, this.doc, content)));
			return;
		}
		this.#listener.take(content, kind === sync.messageYjsSyncStep2 && this.#everything);
		if (kind !== sync.messageYjsSyncStep2) return;
		this.#wait = FIRST_WAIT;
		this.#stand('live');
		// Under a new number: what was heard under an old one counts for nothing after a while away.
		this.awareness.setLocalState(this.awareness.getLocalState() ?? {});
	}

	#stored(count: number): void {
		this.#acknowledged = count;
		if (this.#acknowledged < this.#sent) return;
		this.#waitsSince = null;
		this.#listener.kept();
	}

	readonly #changed = (update: Uint8Array, origin: unknown): void => {
		if (origin === this) return;
		this.#waitsSince ??= Date.now();
		if (this.#flowing) this.#sendChange(message(SAYS.sync, (encoder) => sync.writeUpdate(encoder, update)));
	};

	readonly #moved = (
		{ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
		origin: unknown,
	): void => {
		const mine = [...added, ...updated, ...removed].includes(this.doc.clientID);
		if (mine && origin !== this && this.standing === 'live') {
			this.#send(hereMessage(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
		}
	};

	#sendChange(data: Uint8Array): void {
		this.#sent += 1;
		this.#waitsSince ??= Date.now();
		this.#send(data);
	}

	#send(data: Uint8Array): void {
		if (this.#socket?.readyState === OPEN) this.#socket.send(data as Uint8Array<ArrayBuffer>);
	}

	#look(): void {
		const now = Date.now();
		const isStuck = this.#waitsSince !== null && now - this.#waitsSince > UNACKNOWLEDGED;
		if (!this.#socket || (now - this.#heardAt < SILENCE && !(isStuck && this.#flowing))) return;
		this.#waitsSince &&= now;
		this.cut();
	}

	#drop(): void {
		const socket = this.#socket;
		this.#socket = null;
		socket?.close();
	}
}

/** What a page knows that knows nothing. */
const EVERYTHING = Y.encodeStateVector(new Y.Doc());

function writeLacking(encoder: encoding.Encoder, known: Uint8Array): void {
	encoding.writeVarUint(encoder, sync.messageYjsSyncStep1);
	encoding.writeVarUint8Array(encoder, known);
}

function standingAfter(code: number): Standing {
	if (code === CLOSED.signedOut) return 'signed-out';
	const lasting: readonly number[] = [CLOSED.forbidden, CLOSED.missing, CLOSED.tooLarge];
	return lasting.includes(code) ? 'refused' : 'away';
}
