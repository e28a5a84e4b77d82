import { key, pairRows, type Pair, type Row } from './rows.ts';
import type { Section } from './sections.ts';
import { compareWords, type Piece } from './words.ts';

export interface ComparedRow {
	is: 'same' | 'added' | 'removed' | 'changed';
	/** What stands beside it: when, or which fact. */
	label: Piece[];
	text: Piece[];
}

/** Rows that are read one by one, and between them how many stand as they were. */
export type Stretch = { same: ComparedRow[] } | { row: ComparedRow };

export interface ComparedSection {
	id: string;
	heading: string;
	/** `paragraph`, `moment`: what one of its rows is called. */
	one: string;
	stretches: Stretch[];
	added: number;
	removed: number;
	changed: number;
}

/** Everything in which two versions differ; sections that are the same in both are left out. */
export function compareSections(before: readonly Section[], after: readonly Section[]): ComparedSection[] {
	return after
		.map((section, index) => compareSection(before[index]?.rows ?? [], section))
		.filter(({ added, removed, changed }) => added + removed + changed > 0);
}

function compareSection(
	before: readonly Row[],
	{ id, heading, one, byLabel = false, rows: after }: Section,
): ComparedSection {
	const pairs = byLabel ? pairLabels(before, after) : pairRows(before, after);
	const rows = pairs.map((pair) =>
		compareRow(
			pair.before === null ? undefined : before[pair.before],
			pair.after === null ? undefined : after[pair.after],
		),
	);
	const count = (is: ComparedRow['is']) => rows.filter((row) => row.is === is).length;
	return {
		id,
		heading,
		one,
		stretches: inStretches(rows),
		added: count('added'),
		removed: count('removed'),
		changed: count('changed'),
	};
}

function pairLabels(before: readonly Row[], after: readonly Row[]): Pair[] {
	const place = new Map(before.map(({ label }, index) => [label, index]));
	const kept = after.map(({ label }, index) => ({ before: place.get(label) ?? null, after: index }));
	const paired = new Set(kept.map((pair) => pair.before));
	const gone = before.flatMap((_, index) => (paired.has(index) ? [] : [{ before: index, after: null }]));
	return [...kept, ...gone];
}

function compareRow(before: Row | undefined, after: Row | undefined): ComparedRow {
	const is = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
	if (before && after && key(before) === key(after)) {
		return {
			is: 'same',
			label: compareWords(after.label, after.label),
			text: compareWords(after.text, after.text),
		};
	}
	return {
		is,
		label: compareWords(before?.label ?? '', after?.label ?? ''),
		text: compareWords(before?.text ?? '', after?.text ?? ''),
	};
}

function inStretches(rows: readonly ComparedRow[]): Stretch[] {
	const stretches: Stretch[] = [];
	for (const row of rows) {
		const last = stretches.at(-1);
		if (row.is !== 'same') stretches.push({ row });
		else if (last && 'same' in last) last.same.push(row);
		else stretches.push({ same: [row] });
	}
	return stretches;
}
