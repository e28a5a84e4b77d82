import { deserialize } from '$app/forms';
import type { Send, Sent } from '#domain/log/sending.ts';
import { isoDay } from '#lib/dates.ts';
import { formPosting, post } from '#lib/offline/posting.ts';
import { forgetUnsent, keepUnsent, sendingAlone, SYNC, unsentIn, type Unsent } from '#lib/offline/unsent.ts';
import { askToBeWoken } from '#lib/offline/waking.ts';
import type { Rejected } from '#lib/web/form.server.ts';

const PLACE = 'log';

/** Something that was learned, by the names of the composer's fields. */
export type WaitingAnswer = Unsent<Record<string, string>>;

/** What somebody logged and the server does not have yet. */
class Waiting {
	answers = $state.raw<WaitingAnswer[]>([]);
	/** Whether the server answered when it was asked last: a browser takes many things for a network. */
	reached = true;
	#person: number | null = null;
	#sending: Promise<number> | null = null;

	/** Shows what waits of that person, of nobody else. */
	async look(person: number): Promise<void> {
		this.#person = person;
		const found = await unsentIn<WaitingAnswer['what']>(person, PLACE);
		if (this.#person === person) this.answers = found;
	}

	/** Sends it, or keeps it in this browser where there is no network. */
	readonly send: Send = async (address, data) => {
		const sent = navigator.onLine ? await attempt(address, data) : ({ kind: 'away' } as const);
		if (sent.kind !== 'away') return sent;
		const person = Number(data.get('by'));
		const { pathname, search } = new URL(address, location.href);
		const fields = fieldsOf(data);
		const isKept = await keepUnsent({
			// Sent twice, it is one entry.
			key: String(data.get('uid')),
			person,
			place: PLACE,
			at: Date.now(),
			posting: formPosting(pathname + search, fields),
			what: Object.fromEntries(fields),
			refused: null,
		});
		if (!isKept) return sent;
		await this.look(person);
		void askToBeWoken(SYNC);
		return { kind: 'kept' };
	};

	/** @returns how many have arrived */
	sendAll(person: number): Promise<number> {
		this.#sending ??= this.#sendEach(person).finally(() => (this.#sending = null));
		return this.#sending;
	}

	async #sendEach(person: number): Promise<number> {
		const arrived = await sendingAlone(() => this.#sendOldestFirst(person));
		await this.look(person);
		return arrived;
	}

	async #sendOldestFirst(person: number): Promise<number> {
		let arrived = 0;
		for (const answer of await unsentIn<WaitingAnswer['what']>(person, PLACE)) {
			if (answer.refused !== null) continue;
			const sent = await attempt(answer.posting.address, answer.posting.body, person);
			this.reached = sent.kind !== 'away';
			// Without a network, or signed out: all of it waits.
			if (sent.kind === 'away' || sent.kind === 'signed-out') break;
			if (sent.kind === 'refused') {
				const refused = Object.values(sent.errors)[0] ?? sent.message ?? 'It was not taken.';
				await keepUnsent({ ...answer, refused });
				continue;
			}
			await forgetUnsent(answer.key);
			arrived += 1;
		}
		return arrived;
	}

	async discard(answer: WaitingAnswer): Promise<void> {
		await forgetUnsent(answer.key);
		await this.look(answer.person);
	}
}

export const waiting = new Waiting();

/** It is about the day on which it was written, whenever it arrives. */
function fieldsOf(data: FormData): [string, string][] {
	const fields = [...data].filter((field): field is [string, string] => typeof field[1] === 'string');
	if (data.has('day')) return fields;
	return [...fields, ['day', isoDay(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)]];
}

async function attempt(
	address: string,
	body: FormData | string,
	person: number | null = null,
): Promise<Sent> {
	try {
		const sent = { address, method: 'POST', type: 'application/x-www-form-urlencoded', body } as const;
		const response = await post(sent, person);
		const result = deserialize<Record<string, never>, Partial<Rejected>>(await response.text());
		switch (result.type) {
			case 'redirect':
				return { kind: 'logged', href: result.location };
			case 'failure': {
				if (response.status >= 500) return { kind: 'away' };
				const { errors = {}, message = null } = result.data ?? {};
				return { kind: 'refused', errors, message };
			}
			case 'error': {
				if (response.status === 401) return { kind: 'signed-out' };
				if (response.status >= 500 || response.status === 429) return { kind: 'away' };
				const { message } = result.error as App.Error;
				return { kind: 'refused', errors: {}, message };
			}
			case 'success':
				return { kind: 'away' };
		}
	} catch {
		// No network, no server, or an answer that is not ours.
		return { kind: 'away' };
	}
}
