import { tick } from 'svelte';

/**
 * What is moved by hand: dragged to another row, or with Alt and an arrow. Both press the form that stands in the row
 * without a script as well.
 */
export class Arranging {
	/** Which one is being dragged. */
	dragged = $state<string | null>(null);
	/** Over which it is held. */
	over = $state<number | null>(null);

	/** @param send sends the form of the row that was dragged to that place */
	drop(place: number): void {
		const form = document.querySelector<HTMLFormElement>(`form[data-moves="${this.dragged ?? ''}"]`);
		this.dragged = null;
		this.over = null;
		if (!form) return;
		const to = form.elements.namedItem('to');
		if (!(to instanceof HTMLInputElement)) return;
		to.value = String(place);
		form.requestSubmit();
	}

	readonly press = (event: KeyboardEvent): void => {
		if (!event.altKey || event.ctrlKey || event.metaKey) return;
		const way = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
		const row = event.currentTarget;
		if (way === null || !(row instanceof HTMLElement)) return;
		event.preventDefault();
		row.querySelector<HTMLButtonElement>(`button[name="to"][value="${way}"]`)?.click();
	};
}

/** After it went somewhere, its own row has the focus again: the way it went, or the other where it can go no further. */
export async function focusMoved(which: string, way: string): Promise<void> {
	await tick();
	const buttons = [
		...document.querySelectorAll<HTMLButtonElement>(`[data-which="${which}"] button[name="to"]`),
	];
	const wanted = buttons.find((one) => one.value === way) ?? buttons[0];
	wanted?.focus();
}
