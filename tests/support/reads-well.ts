import { expect } from 'vitest';
import type { Insight } from '#domain/insights/insight.ts';

/** What may come of numbers that nobody thought of. */
const BROKEN = /NaN|undefined|null|Infinity|\b0 of 0\b|\bno are\b|\bno is\b|\[object|\s\s|-\d/;
const THINGS =
	'answer|change|course|day|drill|factor|hour|incident|look|meeting|minute|post-mortem|project|review|room|team|time|week';
const ONE_OF_MANY = new RegExp(
	String.raw`\b(?:one|1) (?:(?:${THINGS})s|stories|lessons|people|others|were|wait|have)\b`,
	'i',
);
const MANY_OF_ONE = new RegExp(
	String.raw`\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{2,}) (?:${THINGS}|story|was|waits|has)\b`,
	'i',
);

/** Whatever the numbers were, an insight is sentences: each whole, one of one and many of many, and no number that is none. */
export function readsWell(insight: Insight): void {
	const { finding, about, note, said, computed, questions, headline } = insight;
	const sentences = [finding ?? '', about, said, note, ...computed].filter((sentence) => sentence !== '');
	for (const sentence of sentences) {
		expect(sentence).toMatch(/^[\p{Lu}\d“].*[.”]$/u);
		expect(sentence).not.toMatch(/\.\.|\s\./);
	}
	for (const { text, weight } of questions) {
		expect(text).toMatch(/^\p{Lu}.*\?$/u);
		expect(weight).toBeGreaterThan(0);
	}
	if (headline) expect(headline.text).toMatch(/^[\p{Ll}\d].*[^.]$/u);
	const shown = insight.drawn?.chart === 'parts' ? insight.drawn.groups.map((group) => group.shown) : [];
	for (const text of [...sentences, ...questions.map((one) => one.text), headline?.text ?? '', ...shown]) {
		expect(text).not.toMatch(BROKEN);
		expect(text).not.toMatch(ONE_OF_MANY);
		expect(text).not.toMatch(MANY_OF_ONE);
	}
	expect(JSON.stringify(insight.drawn)).not.toMatch(/NaN|Infinity/);
	expect(finding === null).toBe(insight.drawn === null);
	for (const { cells } of insight.numbers.rows) {
		expect(cells).toHaveLength(insight.numbers.columns.length);
		for (const cell of cells)
			if (typeof cell === 'number') expect(Number.isFinite(cell) && cell >= 0).toBe(true);
	}
}
