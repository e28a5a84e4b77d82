import { z } from 'zod';

export const RANGES = ['quarter', 'year', 'all'] as const;
export type Range = (typeof RANGES)[number];
export const RANGE_NAMES: Record<Range, string> = { quarter: 'Quarter', year: 'Year', all: 'All' };

/** What of the workspace is looked at. In the address: `?range=year&team=ledger&topic=retries&severity=1`. */
export const ScopeQuery = z.object({
	range: z.enum(RANGES).catch('year'),
	/** A slug; of the team and the teams inside it. */
	team: z.string().trim().min(1).max(120).nullable().catch(null),
	topic: z.string().trim().min(1).max(120).nullable().catch(null),
	/** 1 to 4; of post-mortems alone. */
	severity: z.coerce.number<string>().int().min(1).max(4).nullable().catch(null),
});
export type ScopeQuery = z.output<typeof ScopeQuery>;

export function readScope(params: URLSearchParams): ScopeQuery {
	return ScopeQuery.parse({
		range: params.get('range'),
		team: params.get('team'),
		topic: params.get('topic'),
		severity: params.get('severity'),
	});
}

/** The same as an address, without what is not chosen. */
export function scopeParams(query: ScopeQuery): URLSearchParams {
	const { range, team, topic, severity } = query;
	const params = new URLSearchParams();
	if (range !== 'year') params.set('range', range);
	if (team !== null) params.set('team', team);
	if (topic !== null) params.set('topic', topic);
	if (severity !== null) params.set('severity', String(severity));
	return params;
}

/** One column of a chart over time. */
export interface Period {
	/** `Nov`, `2026 Q4` */
	label: string;
	/** `November 2026` */
	said: string;
	/** UTC milliseconds; `until` is the first that is not of it. */
	from: number;
	until: number;
}

/** What is looked at, with what had to be looked up for it. */
export interface Scope {
	query: ScopeQuery;
	/** UTC milliseconds; `until` is the first that is not of it. */
	from: number;
	until: number;
	/** Of whoever looks: months begin at its midnight. */
	zone: string;
	/** Months of a quarter and a year, and of all where there are 24 or fewer; quarters or years where there are more. */
	periods: readonly Period[];
	/** The weeks from Monday to Sunday that end in it, the latest 26 of them. */
	weeks: readonly Period[];
	/** `December 2025 to November 2026` */
	name: string;
	team: { id: number; slug: string; name: string } | null;
	/** The team and those inside it; null is everybody. */
	teamIds: readonly number[] | null;
	topic: { name: string; folded: string } | null;
}

/** `December 2025 to November 2026, all teams`, and what else was chosen of it. */
export function scopeWords({ name, team, topic, query: { severity } }: Scope): string {
	return [
		...[name, team?.name ?? 'all teams'],
		...(topic === null ? [] : [topic.name]),
		...(severity === null ? [] : [`SEV ${severity}`]),
	].join(', ');
}

/** What its periods are. */
export function periodName({ periods }: Pick<Scope, 'periods'>): 'month' | 'quarter' | 'year' {
	const last = periods.at(-1);
	if (last === undefined) return 'month';
	if (/^\d{4}$/.test(last.label)) return 'year';
	return last.label.includes('Q') ? 'quarter' : 'month';
}

/** Which period a time is in; -1 is none of them. */
export function periodAt(periods: readonly Period[], at: number): number {
	return periods.findIndex(({ from, until }) => at >= from && at < until);
}

/** What of it was there at that time already. */
export function upTo(scope: Scope, at: number): Scope {
	const ended = (periods: readonly Period[]) =>
		periods.map((period) => ({ ...period, until: Math.min(period.until, at) }));
	return { ...scope, until: Math.min(scope.until, at), weeks: ended(scope.weeks) };
}
