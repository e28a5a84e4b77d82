import type { Finding, Kept } from './finding.ts';

const folded = (words: string) => words.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();

/** Keeps these words in this sentence; without the sentence, wherever they stand. */
export function keep(text: string, finding: Finding, reason: string, everywhere = false): Kept {
	const words = text.slice(finding.start, finding.end);
	const kept = { rule: finding.rule, words, reason };
	return everywhere ? kept : { ...kept, sentence: around(text, finding) };
}

/** The line, which is what is still the same when the text around it is edited. */
function around(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string {
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const to = text.indexOf('\n', end);
	return text.slice(from, to === -1 ? undefined : to).trim();
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
