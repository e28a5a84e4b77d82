import { registerWorker } from '#lib/offline/registering.ts';

const ADDRESS = '/settings/notices/browser';

/** Push needs a page from https or from this machine, and a browser that knows it. */
export function canPush(): boolean {
	return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/**
 * Asks the browser, and tells the server where it listens.
 * @returns what is in the way, as a sentence; empty where nothing is
 */
export async function tellHere(pushKey: string): Promise<string> {
	if ((await Notification.requestPermission()) !== 'granted') {
		return 'The browser does not allow it. Its settings for this page say why.';
	}
	try {
		await registerWorker();
		const worker = await navigator.serviceWorker.ready;
		await (await worker.pushManager.getSubscription())?.unsubscribe();
		const subscription = await worker.pushManager.subscribe({
			userVisibleOnly: true,
			applicationServerKey: pushKey,
		});
		const answer = await fetch(ADDRESS, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(subscription),
		});
		if (answer.ok) return '';
		const { message } = (await answer.json()) as { message?: string };
		return message ?? 'That did not work.';
	} catch {
		return 'The service of this browser’s maker cannot be reached.';
	}
}

/** The browser forgets it as well; where it does not, what is sent to it is refused there, and forgotten here. */
export async function stopHere(): Promise<void> {
	const worker = await navigator.serviceWorker.getRegistration();
	await (await worker?.pushManager.getSubscription())?.unsubscribe();
}
