import * as decoding from 'lib0/decoding';
import {
	Awareness,
	applyAwarenessUpdate,
	encodeAwarenessUpdate,
	removeAwarenessStates,
} from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import {
	answerMessage,
	CLOSED,
	hereMessage,
	message,
	readJson,
	SAYS,
	storedMessage,
	toldMessage,
} from './protocol.ts';
import { underOwnName, type Present } from './presence.ts';
import { log } from '../log/log.server.ts';
import { RoomLost } from './room-lost.ts';

/** What becomes of a document outside of its room. */
export interface Keeper<Who extends Present> {
	/**
	 * Puts all of it on the disk.
	 * @param writers who changed it since the last time, the one who waits longest to be named first
	 * @param onPurpose who asked for it, where somebody did
	 * @returns what everybody in the room is told
	 */
	store(writers: readonly Who[], onPurpose: Who | null): Promise<unknown>;
	/** How it stands, before anything was stored. */
	told(): unknown;
	/** Something of it may have been changed elsewhere. @returns whether that has come into the document */
	refresh(): Promise<boolean>;
}

/** A connection of somebody who is in the room. */
export interface Guest<Who extends Present> {
	readonly who: Who;
	send(data: Uint8Array): void;
	close(code: number, sentence: string): void;
	/** The changes that came from it. */
	received: number;
	/** Under which number it speaks for itself. */
	client: number | null;
}

export interface Pace {
	/** After so long a pause it is stored. */
	pause: number;
	/** And after so long without a pause. */
	longest: number;
}

const PACE: Pace = { pause: 1_000, longest: 5_000 };
const LONGEST_WAIT = 30_000;
const MAX_DOCUMENT = 32_000_000;

/**
 * A document and everybody who writes in it. What one of them changes the others have at once; it is
 * stored after a pause, and only then does the page that it came from hear that it is safe.
 */
export class Room<Who extends Present> {
	readonly doc: Y.Doc;
	readonly guests = new Set<Guest<Who>>();
	readonly #here: Awareness;
	readonly #keeper: Keeper<Who>;
	readonly #pace: Pace;
	readonly #empty: () => void;
	/** Who changed something since it was stored last. */
	#writers = new Map<number, Who>();
	/** Those whose turn to be named was longest ago come first. */
	#named: number[] = [];
	#dirtySince: number | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#storing: Promise<unknown> = Promise.resolve();
	#told: unknown;
	#failures = 0;
	#closed = false;
	#size: number;

