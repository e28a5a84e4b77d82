import { askAgain } from './asking-again.ts';

/** Where somebody writes: what they typed is newer than anything that the server has. */
const WRITING = /\/(edit|new)$/;

/** While it comes alive. */
export const isKept = () => typeof document !== 'undefined' && document.querySelector('.as-kept') !== null;

/** Whether the page that is open was kept from before, by the worker, which says so above it. */
class KeptPage {
	/** As the worker said it. */
	said = $state<string | null>(null);

	/** From here on it stands in the page, with the way to what else is kept. */
	look(): void {
		const note = document.querySelector('.as-kept');
		this.said = note?.textContent ?? null;
		note?.remove();
	}

	/** The network is back: it becomes what it is now. */
	async catchUp(): Promise<void> {
		if (this.said === null) return;
		if (!WRITING.test(location.pathname)) await askAgain();
		this.said = null;
	}
}

export const keptPage = new KeptPage();
