import type { Finding, Kept } from './finding.ts';

const folded = (words: string) => words.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();

/** Keeps these words in this sentence; without the sentence, wherever they stand. */
export function keep(text: string, finding: Finding, reason: string, everywhere = false): Kept {
	const words = text.slice(finding.start, finding.end);
	const kept = { rule: finding.rule, words, reason };
	return everywhere ? kept : { ...kept, sentence: around(text, finding) };
}

/** Enough of a long line to know it by. */
const FAR = 200;

/** The line, which is what is still the same when the text around it is edited. */
function around(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string {
	const before = text.slice(Math.max(0, start - FAR), start);
	const after = text.slice(end, end + FAR);
	const line = after.indexOf('\n');
	return (
		before.slice(before.lastIndexOf('\n') + 1) +
		text.slice(start, end) +
		(line === -1 ? after : after.slice(0, line))
	).trim();
}

export function isKept(text: string, finding: Finding, kept: readonly Kept[]): boolean {
	if (kept.length === 0) return false;
	const words = folded(text.slice(finding.start, finding.end));
	const sentence = folded(around(text, finding));
	return kept.some(
		(one) =>
			(one.rule === undefined || one.rule === finding.rule) &&
			folded(one.words) !== '' &&
			(one.sentence === undefined
				? ` ${words} `.includes(` ${folded(one.words)} `)
				: words === folded(one.words) && sentence === folded(one.sentence)),
	);
}
