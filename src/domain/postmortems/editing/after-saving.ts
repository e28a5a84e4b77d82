import { changesOf } from './rows.ts';
import type { Saved } from './saving.server.ts';
import type { Typed } from './typed.ts';

/** Rows that are stored now get their ids; nothing else of what somebody is writing changes. */
export function applyIds(typed: Typed, ids: Saved['ids']): void {
	const lists = {
		timeline: typed.timeline,
		factors: typed.factors,
		lessons: typed.lessons,
		changes: changesOf(typed),
	};
	for (const name of ['timeline', 'factors', 'lessons', 'changes'] as const) {
		for (const row of lists[name]) {
			const id = ids[name][row.key];
			if (id !== undefined) row.id = String(id);
		}
	}
}

/**
 * As they are stored: by time; one whose time nobody knows stays behind the one before it.
 * @returns whether they were not
 */
export function inOrderOfTime(typed: Typed): boolean {
	let last = '';
	const placed = typed.timeline.map((row, index) => ({ row, index, at: (last = row.at || last) }));
	const sorted = placed.sort((a, b) => a.at.localeCompare(b.at) || a.index - b.index);
	const differs = sorted.some(({ index }, place) => index !== place);
	if (differs) typed.timeline = sorted.map(({ row }) => row);
	return differs;
}
