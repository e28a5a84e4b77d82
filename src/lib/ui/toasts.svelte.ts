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
	list = $state<Toast[]>([]);
	#next = 1;
	#timers: Record<number, ReturnType<typeof setTimeout>> = {};

	say(text: string, { undo, mark = false }: { undo?: Toast['undo']; mark?: boolean } = {}): void {
		const id = this.#next++;
		this.list.push({ id, text, mark, undo });
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
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	async undo(toast: Toast): Promise<void> {
		this.dismiss(toast.id);
		await toast.undo?.();
	}
}

/** Only the browser ever says something here, so one for all is one for each reader. */
export const toasts = new Toasts();
