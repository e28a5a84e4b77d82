import { parseMoment } from '#lib/dates.ts';
import type { FieldErrors } from '#lib/errors.ts';
import type { Content, TimelineEvent } from './postmortem.ts';

export const MILESTONES = ['started', 'noticed', 'declared', 'mitigated', 'resolved'] as const;
export type Milestone = (typeof MILESTONES)[number];
/** UTC milliseconds; null is "unknown" and stays unknown in every figure. */
export type Times = Record<Milestone, number | null>;

export const MILESTONE_NAMES: Record<Milestone, string> = {
	started: 'Broke',
	noticed: 'Noticed',
	declared: 'Declared',
	mitigated: 'Mitigated',
	resolved: 'Resolved',
};

const NOT_BEFORE: [later: Milestone, earlier: Milestone, sentence: string][] = [
	['noticed', 'started', 'That is before it began. Next day?'],
	['declared', 'started', 'That is before it began. Next day?'],
	['mitigated', 'started', 'That is before it began. Next day?'],
	['resolved', 'started', 'That is before it began. Next day?'],
	['declared', 'noticed', 'That is before anybody noticed. Next day?'],
	['resolved', 'mitigated', 'That is before it was mitigated. Next day?'],
];

/**
 * The orders that cannot be. What is mitigated before it is declared can: not all that heals is seen.
 * @returns a sentence under `times.noticed` and so on, for the later of the two
 */
export function timesProblems(times: Times): FieldErrors {
	const problems: FieldErrors = {};
	for (const [later, earlier, sentence] of NOT_BEFORE) {
		const end = times[later];
		const start = times[earlier];
		if (start !== null && end !== null && end < start) problems[`times.${later}`] ??= sentence;
	}
	return problems;
}

/** @returns a sentence under the name given, for one that ends before it begins */
export function durationProblem({ from, to }: Content['durations'][number], name: string): FieldErrors {
	return from !== null && to !== null && to < from ? { [name]: 'That is before it began. Next day?' } : {};
}

export interface Stretch {
	to: Milestone;
	label: string;
	ms: number;
}

/**
 * The way from the beginning to the end, cut at what is known of the milestones between. Empty
 * unless both ends are known, since a part with an unknown beginning would be a guess.
 */
export function stretches(times: Times): Stretch[] {
	if (times.started === null) return [];
	const parts: Stretch[] = [];
	let from = times.started;
	for (const to of ['noticed', 'declared', 'mitigated', 'resolved'] as const) {
		const at = times[to];
		if (at === null || at < from) continue;
		parts.push({ to, label: STRETCH_NAMES[to], ms: at - from });
		from = at;
	}
	return parts;
}

const STRETCH_NAMES: Record<Exclude<Milestone, 'started'>, string> = {
	noticed: 'To notice',
	declared: 'To declare',
	mitigated: 'To mitigate',
	resolved: 'To resolve',
};

/** From the beginning to the end, or null where one of them is unknown. */
export function wholeDuration(times: Times): number | null {
	return times.started === null || times.resolved === null ? null : times.resolved - times.started;
}

/**
 * Stretches that the five times do not tell of, as far as they are known: one whose beginning or end
 * nobody knows, or which ends before it begins, is in no figure.
 */
export function extraDurations(durations: Content['durations']): { label: string; ms: number }[] {
	return durations.flatMap(({ name, from, to }) =>
		from === null || to === null || to < from ? [] : [{ label: name, ms: to - from }],
	);
}

/** When it happened, as closely as its content tells; null where it does not. */
export function happenedAt(content: Pick<Content, 'times' | 'date' | 'zone' | 'timeline'>): number | null {
	const known = MILESTONES.map((name) => content.times[name]).filter((at) => at !== null);
	if (content.times.started !== null) return content.times.started;
	if (content.date !== null) return parseMoment(content.date, content.zone);
	const events = content.timeline.map(({ at }) => at).filter((at) => at !== null);
	const all = [...known, ...events];
	return all.length > 0 ? Math.min(...all) : null;
}

/** By time; an event whose time nobody knows stays behind the one it was written after. */
export function inOrder(timeline: readonly TimelineEvent[]): TimelineEvent[] {
	let last = -Infinity;
	const placed = timeline.map((event, index) => ({ event, index, at: (last = event.at ?? last) }));
	return placed.sort((a, b) => a.at - b.at || a.index - b.index).map(({ event }) => event);
}
