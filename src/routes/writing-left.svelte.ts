import { deserialize } from '$app/forms';
import type { Saved } from '#domain/postmortems/editing/saving.server.ts';
import { forgetLeft, leftHere, unlessWriting, type Left } from '#lib/writing/left-here.ts';

const PATIENCE = 30_000;
const storage = () => {
	try {
		return localStorage;
	} catch {
		return null;
	}
};

/** What somebody wrote without a network, whose page they have closed since. */
class WritingLeft {
	all = $state.raw<Left[]>([]);
	/** Those that the server did not take as they are: their writer has to look at them. */
	readonly #refused = new Set<string>();

	/** What does not go by itself. */
	readonly toLookAt = $derived(this.all.filter(({ send }) => send === null));

	look(me: number): void {
		this.all = leftHere(storage(), me).map((one) =>
			this.#refused.has(nameOf(one)) ? { ...one, send: null } : one,
		);
	}

	/** @param told what arrived */
	async sendAll(me: number, told: (title: string) => void): Promise<void> {
		this.look(me);
		if (!navigator.onLine || !this.all.some(({ send }) => send)) return;
		await unlessWriting(async () => {
			for (const left of this.all) {
				const outcome = await attempt(left);
				if (outcome === 'arrived') {
					forgetLeft(storage(), left);
					told(left.title);
				} else if (outcome === 'refused') this.#refused.add(nameOf(left));
				else if (outcome === 'away') break;
			}
		});
		this.look(me);
	}
}

export const writingLeft = new WritingLeft();

const nameOf = ({ key, at }: Left) => `${key} ${at}`;

type Outcome = 'arrived' | 'refused' | 'away' | null;

async function attempt({ send }: Left): Promise<Outcome> {
	if (!send) return null;
	const data = new FormData();
	for (const [name, value] of send.fields) data.append(name, value);
	try {
		const response = await fetch(send.action, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: data,
			signal: AbortSignal.timeout(PATIENCE),
		});
		const result = deserialize<{ saved?: Saved }, Record<string, never>>(await response.text());
		if (result.type === 'success') return hasAll(result.data?.saved) ? 'arrived' : 'refused';
		// Signed out, or too busy: it waits.
		return response.status === 401 || response.status === 429 || response.status >= 500 ? 'away' : 'refused';
	} catch {
		return 'away';
	}
}

/** A row that is not finished is in no draft. */
const hasAll = (saved: Saved | undefined) => Object.keys(saved?.problems ?? {}).length === 0;
