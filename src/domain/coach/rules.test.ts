import { describe, expect, it } from 'vitest';
import { coach } from './coach.ts';
import { RULES, SEVERITIES, type Finding } from './finding.ts';
import { SILENT, SPOKEN } from './written/by-rule.test-data.ts';

const participants = [
	'Deniz Aydin',
	'Lena Vogt',
	'Oskar Lind',
	'Ana Silva',
	'Bo Chen',
	'Priya Nair',
	'Tomas Berg',
	'Kwame Osei',
	'Ines Duarte',
	'Jen Kim',
	'Raj Patel',
];
const ask = (text: string, section: string): Finding[] =>
	coach(text, { context: { section, kind: 'list', participants } });

describe.each(RULES)('%s', (rule) => {
	const section = rule === 'vague-action' ? 'Action items' : 'What happened';
	const sentences = SEVERITIES.flatMap((severity) =>
		(SPOKEN[rule][severity] ?? []).map((sentence) => ({ severity, sentence })),
	);

	it.each(sentences)('speaks of: $sentence', ({ severity, sentence }) => {
		const finding = ask(sentence, section).find((one) => one.rule === rule);
		expect(finding?.severity).toBe(severity);
	});

	it('has sentences to be tested on', () => {
		expect(sentences.length).toBeGreaterThan(5);
	});

	it('asks a question, and blames nobody with it', () => {
		for (const { sentence } of sentences) {
			const { message = '' } = ask(sentence, section).find((one) => one.rule === rule) ?? {};
			expect(message).toMatch(/^[^.]*\?/);
			expect(message).not.toMatch(/should have|failed to|simply|obviously|root cause|!|why did/i);
		}
	});
});

describe.each(Object.keys(SILENT))('silent under “%s”', (section) => {
	it.each(SILENT[section] ?? [])('%s', (sentence) => {
		expect(ask(sentence, section)).toEqual([]);
	});
});
