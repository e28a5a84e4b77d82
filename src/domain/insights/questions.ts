import type { Insight, Question } from './insight.ts';

const MOST = 3;

/** What is worth an hour whatever the charts say, and where there is nothing to chart yet. */
export const ALWAYS_GOOD: readonly string[] = [
	'What did we learn lately that is written down nowhere?',
	'What nearly went wrong, and what held it?',
	'Which of our habits would surprise somebody who joined today?',
];

/**
 * What these charts cannot answer, to take to a learning hour: the heaviest question of each chart, and of those the three
 * heaviest. No chart has two of them; where charts ask fewer, what is always worth asking fills the hour.
 */
export function questionsOf(insights: readonly Insight[]): string[] {
	const ofEach = insights.flatMap(({ questions }) => heaviestFirst(questions).slice(0, 1));
	const asked = heaviestFirst(ofEach).map(({ text }) => text);
	return [...new Set([...asked, ...ALWAYS_GOOD])].slice(0, MOST);
}

const heaviestFirst = (all: readonly Question[]): Question[] => [...all].sort((a, b) => b.weight - a.weight);
