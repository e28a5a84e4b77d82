import { counted, sentenceCase } from '#lib/numbers.ts';
import type { RunCounts, RunState } from '../moving/run.ts';

/** `Twelve came in, two were left as they are and one could not be taken` */
export function countsInWords(counts: RunCounts, state: RunState): string {
	const said = [
		[counts.made, 'came in'],
		[counts.changed, 'changed'],
		[counts.skipped, 'left as they are'],
		[counts.problem, 'could not be taken'],
	] as const;
	const parts = said.flatMap(([count, words]) =>
		count ? [`${counted(count, '', '').trim()} ${words}`] : [],
	);
	const whole = parts.length === 0 ? 'nothing came of it' : parts.join(', ');
	return sentenceCase(
		state === 'stopped' || state === 'failed' ? `${whole}; it did not get to its end` : whole,
	);
}
