import { sentenceCase } from '#lib/numbers.ts';
import type { Insight, Question } from './insight.ts';

/** The page in one sentence: the two heaviest clauses. Of equal weight, what comes first on the page. */
export function headlineOf(insights: readonly Insight[]): string {
	const clauses = insights.flatMap(({ headline }) => (headline ? [headline] : []));
	const heaviest = heaviestFirst(clauses).slice(0, 2);
	if (heaviest.length > 0) return sentenceCase(heaviest.map(({ text }) => text).join(', and '));
	return insights.some(({ finding }) => finding !== null)
		? 'Nothing stands out. Here is how it is.'
		: 'Too early to say much. Here is what there is.';
}

const MOST_QUESTIONS = 3;

/** The heaviest question of each chart, and of those the three heaviest: further ones of a chart only where it takes them. */
export function questionsOf(insights: readonly Insight[]): string[] {
	const ofEach = insights.map(({ questions }) => heaviestFirst(questions));
	const first = ofEach.flatMap((questions) => questions.slice(0, 1));
	const further = ofEach.flatMap((questions) => questions.slice(1));
	const all: Question[] = [...heaviestFirst(first), ...heaviestFirst(further)];
	return all.slice(0, MOST_QUESTIONS).map(({ text }) => text);
}

const heaviestFirst = <Weighed extends { weight: number }>(all: readonly Weighed[]): Weighed[] =>
	[...all].sort((a, b) => b.weight - a.weight);
