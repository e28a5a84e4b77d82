import { invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Asks again for what has changed meanwhile; for everything where nothing is named. Never while somebody is on their
 * way to another page: the framework would forget where they were going. Nor without a network: it would leave the page,
 * and what somebody does on it, for one of the browser's.
 */
export async function askAgain(...things: readonly string[]): Promise<void> {
	if (!navigator.onLine) return;
	let way: Promise<void> | null = null;
	// They may turn to a third page meanwhile. One that was called off stays the current one: none is waited for twice.
	while (navigating.complete && navigating.complete !== way) {
		way = navigating.complete;
		await way.catch(() => null);
	}
	await (things.length === 0 ? invalidateAll() : Promise.all(things.map((thing) => invalidate(thing))));
}
