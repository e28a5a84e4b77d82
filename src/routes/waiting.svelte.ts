import { deserialize } from '$app/forms';
import type { Send, Sent } from '#domain/log/sending.ts';
import { SYNC } from '#domain/log/waiting-worker.ts';
import { forgetWaiting, keepWaiting, post, waitingOf, type WaitingAnswer } from '#domain/log/waiting.ts';
import { isoDay } from '#lib/dates.ts';
import { askToBeWoken } from '#lib/offline/waking.ts';
import type { Rejected } from '#lib/web/form.server.ts';

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
		const found = await waitingOf(person);
		if (this.#person === person) this.answers = found;
	}

	/** Sends it, or keeps it in this browser where there is no network. */
	readonly send: Send = async (address, data) => {
		const sent = navigator.onLine ? await attempt(address, data) : ({ kind: 'away' } as const);
		if (sent.kind !== 'away') return sent;
		const person = Number(data.get('by'));
		try {
			await keepWaiting({
				uid: String(data.get('uid')),
				person,
				address: new URL(address, location.href).pathname + new URL(address, location.href).search,
				fields: fieldsOf(data),
				at: Date.now(),
				refused: null,
			});
		} catch {
			return sent;
		}
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
		let arrived = 0;
		for (const answer of await waitingOf(person)) {
			if (answer.refused !== null) continue;
			const sent = await attempt(answer.address, new URLSearchParams(answer.fields));
			this.reached = sent.kind !== 'away';
			// Without a network, or signed out: all of it waits.
			if (sent.kind === 'away' || sent.kind === 'signed-out') break;
			if (sent.kind === 'refused') {
				const refused = Object.values(sent.errors)[0] ?? sent.message ?? 'It was not taken.';
				await keepWaiting({ ...answer, refused });
				continue;
			}
			await forgetWaiting(answer.uid);
			arrived += 1;
		}
		await this.look(person);
		return arrived;
	}

	async discard(answer: WaitingAnswer): Promise<void> {
		await forgetWaiting(answer.uid);
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

async function attempt(address: string, fields: FormData | URLSearchParams): Promise<Sent> {
	try {
		const response = await post(address, fields);
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
