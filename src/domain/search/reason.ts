import { shownReference, type Kind } from '../entries/kinds.ts';

const SHOWN = 3;

/**
 * Why a lesson is offered, as a sentence.
 * @param own words that the lesson itself has in common with what is written; its entry's words begin with them
 */
export function reasonFor(
	own: readonly string[],
	from: { kind: Kind; number: number; words: readonly string[] },
): string {
	if (own.length > 1) return `Both speak of ${listed(own.slice(0, SHOWN))}.`;
	const words = from.words.slice(0, SHOWN);
	return `${shownReference(from.kind, from.number)}, which taught it, speaks of ${listed(words)} too.`;
}

/** `retries, load and queues` */
export function listed(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
