import { existsSync, readFileSync } from 'node:fs';
import { coach } from '../src/domain/coach/coach.ts';
import type { Context, RuleName, Severity } from '../src/domain/coach/finding.ts';

export const LABELLED = '../shared/data/coach/dev.jsonl';

/** A sentence and what a careful facilitator would say of it. */
export interface Labelled {
	id: string;
	origin: 'public' | 'composed';
	text: string;
	context: Context;
	expect: RuleName[];
	accept: RuleName[];
	severity: Severity | 'none';
	unsure: boolean;
	stratum: string;
}

export interface Score {
	/** Of the findings of that weight, how many are right. */
	precision: number;
	/** Of the labels of that weight, how many were found. */
	recall: number;
	right: number;
	wrong: number;
	missed: number;
}

export const labelled = (file = LABELLED): Labelled[] | null =>
	existsSync(file)
		? readFileSync(file, 'utf8')
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as Labelled)
		: null;

const STRONG = new Set<string>(['high', 'medium']);
const ANY = new Set<string>(['high', 'medium', 'low', 'info']);

const saidOf = ({ text, context }: Labelled, weights: ReadonlySet<string>): Set<RuleName> =>
	new Set(
		coach(text, { context })
			.filter(({ severity }) => weights.has(severity))
			.map(({ rule }) => rule),
	);

/** A finding is right where its label is expected; one that is also acceptable counts neither way. */
export function score(sentences: readonly Labelled[], weight: 'strong' | 'any'): Score {
	const weights = weight === 'strong' ? STRONG : ANY;
	let [right, wrong, missed] = [0, 0, 0];
	for (const sentence of sentences) {
		const said = saidOf(sentence, weights);
		for (const rule of said) {
			if (sentence.expect.includes(rule)) right += 1;
			else if (!sentence.accept.includes(rule)) wrong += 1;
		}
		if (weights.has(sentence.severity)) missed += sentence.expect.filter((rule) => !said.has(rule)).length;
	}
	return { precision: right / (right + wrong), recall: right / (right + missed), right, wrong, missed };
}

/** Sentences on which the coach has to stay silent, and those among them on which it speaks, however softly. */
export function falseAlarms(sentences: readonly Labelled[]): { of: number; on: Labelled[] } {
	const ordinary = sentences.filter(({ expect }) => expect.length === 0);
	return { of: ordinary.length, on: ordinary.filter((sentence) => saidOf(sentence, ANY).size > 0) };
}
