/// <reference lib="webworker" />
import { allWaiting, forgetWaiting, post } from './waiting.ts';

/** What the browser is asked to wake its worker for, when there is a network again. */
export const SYNC = 'kintsugi-log';
/** What pages that are open are told when something has gone out. */
export const SENT = 'kintsugi-log-sent';

/**
 * Sends what waits where no page is open to do it. What is refused stays for a page, which can show why; so does what
 * somebody else wrote in this browser: the server takes it from its writer alone.
 */
export function sendWhenBack(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener('sync', (event) => {
		const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
		if (tag === SYNC) waitUntil.call(event, sendWaiting(worker));
	});
}

async function sendWaiting(worker: ServiceWorkerGlobalScope): Promise<void> {
	for (const { uid, address, fields, refused } of await allWaiting()) {
		if (refused !== null) continue;
		const answer = await post(address, new URLSearchParams(fields));
		const { type } = (await answer.json()) as { type?: string };
		if (type === 'redirect') await forgetWaiting(uid);
	}
	for (const client of await worker.clients.matchAll()) client.postMessage(SENT);
}
