import type { Word } from './sentences.ts';

type Test = (words: readonly Word[], at: number) => boolean;
interface Element {
	test: Test;
	least: number;
	most: number;
}

/** Words in a row, such as `should|could not? {adverb}* have {adverb}* {participle}`. */
export interface Phrase {
	/** What it may begin with: how the phrases worth trying at a word are found. */
	first: ReadonlySet<string>;
	elements: readonly Element[];
}

/** The sets and tests that a phrase may name in braces. */
export type Slots = Record<string, ReadonlySet<string> | Test>;

export function phrase(pattern: string, slots: Slots): Phrase {
	const parts = pattern.trim().split(/\s+/);
	const elements = parts.map((part): Element => {
		const [, body = '', times = ''] = /^(.+?)([?*+]?)$/.exec(part) ?? [];
		return {
			test: testOf(body, slots),
			least: times === '?' || times === '*' ? 0 : 1,
			most: times === '*' || times === '+' ? 6 : 1,
		};
	});
	const [head = ''] = parts;
	return { first: firstWords(head, slots), elements };
}

function testOf(body: string, slots: Slots): Test {
	const slot = slotOf(body, slots);
	if (typeof slot === 'function') return slot;
	const words = slot ?? new Set(body.split('|'));
	return (sentence, at) => words.has(sentence[at]?.is ?? '');
}

function slotOf(body: string, slots: Slots) {
	if (!body.startsWith('{')) return null;
	const slot = slots[body.slice(1, -1)];
	if (!slot) throw new Error(`Nothing is called ${body}.`);
	return slot;
}

function firstWords(head: string, slots: Slots): ReadonlySet<string> {
	if (/[?*]$/.test(head)) throw new Error(`A phrase begins with words that must be there: ${head}`);
	const slot = slotOf(head.replace(/\+$/, ''), slots);
	if (typeof slot === 'function') throw new Error(`A phrase begins with words that can be listed: ${head}`);
	return slot ?? new Set(head.split('|'));
}

/** @returns where the phrase that begins at `at` ends, or -1 */
export function endOf({ elements }: Phrase, words: readonly Word[], at: number): number {
	return matchFrom(elements, 0, words, at);
}

function matchFrom(elements: readonly Element[], k: number, words: readonly Word[], at: number): number {
	const element = elements[k];
	if (!element) return at;
	let count = 0;
	while (count < element.most && at + count < words.length && element.test(words, at + count)) count += 1;
	for (; count >= element.least; count--) {
		const end = matchFrom(elements, k + 1, words, at + count);
		if (end !== -1) return end;
	}
	return -1;
}
