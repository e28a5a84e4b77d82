/// <reference lib="webworker" />
import { allKept, forget, sendingAlone } from './kept-deeds.ts';
import { send } from './sending.ts';

/** What the browser is asked to wake its worker for, when there is a network again. */
export const SYNC = 'kintsugi-boards';
/** What pages that are open are told when something has gone out. */
export const SENT = 'kintsugi-boards-sent';

/**
 * Sends what was done on boards where no page is open to do it. What is refused stays for the page, which can say why;
 * so does what somebody else did in this browser: the server takes it from them alone.
 */
export function sendDeedsWhenBack(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener('sync', (event) => {
		const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
		if (tag === SYNC) waitUntil.call(event, sendKept(worker));
	});
}

async function sendKept(worker: ServiceWorkerGlobalScope): Promise<void> {
	await sendingAlone(async () => {
		const elsewhere = new Set<number>();
		for (const { key, person, number, deed } of await allKept()) {
			if (elsewhere.has(person)) continue;
			const answer = await send(number, deed, person);
			if (answer.kind === 'signed-out') elsewhere.add(person);
			else if (answer.kind === 'done') await forget(key);
			// The browser wakes it once more.
			else if (answer.kind === 'away') throw new Error(answer.message);
		}
	});
	for (const client of await worker.clients.matchAll()) client.postMessage(SENT);
}
