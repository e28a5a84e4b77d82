import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachAsItWas, MOST_QUOTED, type Stretch } from './anchor.ts';
import { attach } from './likeness.ts';
import { anchorAt } from './quoting.ts';

const TEXT = `In August we rebuilt four gateways after a disk recall. The playbook selects hosts by a label that the rebuild did not set. From then on, the agent renewed every certificate it knew of and reported success every night, which was true.

At 02:14 the old intermediate reached its end on those four hosts.`;

const of = (words: string, text = TEXT): Stretch => {
	const start = text.indexOf(words);
	return { start, end: start + words.length };
};
const wordsAt = (text: string, stretch: Stretch | null) => stretch && text.slice(stretch.start, stretch.end);
const QUOTE = 'the agent renewed every certificate it knew of';

describe('a note stands at its words', () => {
	const anchor = anchorAt('narrative', TEXT, of(QUOTE));

	test.each([
		['nothing changed', TEXT, QUOTE],
		['words before it', TEXT.replace('In August', 'In the heat of August, with half of us away,'), QUOTE],
		['all around it rewritten', `Something else. Then ${QUOTE}. And on.`, QUOTE],
		['broken over lines', TEXT.replace(QUOTE, QUOTE.replaceAll(' ', '\n')), QUOTE.replaceAll(' ', '\n')],
		['moved to the end', `${TEXT.replace(QUOTE, '')} So ${QUOTE}.`, QUOTE],
		[
			'a word more',
			TEXT.replace('agent renewed', 'agent quietly renewed'),
			QUOTE.replace('agent', 'agent quietly'),
		],
		['a word less', TEXT.replace(' it knew of', ''), 'the agent renewed every certificate'],
		['another word', TEXT.replace('certificate it', 'chain it'), QUOTE.replace('certificate', 'chain')],
	])('%s', (_, text, words) => {
		expect(wordsAt(text, attach(anchor, text))).toContain(words.slice(4, -6));
		expect(wordsAt(text, attach(anchor, text))?.length).toBeLessThan(QUOTE.length + 16);
	});

	test.each([
		['the sentence is gone', TEXT.replace(/From then on[^.]*\./, '')],
		['its words were replaced', TEXT.replace(QUOTE, 'nobody looked at what the tool had counted')],
		['all is gone', ''],
	])('and when they are gone it says so: %s', (_, text) => {
		expect(attach(anchor, text)).toBeNull();
	});

	test('of two equal places it keeps the one it was put at', () => {
		const text = 'It failed at night. Nobody saw. It failed at noon. Everybody saw. It failed at night.';
		const second = { start: text.indexOf('It failed at noon'), end: text.indexOf('at noon') - 1 };
		const note = anchorAt('narrative', text, second);
		const later = `First of all: ${text.replace('Nobody saw.', 'Two people saw and said nothing.')}`;
		expect(attach(note, later)?.start).toBe(later.indexOf('It failed at noon'));
	});

	test('equal places with equal neighbours are told apart by how far in they are', () => {
		const text = 'again '.repeat(60);
		const note = anchorAt('narrative', text, { start: 30 * 6, end: 30 * 6 + 5 });
		expect(attach(note, text)).toEqual({ start: 180, end: 185 });
	});

	test('one short word that is gone is not found in another', () => {
		const text = 'The cat sat.';
		expect(
			attach(anchorAt('summary', text, of('cat', text)), 'The dog ran far away, into a car.'),
		).toBeNull();
	});

	test('a long stretch is known by its beginning', () => {
		const text = 'abcdefg hij '.repeat(500);
		expect(anchorAt('narrative', text, { start: 0, end: text.length }).quote.length).toBeLessThanOrEqual(
			MOST_QUOTED,
		);
	});
});

const WORDS = [
	'gateway',
	'night',
	'the',
	'queue',
	'renewed',
	'alert',
	'of',
	'and',
	'disk',
	'label',
	'hosts',
	'was',
];
const someWords = (min: number, max: number) =>
	fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((words) => words.join(' '));
const anyText = fc.oneof(someWords(0, 30), fc.string({ maxLength: 80 }));

test('edits outside of the words never detach it', () => {
	fc.assert(
		fc.property(
			fc.tuple(anyText, someWords(1, 12), anyText),
			fc.tuple(anyText, anyText),
			([before, quote, after], [newBefore, newAfter]) => {
				const start = before.length;
				const text = before + quote + after;
				const note = anchorAt('narrative', text, { start, end: start + quote.length });
				const edited = newBefore + quote + newAfter;
				const found = attach(note, edited);
				expect(wordsAt(edited, found)?.replace(/\s+/g, '')).toBe(quote.replace(/\s+/g, ''));
			},
		),
	);
});

test('and of all the places with these words it takes the one that was not edited', () => {
	fc.assert(
		fc.property(
			someWords(6, 40),
			someWords(6, 40),
			someWords(1, 4),
			anyText,
			(before, after, quote, added) => {
				const text = `${before} «${quote}» ${after}`;
				const note = anchorAt('narrative', text, of(quote, text.replace(before, ' '.repeat(before.length))));
				// What is written far from it may hold the same words once more.
				const edited = `${quote} ${added}. ${text}`;
				expect(attach(note, edited)?.start).toBe(edited.indexOf(`«${quote}`, quote.length) + 1);
			},
		),
	);
});

test('an edit inside of the words moves it with them', () => {
	const around = fc.tuple(someWords(4, 30), someWords(4, 30));
	fc.assert(
		fc.property(
			around,
			// Each word once, and one that stands nowhere else: of "was renewed renewed" either could be the end.
			fc.shuffledSubarray(WORDS, { minLength: 9 }).map((words) => words.join(' ')),
			fc.nat(),
			fc.constantFrom('twice', 'slowly', 'overnight'),
			([before, after], quote, where, word) => {
				const text = `${before} «${quote}» ${after}`;
				const start = before.length + 2;
				const note = anchorAt('narrative', text, { start, end: start + quote.length });
				const words = quote.split(' ');
				words.splice(1 + (where % (words.length - 2)), where % 2, word);
				const edited = `${before} «${words.join(' ')}» ${after}`;
				const found = attach(note, edited);
				// A few words at either end may be left out, where what was written beside them is longer than they are.
				const end = start + words.join(' ').length;
				const shared = Math.min(found?.end ?? 0, end) - Math.max(found?.start ?? 0, start);
				expect(shared).toBeGreaterThanOrEqual((end - start) / 2);
				expect((found?.end ?? 0) - (found?.start ?? 0)).toBeLessThan((end - start) * 1.5);
			},
		),
	);
});

test('what needs no likeness stands where it is found with it', () => {
	const quote = someWords(1, 3);
	fc.assert(
		fc.property(anyText, quote, anyText, anyText, anyText, (before, words, after, added, end) => {
			const start = before.length;
			const note = anchorAt('narrative', before + words + after, { start, end: start + words.length });
			const edited = `${before}${words}${added}${words}${end}`;
			const quickly = attachAsItWas(note, edited);
			if (quickly) expect(quickly).toEqual(attach(note, edited));
			expect(attachAsItWas(note, before + words + after)).not.toBeNull();
		}),
	);
});

test('it is quick on long texts', () => {
	const text = `${TEXT}\n\n`.repeat(300);
	const note = anchorAt('narrative', text, of('success every night, which was true', text));
	const before = performance.now();
	expect(attach({ ...note, quote: `${note.quote} and more of it` }, text)).not.toBeNull();
	expect(performance.now() - before).toBeLessThan(1_000);
});
