import { putMoment } from '../editing/pasting/pasted.ts';
import type { Typed } from '../editing/typed.ts';
import { evidenceOf, isUsed, momentText, type Signal } from './signal.ts';

/**
 * Makes moments of them, each at its time; those that are moments already stay as they are. Changes what is behind `typed`.
 * @returns the keys of the new rows
 */
export function takeSignals(typed: Typed, signals: readonly Signal[]): string[] {
	return signals
		.filter((signal) => !isUsed(signal, typed.timeline))
		.map((signal) =>
			putMoment(typed, {
				at: signal.at,
				kind: 'seen',
				role: '',
				text: momentText(signal),
				evidence: evidenceOf(signal),
				question: '',
			}),
		);
}
