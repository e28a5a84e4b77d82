/// <reference lib="webworker" />
import { unlessWriting } from '../writing/left-here.ts';
import { heardIn, post } from './posting.ts';
import {
	allUnsent,
	forgetUnsent,
	isDraft,
	noteArrived,
	SENT,
	sendingAlone,
	SYNC,
	type Unsent,
} from './unsent.ts';

/**
 * Sends what waits where no page is open to do it. What is refused stays for its page, which can say why; so does what
 * somebody else wrote in this browser: the server takes it from its writer alone.
 */
export function sendWhenBack(worker: ServiceWorkerGlobalScope): void {
	worker.addEventListener('sync', (event) => {
		const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
		if (tag === SYNC) waitUntil.call(event, sendUnsent(worker));
	});
}

async function sendUnsent(worker: ServiceWorkerGlobalScope): Promise<void> {
	const elsewhere = new Set<number>();
	await sendingAlone(() => sendEach((one) => !isDraft(one), elsewhere));
	const isDone = await unlessWriting(() => sendEach(isDraft, elsewhere));
	for (const client of await worker.clients.matchAll()) client.postMessage(SENT);
	// The page in which somebody writes sends it; or it is closed before it could.
	if (!isDone && (await allUnsent()).some(isDraft)) throw new Error('Somebody writes.');
}

/** @param elsewhere who is not signed in here */
async function sendEach(isMeant: (one: Unsent) => boolean, elsewhere: Set<number>): Promise<void> {
	for (const one of await allUnsent()) {
		const { key, person, at, posting, refused } = one;
		if (!isMeant(one) || refused !== null || elsewhere.has(person)) continue;
		const heard = await heardIn(await post(posting, person));
		// The browser wakes it once more.
		if (heard === 'away') throw new Error('The server is away.');
		if (heard === 'signed-out') elsewhere.add(person);
		if (heard !== 'done') continue;
		if (isDraft(one)) await noteArrived({ key, person, at, title: one.what.title });
		else await forgetUnsent(key);
	}
}
