/* eslint-disable svelte/prefer-svelte-reactivity -- no page shows these sets and maps themselves */
import type { Awareness } from 'y-protocols/awareness';

/** Somebody else who has it open. */
export interface Other {
	/** Of their page. */
	client: number;
	id: number;
	name: string;
	/** The field that they are in, under its shared name. */
	field: string | null;
}

/** Who else is here, and where. */
export class Presence {
	others = $state.raw<readonly Other[]>([]);
	/** Each of them once, and without oneself. */
	readonly people: readonly Other[] = $derived.by(() => {
		const others = this.others.filter(({ id }) => id !== this.#me);
		return [...new Map(others.map((one) => [one.id, one])).values()];
	});
	readonly #awareness: Awareness;
	readonly #me: number;

	constructor(awareness: Awareness, me: number) {
		this.#awareness = awareness;
		this.#me = me;
		awareness.on('change', () => (this.others = this.#read()));
	}

	/** Where one is oneself. */
	at(field: string | null): void {
		this.#awareness.setLocalStateField('field', field);
	}

	#read(): Other[] {
		return [...this.#awareness.getStates()].flatMap(([client, state]) => {
			const user = state.user as { id: number; name: string } | undefined;
			if (client === this.#awareness.clientID || !user) return [];
			return [{ client, ...user, field: typeof state.field === 'string' ? state.field : null }];
		});
	}
}
