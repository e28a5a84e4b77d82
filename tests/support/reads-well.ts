import { expect } from 'vitest';
import type { Insight } from '#domain/insights/insight.ts';

/** What may come of numbers that nobody thought of. */
const BROKEN = /NaN|undefined|null|Infinity|\b0 of 0\b|\bno are\b|\bno is\b|\[object|\s\s|-\d/;
const ONE_OF_MANY =
	/\bone (changes|factors|incidents|teams|days|post-mortems|lessons|looks|minutes|hours|times|others|were|wait|have)\b/i;
const MANY_OF_ONE =
	/\b(?:two|three|four|ten|\d\d+) (change|factor|incident|team|day|post-mortem|look|minute|hour|time|was|waits|has)\b/i;

/** Whatever the numbers were, an insight is sentences: each whole, one of one and many of many, and no number that is none. */
export function readsWell(insight: Insight): void {
	const { finding, about, note, said, computed, questions, headline } = insight;
	const sentences = [
		...(finding === null ? [] : [finding]),
		about,
		said,
		...(note === '' ? [] : [note]),
		...computed,
	];
	for (const sentence of sentences) {
		expect(sentence).toMatch(/^[\p{Lu}\d“].*\.$/u);
		expect(sentence).not.toMatch(/\.\.|\s\./);
	}
	for (const { text, weight } of questions) {
		expect(text).toMatch(/^\p{Lu}.*\?$/u);
		expect(weight).toBeGreaterThan(0);
	}
	if (headline) expect(headline.text).toMatch(/^\p{Ll}.*[^.]$/u);
	const shown = insight.drawn?.chart === 'parts' ? insight.drawn.groups.map((group) => group.shown) : [];
	for (const text of [...sentences, ...questions.map((one) => one.text), headline?.text ?? '', ...shown]) {
		expect(text).not.toMatch(BROKEN);
		expect(text).not.toMatch(ONE_OF_MANY);
		expect(text).not.toMatch(MANY_OF_ONE);
	}
	expect(finding === null).toBe(insight.drawn === null);
	for (const { cells } of insight.numbers.rows) expect(cells).toHaveLength(insight.numbers.columns.length);
	const counts = insight.numbers.rows.flatMap(({ cells }) =>
		cells.filter((cell) => typeof cell === 'number'),
	);
	expect(counts.every((count) => Number.isFinite(count) && count >= 0)).toBe(true);
}
