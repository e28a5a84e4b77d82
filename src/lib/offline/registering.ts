import { dev } from '$app/environment';

/** Has this browser keep what it takes to write while there is no network, and be told things. Asking twice does nothing. */
export async function registerWorker(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register('/service-worker.js', { type: dev ? 'module' : 'classic' });
	} catch {
		// A browser that keeps nothing works as long as there is a network.
	}
}
