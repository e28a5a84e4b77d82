import { HOUR } from '#lib/dates.ts';
import type { Draft } from '../editing/draft.svelte.ts';
import { askForSignals } from './asking.ts';
import { around } from './around.ts';
import { isUsed, type Signal } from './signal.ts';

/** Long enough for somebody to finish a date. */
const PAUSE = 600;

/** As the page came: null where no team is named, or its signals are not for whoever writes. */
export type Sources = readonly Signal[] | null;

/** What the alerts of the team said around the incident, as it is told in the form now. */
export class OfferedSignals {
	readonly #draft: Draft;
	/** Null where no team is named, or its signals are not for whoever writes. */
	found = $state.raw<Sources>(null);
	readonly signals = $derived(this.found ?? []);
	/** By id: those that are moments already. */
	readonly used = $derived.by(() => {
		const { timeline } = this.#draft.typed;
		return this.signals.filter((one) => isUsed(one, timeline)).map(({ id }) => id);
	});
	readonly unused = $derived(this.signals.filter(({ id }) => !this.used.includes(id)));
	/** What it depends on. An hour is as fine as it needs to be. */
	readonly asked = $derived.by(() => {
		const { team, times, date, zone } = this.#draft.typed;
		const { from, to } = around({ times, date, zone }, Math.floor(Date.now() / HOUR) * HOUR);
		return { team, from, to };
	});
	#last: string;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(draft: Draft, sources: Sources) {
		this.#draft = draft;
		this.found = sources;
		this.#last = JSON.stringify(this.asked);
	}

	/** Asks again where team or times are other ones now. */
	follow(): void {
		const wanted = JSON.stringify(this.asked);
		clearTimeout(this.#timer);
		if (wanted === this.#last) return;
		this.#timer = setTimeout(() => void this.ask(), PAUSE);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	/** What came meanwhile. Where the server does not answer, what is known stays. */
	async ask(): Promise<void> {
		const { team, from, to } = this.asked;
		const asking = JSON.stringify(this.asked);
		this.#last = asking;
		if (team === '') {
			this.found = null;
			return;
		}
		const found = await askForSignals(team, { from, to }, this.#draft.number);
		if (found !== undefined && this.#last === asking) this.found = found;
	}
}
