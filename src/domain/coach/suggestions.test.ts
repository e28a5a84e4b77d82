import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coach } from './coach.ts';
import type { Finding } from './finding.ts';
import { BEGINNING } from './rules/all.ts';
import { SPOKEN } from './written/by-rule.test-data.ts';

const SECTIONS = ['What happened', 'Contributing factors', 'Action items', 'Lessons learned'];
const participants = ['Ana Silva (on-call engineer)', 'Deniz (deployer)'];
const said = Object.values(SPOKEN).flatMap((bySeverity) => Object.values(bySeverity).flat());
const vocabulary = [
	...BEGINNING.keys(),
	...'the a an engineer team we Ana Deniz nobody did not have been who by of and wrong index alert , . !!'.split(
		' ',
	),
];

const read = (text: string, section: string): Finding[] =>
	coach(text, { context: { section, kind: 'paragraph', participants } });

const applied = (text: string, { start, end, suggestion }: Finding): string =>
	text.slice(0, start) + (suggestion ?? '') + text.slice(end);

/** What the same rule says of the words that were offered. */
function stillThere(text: string, section: string): string[] {
	return read(text, section)
		.filter(({ suggestion }) => suggestion !== null)
		.flatMap((finding) => {
			const { rule, start, suggestion } = finding;
			const after = applied(text, finding);
			const end = start + (suggestion ?? '').length;
			const again = read(after, section).some(
				(one) => one.rule === rule && one.start < end && one.end > start,
			);
			return again ? [`${rule}: ${after}`] : [];
		});
}

describe('the wording that is offered', () => {
	it('is not remarked upon by the rule that offers it', () => {
		expect(said.flatMap((text) => SECTIONS.flatMap((section) => stillThere(text, section)))).toEqual([]);
	});

	it('nor is it in any sentence', () => {
		const sentence = fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 });
		fc.assert(
			fc.property(sentence, fc.constantFrom(...SECTIONS), (words, section) => {
				expect(stillThere(words.join(' '), section)).toEqual([]);
			}),
			{ numRuns: 3_000 },
		);
	});

	it.each([
		[
			'The outage was caused by an engineer restarting the wrong service.',
			'The outage began with an engineer restarting the wrong service.',
		],
		[
			'The root cause of the outage was a full disk.',
			'One contributing factor in the outage was a full disk.',
		],
		['Clearly, the rollout was too fast.', 'The rollout was too fast.'],
		['Just restart the service.', 'Restart the service.'],
		['Deniz never answered the page.', 'The deployer never answered the page.'],
		['In hindsight, the limit was too low.', 'We have since learned that the limit was too low.'],
	])('%s', (text, better) => {
		const offers = read(text, 'What happened').filter(({ suggestion }) => suggestion !== null);
		expect(offers.map((finding) => applied(text, finding))).toContain(better);
	});

	it.each(['Of course', 'In the end', 'In hindsight', 'At 10:02 UTC'])(
		'replaces the name behind “%s”',
		(before) => {
			const text = `${before} Deniz should have known.`;
			const name = read(text, 'What happened').find(({ rule }) => rule === 'named-fault');
			expect(name && applied(text, name)).toBe(`${before} the deployer should have known.`);
		},
	);

	it('leaves room for the end state of an action', () => {
		const [finding] = read('Improve monitoring.', 'Action items');
		expect(finding && applied('Improve monitoring.', finding)).toBe('Improve monitoring so that …');
	});

	it.each(['An obviously wrong value was stored.', 'In hindsight, we waited too long.'])(
		'is left to the author where the sentence would read oddly: %s',
		(text) => {
			const hindsight = read(text, 'What happened').find(({ rule }) => rule === 'hindsight');
			expect(hindsight?.suggestion).toBeNull();
		},
	);
});
