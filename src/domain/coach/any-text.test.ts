import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { coach } from './coach.ts';
import { masked } from './masking.ts';
import { sentencesOf } from './sentences.ts';
import { BEGINNING } from './rules/all.ts';
import { SPOKEN } from './written/by-rule.test-data.ts';

const vocabulary = [
	...BEGINNING.keys(),
	...'the a engineer team we nobody did not have been who by of and , . ? ! : ; ( ) " ` ``` > - * # | [ ]( <!-- --> \n \n\n \r\n'.split(
		' ',
	),
];
const said = Object.values(SPOKEN).flatMap((bySeverity) => Object.values(bySeverity).flat());

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.array(fc.constantFrom(...vocabulary), { maxLength: 80 }).map((words) => words.join(' ')),
	fc
		.array(
			fc.oneof(
				fc.constantFrom(...said),
				fc.constantFrom('\n', '\n\n', '> ', '- ', '| ', '## ', '```\n', ' '),
			),
			{
				maxLength: 30,
			},
		)
		.map((parts) => parts.join('')),
);

describe('whatever is written', () => {
	it('findings lie inside the text, begin and end with words of it, and come in order', () => {
		fc.assert(
			fc.property(text, fc.constantFrom(undefined, 'Timeline', 'Actions', 'Lessons'), (written, section) => {
				let last = 0;
				for (const { start, end, message } of coach(written, {
					context: { section },
					participants: ['Ana'],
				})) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(written.length);
					expect(written.slice(start, end)).toBe(written.slice(start, end).trim());
					expect(message).not.toBe('');
					last = start;
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('blocks do not overlap, and masking keeps every place', () => {
		fc.assert(
			fc.property(text, (written) => {
				let last = 0;
				for (const { start, end } of blocksOf(written)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					const block = written.slice(start, end);
					expect(masked(block)).toHaveLength(block.length);
					for (const words of sentencesOf(masked(block), start)) {
						for (const word of words) expect(word.end - word.start).toBe(word.raw.length);
					}
					last = end;
				}
				expect(last).toBeLessThanOrEqual(written.length);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('what is said of a sentence does not depend on what stands around it', () => {
		const around = fc.constantFrom('', 'The disk was full.\n\n', '- An item\n\n', '```\ncode\n```\n\n');
		const sentence = fc.constantFrom(...said.filter((one) => !/root|cause/i.test(one)));
		fc.assert(
			fc.property(around, sentence, (before, alone) => {
				const there = coach(before + alone).map(({ rule, start, end }) => [
					rule,
					start - before.length,
					end - before.length,
				]);
				expect(there).toEqual(coach(alone).map(({ rule, start, end }) => [rule, start, end]));
			}),
		);
	});
});
