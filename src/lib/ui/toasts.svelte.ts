import { untrack } from 'svelte';

export interface Toast {
	id: number;
	text: string;
	/** Something was learned or mended: the gold mark. */
	mark: boolean;
	undo?: () => void | Promise<void>;
}

const SHOWN_FOR = 6000;

/** What happened, said once. A toast waits while somebody points at it or is in it. */
export class Toasts {
	list = $state.raw<readonly Toast[]>([]);
	#next = 1;
	#timers: Record<number, ReturnType<typeof setTimeout>> = {};

	say(text: string, { undo, mark = false }: { undo?: Toast['undo']; mark?: boolean } = {}): void {
		const id = this.#next++;
		// Somebody who speaks from within an effect does not listen to what is said.
		this.list = [...untrack(() => this.list), { id, text, mark, undo }];
		this.leave(id);
	}

	hold(id: number): void {
		clearTimeout(this.#timers[id]);
	}

	leave(id: number): void {
		this.hold(id);
		this.#timers[id] = setTimeout(() => this.dismiss(id), SHOWN_FOR);
	}

	dismiss(id: number): void {
		this.hold(id);
		this.list = untrack(() => this.list).filter((toast) => toast.id !== id);
	}

	async undo(toast: Toast): Promise<void> {
		this.dismiss(toast.id);
		await toast.undo?.();
	}
}

/** Only the browser ever says something here, so one for all is one for each reader. */
export const toasts = new Toasts();
