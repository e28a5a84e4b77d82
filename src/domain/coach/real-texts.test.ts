import { existsSync, globSync, readFileSync } from 'node:fs';
import { Lexer, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { falseAlarms, labelled, LABELLED, score } from '../../../bench/labelled.ts';
import { blocksOf } from './blocks.ts';
import { coach } from './coach.ts';

const sentences = labelled();
const DOCUMENTS = '../shared/data/post-mortems';
const there = existsSync(DOCUMENTS);
if (!sentences) console.warn(`${LABELLED} is missing: the coach is not measured.`);
if (!there) console.warn(`${DOCUMENTS} is missing: the coach does not read real documents.`);

describe.skipIf(!sentences)('labelled sentences', () => {
	it('findings of severity medium and high are right and found', () => {
		const { precision, recall } = score(sentences ?? [], 'strong');
		expect(precision).toBeGreaterThanOrEqual(0.9);
		expect(recall).toBeGreaterThanOrEqual(0.8);
	});

	it('ordinary sentences are left alone', () => {
		const { of, on } = falseAlarms(sentences ?? []);
		expect(on.length / of).toBeLessThanOrEqual(0.02);
	});
});

const folded = (text: string) =>
	text
		.replace(/^\[[ xX]\]\s+/, '')
		.replace(/\s+/g, ' ')
		.trim();

/** The prose that marked finds in the same text. */
function leaves(tokens: readonly Token[]): string[] {
	return tokens.flatMap((token) => {
		if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => leaves(item.tokens));
		if (token.type === 'table') return (token as Tokens.Table).rows.flat().map(({ text }) => text);
		const { type } = token;
		return type === 'heading' || type === 'paragraph' || type === 'text' ? [(token as Tokens.Text).text] : [];
	});
}

describe.skipIf(!there)('real documents', () => {
	const texts = globSync(`${DOCUMENTS}/**/*.md`).map((file) => readFileSync(file, 'utf8'));

	it('are read as the reading page shows them', () => {
		let [same, missed] = [0, 0];
		for (const text of texts) {
			const ours = new Set(blocksOf(text).map(({ start, end }) => folded(text.slice(start, end))));
			const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
			for (const leaf of leaves(new Lexer().lex(body))
				.map(folded)
				.filter((one) => one !== '')) {
				if (ours.has(leaf)) same += 1;
				else missed += 1;
			}
		}
		expect(same).toBeGreaterThan(1_000);
		expect(missed / same).toBeLessThan(0.005);
	});

	it('are spoken of seldom', () => {
		const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
		const findings = texts.reduce((sum, text) => sum + coach(text).length, 0);
		expect((findings / words) * 1_000).toBeLessThan(5);
		expect(findings).toBeGreaterThan(0);
	});
});
