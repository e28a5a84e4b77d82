import type { EventKind } from '../../postmortem.ts';
import { Clock } from '../../import/clock.ts';
import { readChat } from './chat.ts';
import { readTable } from './table.ts';

/** Something that was pasted, and what was understood of it. */
export interface PastedLine {
	/** The same for the same words in the same place: what is ticked stays ticked, and nothing else is. */
	key: string;
	/** The lines it was read from, exactly as they were pasted. */
	raw: string;
	/** UTC milliseconds; null where no time was found, or nobody knows its day. */
	at: number | null;
	/** The time as it is written there. */
	written: string;
	kind: EventKind;
	/** Who said it, by the name that stands there; it stays in the evidence. */
	who: string;
	/** Given as a role by whoever made the table. */
	role: string;
	text: string;
	evidence: string;
	question: string;
	/** A moment; the name of a day; or words without a time, shown as such. */
	form: 'moment' | 'day' | 'words';
}
export type Read = Omit<PastedLine, 'key'>;

export interface Around {
	/** The zone of the clock that the lines were copied from. */
	zone: string;
	/** `2026-11-10`: the day of the first line, where it says none. */
	day: string | null;
}

const MOST = 2_000;

/**
 * Lines of a chat, a log or a table with a time in it. Every line that is not blank is in the answer,
 * in its place, whatever could be made of it.
 */
export function readPastedLines(pasted: string, { zone, day }: Around): PastedLine[] {
	const text = pasted.replace(/\r\n?|\u2028|\u2029/g, '\n');
	const clock = new Clock({ written: zone, iana: zone, offset: null, winterName: false }, day);
	const lines = (readTable(text, clock) ?? readChat(text, clock)).slice(0, MOST);
	return lines.map((line, index) => ({ key: `${index}-${sumOf(line.raw)}`, ...line }));
}

/** Short, and another one for other words. */
function sumOf(words: string): string {
	let sum = 0x811c9dc5;
	for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01000193);
	return (sum >>> 0).toString(36);
}

/** The names that stand before what was said, in the order in which they come. */
export function namesIn(lines: readonly PastedLine[]): string[] {
	return [...new Set(lines.map(({ who }) => who).filter((who) => who !== ''))];
}
