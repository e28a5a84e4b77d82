import { MINUTE } from '#lib/dates.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';

/** How far along something is, for a clock that hurries nobody. */
export interface Elapsed {
	/** Whole minutes that have gone by: the large numerals. */
	gone: number;
	/** `of 12 minutes`, `two minutes over` */
	words: string;
}

export function elapsed(ms: number, minutes: number): Elapsed {
	const gone = Math.max(0, Math.floor(ms / MINUTE));
	const over = gone - minutes;
	const words = over < 1 ? `of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : overWords(over);
	return { gone, words };
}

const overWords = (minutes: number) => `${counted(minutes, 'minute')} over`;

/** What is said aloud when a minute has passed, to those who asked for it. */
export function spoken({ gone, words }: Elapsed): string {
	return `${sentenceCase(counted(gone, 'minute'))}, ${words}`;
}
