import type { Times } from './times.ts';

/** A document before it is imported: what was recognised in it, and what would become of it. */
export interface LookedDocument {
	file: string;
	state: 'new' | 'unchanged' | 'updated';
	/** Of the post-mortem that is here already. */
	number?: number;
	/** The same for the same text. */
	print: string;
	title: string;
	happenedAt: number | null;
	/** Nothing but the day is known, in `zone`. */
	dayOnly: boolean;
	zone: string;
	severity: 1 | 2 | 3 | 4 | null;
	times: Times;
	events: number;
	factors: number;
	lessons: number;
	changes: number;
	/** What is doubtful, in sentences. */
	notes: string[];
	/** An export from a Kintsugi: who may read it, and since when, is written in it. */
	keepsItsOwn: boolean;
}

export type Looked = LookedDocument | { file: string; state: 'refused'; reason: string };

/** The same text twice among what is brought becomes one post-mortem: all but the first, by their files. */
export function twice(looked: readonly Looked[]): Map<string, string> {
	const first = new Map<string, string>();
	const again = new Map<string, string>();
	for (const one of looked) {
		if (one.state !== 'new') continue;
		const before = first.get(one.print);
		if (before === undefined) first.set(one.print, one.file);
		else again.set(one.file, before);
	}
	return again;
}