	/** @param empty nobody is there any longer, and everything is stored */
	constructor(doc: Y.Doc, keeper: Keeper<Who>, empty: () => void, size = 0, pace: Pace = PACE) {
		this.doc = doc;
		this.#here = new Awareness(doc);
		this.#here.setLocalState(null);
		this.#keeper = keeper;
		this.#empty = empty;
		this.#size = size;
		this.#pace = pace;
		this.#told = keeper.told();
		doc.on('update', (update: Uint8Array, origin: unknown) => this.#changed(update, origin));
	}

	get closed(): boolean {
		return this.#closed;
	}

	enter(guest: Guest<Who>): void {
		if (this.#closed) {
			guest.close(CLOSED.restarting, 'Come again in a moment.');
			return;
		}
		this.guests.add(guest);
		guest.send(toldMessage(this.#told));
		guest.send(message(SAYS.sync, (encoder) => sync.writeSyncStep1(encoder, this.doc)));
		const clients = [...this.#here.getStates().keys()];
		if (clients.length > 0) guest.send(hereMessage(encodeAwarenessUpdate(this.#here, clients)));
	}

	leave(guest: Guest<Who>): void {
		if (!this.guests.delete(guest)) return;
		if (guest.client !== null && this.#here.getStates().has(guest.client)) {
			removeAwarenessStates(this.#here, [guest.client], guest);
			this.#sayToOthers(guest, hereMessage(encodeAwarenessUpdate(this.#here, [guest.client])));
		}
		this.rest();
	}

	/** Where nobody is in it, it is closed as soon as everything is stored. */
	rest(): void {
		if (this.guests.size === 0) void this.#closeWhenStored();
	}

	/** What a page says. @throws where that is not in our language */
	hear(guest: Guest<Who>, data: Uint8Array): void {
		const decoder = decoding.createDecoder(data);
		switch (decoding.readVarUint(decoder)) {
			case SAYS.sync:
				this.#sync(guest, decoder);
				return;
			case SAYS.here: {
				const said = underOwnName(decoding.readVarUint8Array(decoder), guest.who, guest.client);
				if (!said) throw new Error('A page speaks for itself only.');
				guest.client = said.client;
				applyAwarenessUpdate(this.#here, said.states, guest);
				this.#sayToOthers(guest, hereMessage(said.states));
				return;
			}
			case SAYS.ask: {
				const number = decoding.readVarUint(decoder);
				readJson(decoder);
				void this.store(guest.who).then((told) => guest.send(answerMessage(number, told)));
				return;
			}
			default:
				throw new Error('Nobody here knows that message.');
		}
	}

	/** Everything is stored now. @returns what everybody was told; null where it could not be stored */
	store(onPurpose: Who | null = null): Promise<unknown> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const storing = this.#storing.then(() => this.#storeNow(onPurpose));
		this.#storing = storing;
		return storing;
	}

	/** It may have been saved elsewhere, or be somebody else's to read now. */
	async refresh(): Promise<void> {
		const refreshing = this.#storing.then(async () => {
			if (this.#closed || !(await this.#keeper.refresh())) return;
			this.#told = this.#keeper.told();
			for (const guest of this.guests) guest.send(toldMessage(this.#told));
		});
		this.#storing = refreshing.catch(() => undefined);
		await refreshing;
	}

	/** Ends every connection: the pages come again, and bring with them what is not stored. */
	dismiss(code: number = CLOSED.restarting, sentence = 'Come again in a moment.'): void {
		clearTimeout(this.#timer);
		this.#closed = true;
		for (const guest of this.guests) guest.close(code, sentence);
		this.guests.clear();
		this.#here.destroy();
		this.doc.destroy();
	}

	/** Before the server stops. */
	async finish(): Promise<void> {
		if (this.#dirtySince !== null) await this.store();
		this.dismiss();
	}

	#sync(guest: Guest<Who>, decoder: decoding.Decoder): void {
		const kind = decoding.readVarUint(decoder);
		const content = decoding.readVarUint8Array(decoder);
		if (kind === sync.messageYjsSyncStep1) {
			guest.send(message(SAYS.sync, (encoder) => sync.writeSyncStep2(encoder, this.doc, content)));
			return;
		}
		if (kind !== sync.messageYjsSyncStep2 && kind !== sync.messageYjsUpdate)
			throw new Error('No such exchange.');
		if (this.#size + content.length > MAX_DOCUMENT) this.#size = Y.encodeStateAsUpdate(this.doc).length;
		if (this.#size + content.length > MAX_DOCUMENT) {
			guest.close(CLOSED.tooLarge, 'This is more than one document can hold.');
			return;
		}
		guest.received += 1;
		Y.applyUpdate(this.doc, content, guest);
		if (this.#dirtySince === null) this.#acknowledge(guest, guest.received);
	}

	/** A page that brought nothing new waits for our word as well. */
	#acknowledge(guest: Guest<Who>, received: number): void {
		void this.#storing.then(() => {
			if (this.#dirtySince === null) guest.send(storedMessage(received));
		});
	}

	#changed(update: Uint8Array, origin: unknown): void {
		this.#size += update.length;
		const from = this.guests.has(origin as Guest<Who>) ? (origin as Guest<Who>) : null;
		this.#sayToOthers(
			from,
			message(SAYS.sync, (encoder) => sync.writeUpdate(encoder, update)),
		);
		if (from) {
			this.#writers.set(from.who.id, from.who);
			this.#soon();
		}
	}

	#soon(): void {
		const now = Date.now();
		this.#dirtySince ??= now;
		clearTimeout(this.#timer);
		const pause = Math.min(this.#pace.pause, this.#dirtySince + this.#pace.longest - now);
		const wait = this.#failures > 0 ? Math.min(this.#pace.pause * 2 ** this.#failures, LONGEST_WAIT) : pause;
		this.#timer = setTimeout(() => void this.store(), Math.max(wait, 0));
	}

	async #storeNow(onPurpose: Who | null): Promise<unknown> {
		if (this.#closed) return null;
		const counts = [...this.guests].map((guest) => ({ guest, received: guest.received }));
		const writers = this.#inTurn();
		this.#writers = new Map();
		this.#dirtySince = null;
		try {
			this.#told = await this.#keeper.store(writers, onPurpose);
		} catch (problem) {
			if (problem instanceof RoomLost) {
				// The pages bring what is not stored to whoever has it now.
				this.dismiss();
				return null;
			}
			log.problem('A room could not be stored', problem);
			for (const who of writers) this.#writers.set(who.id, who);
			this.#failures += 1;
			this.#soon();
			return null;
		}
		this.#failures = 0;
		for (const guest of this.guests) guest.send(toldMessage(this.#told));
		for (const { guest, received } of counts) guest.send(storedMessage(received));
		return this.#told;
	}

	#inTurn(): Who[] {
		const turn = (who: Who) => this.#named.indexOf(who.id);
		const writers = [...this.#writers.values()].sort((a, b) => turn(a) - turn(b));
		const [first] = writers;
		if (first) this.#named = [...this.#named.filter((id) => id !== first.id), first.id];
		return writers;
	}

	#sayToOthers(speaker: Guest<Who> | null, data: Uint8Array): void {
		for (const guest of this.guests) if (guest !== speaker) guest.send(data);
	}

	async #closeWhenStored(): Promise<void> {
		if (this.#dirtySince !== null) await this.store();
		await this.#storing;
		if (this.guests.size > 0 || this.#closed || this.#dirtySince !== null) return;
		this.dismiss();
		this.#empty();
	}
}
