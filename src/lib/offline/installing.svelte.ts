/** What a browser that can install says, once it may. */
interface Offer extends Event {
	prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** The browser's own way of installing, kept until somebody asks for it in the settings. */
class Installing {
	offer = $state.raw<Offer | null>(null);
	done = $state(false);

	/** @returns stops listening */
	listen(): () => void {
		const offered = (event: Event) => {
			// No banner of the browser: it is offered in one calm place.
			event.preventDefault();
			this.offer = event as Offer;
		};
		const installed = () => {
			this.offer = null;
			this.done = true;
		};
		addEventListener('beforeinstallprompt', offered);
		addEventListener('appinstalled', installed);
		return () => {
			removeEventListener('beforeinstallprompt', offered);
			removeEventListener('appinstalled', installed);
		};
	}

	async install(): Promise<void> {
		const offer = this.offer;
		this.offer = null;
		await offer?.prompt();
	}
}

export const installing = new Installing();
