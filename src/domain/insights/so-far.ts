import { inWords } from '#lib/numbers.ts';

/** `There are three so far.`, after what it takes to say something. */
export function soFar(number: number): string {
	return `There ${number === 1 ? 'is' : 'are'} ${number === 0 ? 'none' : inWords(number)} so far.`;
}
