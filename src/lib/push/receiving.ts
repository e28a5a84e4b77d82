/// <reference lib="webworker" />
import { readPush } from './message.ts';

/** For the service worker: shows what is sent to this browser, and opens it when it is pressed. */
export function receivePush(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener('push', (event) => {
		const { title, body, href, tag } = readPush(contentOf(event.data));
		event.waitUntil(
			worker.registration.showNotification(title, { body, tag, data: { href }, icon: '/icon-192.png' }),
		);
	});
	worker.addEventListener('notificationclick', (event) => {
		event.notification.close();
		const { href } = readPush(event.notification.data);
		event.waitUntil(openPage(worker, href));
	});
}

function contentOf(data: PushMessageData | null): unknown {
	try {
		return data?.json();
	} catch {
		return null;
	}
}

/** In a window of ours, where there is one. */
async function openPage({ clients }: ServiceWorkerGlobalScope, href: string): Promise<void> {
	const [window] = await clients.matchAll({ type: 'window', includeUncontrolled: true });
	if (!window) {
		await clients.openWindow(href);
		return;
	}
	// Where a browser does not let it come to the front, it is led there all the same.
	await window.focus().catch(() => window);
	// A page that this worker does not serve yet cannot be led elsewhere.
	await window.navigate(href).catch(() => clients.openWindow(href));
}
