import type { Drawn } from '#lib/ui/charts/drawn.ts';

/** One thing that can be asked of how learning is: its place in the address, and in the order of the page. */
export const INSIGHTS = [
	'learning-speed',
	'changes',
	'factors',
	'rhythm',
	'pulse',
	'checks',
	'reach',
	'reviews',
	'stories',
	'training',
	'endings',
	'learning-time',
	'durations',
] as const;
export type InsightKey = (typeof INSIGHTS)[number];

/** What it is called in lists of charts and in the name of a file. */
export const INSIGHT_NAMES: Record<InsightKey, string> = {
	'learning-speed': 'From incident to learning',
	changes: 'Changes made and waiting',
	factors: 'Contributing factors',
	rhythm: 'Lessons per week',
	pulse: 'Pulse',
	checks: 'Checks',
	reach: 'Where lessons got to',
	reviews: 'Reviews',
	stories: 'Stories told',
	training: 'Training and drills',
	endings: 'How projects ended',
	'learning-time': 'Learning time',
	durations: 'How long incidents were',
};

/** The numbers of a chart, for a table on the page and for CSV. */
export interface Numbers {
	columns: readonly string[];
	rows: readonly { cells: readonly (string | number | null)[]; href?: string }[];
}

/** What these charts cannot answer, to take to a learning hour. The higher, the more it is worth the hour. */
export interface Question {
	text: string;
	weight: number;
}

export interface Insight {
	key: InsightKey;
	/** The sentence that the data supports; null while there is too little, and then nothing is drawn. */
	finding: string | null;
	/** What is drawn, and of whom: one or two short sentences. Where nothing is, what there is too little of. */
	about: string;
	/** A remark below, such as what stands behind a number; empty for none. */
	note: string;
	/** The chart in a sentence or two, for those who listen. */
	said: string;
	drawn: Drawn | null;
	numbers: Numbers;
	/** How it is computed: paragraphs, exact enough to do it by hand. */
	computed: readonly string[];
	/** The places where what lies behind it can be read. */
	behind: readonly { label: string; href: string }[];
	questions: readonly Question[];
	/** A clause for the headline of the page, `we learn faster than we did`; the highest weights make it. */
	headline?: { text: string; weight: number };
}

/** An insight without enough to say. */
export function tooLittle(
	key: InsightKey,
	about: string,
	rest: Pick<Insight, 'computed'> & Partial<Insight>,
): Insight {
	return {
		...{ key, about, finding: null, note: '', said: about, drawn: null, behind: [], questions: [] },
		numbers: { columns: [], rows: [] },
		...rest,
	};
}
