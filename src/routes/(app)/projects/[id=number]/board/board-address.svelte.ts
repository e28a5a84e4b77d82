import { pushState, replaceState } from '$app/navigation';
import { page } from '$app/state';
import { addressWith, paramsIn } from './looking.ts';

/**
 * What somebody looks at stands in the address, and asks nothing of the server: without a network it works as well. Where
 * no script does it, the same links and forms lead there.
 */
export class BoardAddress {
	/** Since the page came; the framework forgets its own whenever something is asked for anew. */
	#shown = $state.raw<string | null>(null);
	readonly params = $derived(paramsIn(this.#shown ?? page.url.search));

	/** The same board with these parts of the address in place of what they were. */
	with(changes: Record<string, string | null>): string {
		return addressWith(page.url.pathname, this.params, changes);
	}

	go(changes: Record<string, string | null>): void {
		pushState(this.with(changes), {});
		this.read();
	}

	narrow(changes: Record<string, string | null>): void {
		replaceState(this.with(changes), {});
		this.read();
	}

	/** What stands in the address now: after a step back, or on another way here. */
	readonly read = (): void => {
		this.#shown = location.search;
	};
}

/** A plain press of a link; anything else opens it elsewhere. */
export function isPlain(event: MouseEvent): boolean {
	return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
