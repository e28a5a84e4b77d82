/** A way on which things leave this house: mail, a push message, a chat, a webhook. */
export interface Way {
	name: 'mail' | 'push' | 'chat' | 'webhook';
	/** How long after each failure it is tried again, in milliseconds; after the last one it is given up. */
	waits: readonly number[];
	/**
	 * What is taken first of all that is due. Somebody may sit and wait for the newest letter, while a thousand
	 * digests can wait; a program wants to hear what happened in the order in which it happened.
	 */
	first: 'newest' | 'oldest';
}

/** @returns how long to wait after so many tries; null where that was the last one */
export function waitAfter({ waits }: Way, tries: number): number | null {
	return waits[tries - 1] ?? null;
}

export function longestWait({ waits }: Way): number {
	return Math.max(...waits);
}
