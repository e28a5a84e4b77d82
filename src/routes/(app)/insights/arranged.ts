import type { Insight } from '#domain/insights/insight.ts';

/** Charts that need the wide column: they go through time, or along a scale. */
const WIDE = new Set(['dots', 'months', 'moved', 'spread']);
const isWide = ({ drawn }: Insight) => drawn !== null && WIDE.has(drawn.chart);

/** The questions stand beside the third of the wide ones, as far as there are so many. */
const QUESTIONS_AT = 2;

export type Placed = { insight: Insight; wide: boolean } | 'questions';

export interface Arranged {
	/** A wide one and a narrow one beside each other, line by line. */
	pairs: Placed[];
	/** Narrow ones that have no wide one beside them: three in a line. */
	rest: Placed[];
	/** Without enough to say. */
	quiet: Insight[];
}

/** Where each stands: in the order they come, and what says nothing yet comes last. */
export function arranged(insights: readonly Insight[], questions: number): Arranged {
	const saying = insights.filter(({ finding }) => finding !== null);
	const wide = saying.filter(isWide).map((insight) => ({ insight, wide: true }));
	const narrow: Placed[] = saying.filter((one) => !isWide(one)).map((insight) => ({ insight, wide: false }));
	// Beside no wide one, they end the page.
	const at = wide.length === 0 ? narrow.length : Math.min(QUESTIONS_AT, wide.length - 1);
	if (questions > 0) narrow.splice(at, 0, 'questions');
	const beside = narrow.slice(0, wide.length);
	return {
		pairs: wide.flatMap((one, k) => [one, ...beside.slice(k, k + 1)]),
		rest: narrow.slice(wide.length),
		quiet: insights.filter(({ finding }) => finding === null),
	};
}
