import type { Insight } from '#domain/insights/insight.ts';

/** Charts that need the wide column: they go through time, or along a scale. */
const WIDE = new Set(['dots', 'months', 'moved', 'spread']);
const isWide = ({ drawn }: Insight) => drawn !== null && WIDE.has(drawn.chart);

/** The questions stand beside the third of the wide ones, where there are so many; they end the page where not. */
const QUESTIONS_AT = 2;

export type Placed = { insight: Insight; wide: boolean } | 'questions';

export interface Arranged {
	/** A wide one and a narrow one beside each other, line by line. */
	pairs: Placed[];
	/** Narrow ones that have no wide one beside them. */
	rest: Placed[];
	/** How long incidents were, below all the others, whatever they are: it is what people look at first, and says least. */
	last: Placed | null;
	/** Without enough to say. */
	quiet: Insight[];
}

/** Where each stands: in the order they come, and what says nothing yet comes last. */
export function arranged(insights: readonly Insight[], questions: number): Arranged {
	const isLast = ({ key }: Insight) => key === 'durations';
	const allSaying = insights.filter(({ finding }) => finding !== null);
	const saying = allSaying.filter((one) => !isLast(one));
	const last = allSaying.find(isLast);
	const wide = saying.filter(isWide).map((insight) => ({ insight, wide: true }));
	const narrow: Placed[] = saying.filter((one) => !isWide(one)).map((insight) => ({ insight, wide: false }));
	if (questions > 0) narrow.splice(QUESTIONS_AT, 0, 'questions');
	const beside = narrow.slice(0, wide.length);
	const rest = narrow.slice(wide.length);
	return {
		pairs: wide.flatMap((one, k) => [one, ...beside.slice(k, k + 1)]),
		rest,
		last: last ? { insight: last, wide: true } : null,
		quiet: insights.filter(({ finding }) => finding === null),
	};
}

/** Three in a line, and at the end two where that leaves no gap: how many sixths of the line each takes. */
export function sixths(at: number, of: number): 2 | 3 | 6 {
	if (of === 1) return 6;
	const inTwos = of % 3 === 0 ? 0 : of % 3 === 2 ? 2 : 4;
	return at < of - inTwos ? 2 : 3;
}
