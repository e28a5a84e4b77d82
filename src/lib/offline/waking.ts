/** Some browsers wake our worker when the network is back, even where no page is open. */
export async function askToBeWoken(tag: string): Promise<void> {
	try {
		const worker = await navigator.serviceWorker.getRegistration();
		const { sync } = (worker ?? {}) as { sync?: { register: (tag: string) => Promise<void> } };
		await sync?.register(tag);
	} catch {
		// The page sends it when it is opened.
	}
}
