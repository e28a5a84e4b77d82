/** What each chart draws: plain data, so that a page, a letter and a test mean the same. */

/** A name under the axis and how it is said in a sentence: `Nov`, `November 2026`. */
export interface Column {
	label: string;
	said: string;
}

export interface AxisEnd {
	top: number;
	/** How many lie above it, and the highest of all. */
	beyond: number;
	highest: number;
}

/** Each thing by itself, and one line through the middle of each column. */
export interface DotsDrawn {
	columns: readonly Column[];
	/** `at` counts in columns: 2.5 is the middle of the third. `said` is a sentence for whoever comes to it. */
	points: readonly {
		at: number;
		value: number;
		said: string;
		href?: string;
		/** How many lie there, where they are too many to be drawn one by one; absent it is one. */
		count?: number;
	}[];
	/** One value for each column; null where there is none, and the line goes on behind it. */
	line: readonly (number | null)[];
	/** What the line is: `median`. */
	lineName: string;
	/** `11 days`, for the ends of the line. */
	unit: readonly [one: string, many: string];
	/** Where the axis ends and what is beyond; absent it is seen from the points. */
	end?: AxisEnd;
	/** What was changed at some time, so that its effect can be seen. */
	marks: readonly { at: number; label: string }[];
}

/** Groups, each in the same parts: made, being tried, waiting. */
export interface PartsDrawn {
	/** The first is gold, the last is what is not yet known and hatched; from the names a legend is made. */
	parts: readonly string[];
	groups: readonly { name: string; href?: string; counts: readonly number[]; /** `81%` */ shown: string }[];
}

/** What comes again and again, by month, and the month from which on something was done about it. */
export interface MonthsDrawn {
	columns: readonly Column[];
	rows: readonly {
		name: string;
		href?: string;
		counts: readonly number[];
		/** The columns in which a change was made for it. */
		mends: readonly number[];
		total: number;
	}[];
}

/** One small row of bars for each group. */
export interface WeeksDrawn {
	columns: readonly Column[];
	rows: readonly { name: string; href?: string; counts: readonly number[]; total: number }[];
}

/** How far something moved between two times, on one scale. */
export interface MovedDrawn {
	from: number;
	to: number;
	/** Numbers under the scale, with words at an end: `5, agree fully`. */
	ticks: readonly { at: number; label: string }[];
	rows: readonly {
		name: string;
		href?: string;
		/** null: it was not shown then. */
		before: number | null;
		now: number;
		shown: string;
		/** null where nothing can be said. */
		better: boolean | null;
	}[];
}

/** How values lie: every one of them as a tick, with the middle and the half around it. Long ones are far longer. */
export interface SpreadDrawn {
	rows: readonly {
		name: string;
		values: readonly { value: number; said: string; href?: string }[];
		/** How many they are, where not every one of them is among the values. */
		total?: number;
		/** Of the values: a quarter, the half, three quarters; null of fewer than `FEW`. */
		quartiles: readonly [number, number, number] | null;
	}[];
	/** In the unit of the values. Logarithmic: each is so many times the one before. */
	ticks: readonly { at: number; label: string }[];
}

/** Groups of which only a step is told: `about half`. */
export interface StepsDrawn {
	/** `of` is how many people they are, null where that is not told; `at` is where the step lies from 0, none, to 1, all. */
	rows: readonly { name: string; step: string; of: number | null; at: number }[];
}

export type Drawn =
	| ({ chart: 'dots' } & DotsDrawn)
	| ({ chart: 'parts' } & PartsDrawn)
	| ({ chart: 'months' } & MonthsDrawn)
	| ({ chart: 'weeks' } & WeeksDrawn)
	| ({ chart: 'moved' } & MovedDrawn)
	| ({ chart: 'spread' } & SpreadDrawn)
	| ({ chart: 'steps' } & StepsDrawn);
