/**
 * A run is something that goes in or out in batches, with its progress on a page: see `runs.server.ts` for how to
 * write one.
 */
export type RunState = 'waiting' | 'going' | 'done' | 'stopped' | 'failed';

export const LINE_KINDS = ['made', 'changed', 'skipped', 'problem'] as const;
export type LineKind = (typeof LINE_KINDS)[number];
export type RunCounts = Partial<Record<LineKind, number>>;

export interface RunLine {
	kind: LineKind;
	subject: string;
	sentence?: string;
	href?: string;
}

/** What a page shows of a run. */
export interface ShownRun {
	key: string;
	work: string;
	dryRun: boolean;
	state: RunState;
	step: string;
	done: number;
	total: number | null;
	counts: RunCounts;
	problem: string;
	startedAt: number;
	endedAt: number | null;
	stopping: boolean;
}

/** It has not ended: it waits for its turn, or is being done. */
export function isUnderway({ state }: { state: RunState }): boolean {
	return state === 'waiting' || state === 'going';
}

/** Said by the stream of news when one of somebody's runs has come further. */
export const MOVING = 'moving';
