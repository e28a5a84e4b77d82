import { duration } from '#lib/dates.ts';
import type { Numbers } from './insight.ts';
import { quartilesOf } from './telling.ts';

/** An incident and its times, UTC milliseconds; null is unknown. */
export interface Lasted {
	number: number;
	title: string;
	severity: number | null;
	happened: number;
	started: number | null;
	noticed: number | null;
	mitigated: number | null;
	resolved: number | null;
}

type Time = 'started' | 'noticed' | 'mitigated' | 'resolved';
export type Stretch = 'whole' | 'notice' | 'mitigate' | 'resolve';

export const STRETCHES: readonly { stretch: Stretch; label: string; from: Time; to: Time }[] = [
	{ stretch: 'whole', label: 'From beginning to end', from: 'started', to: 'resolved' },
	{ stretch: 'notice', label: 'To notice', from: 'started', to: 'noticed' },
	{ stretch: 'mitigate', label: 'To mitigate', from: 'noticed', to: 'mitigated' },
	{ stretch: 'resolve', label: 'To resolve', from: 'mitigated', to: 'resolved' },
];

/** In milliseconds; null where one end is not known, or it ends before it begins. */
export function stretchOf(one: Lasted, wanted: Stretch): number | null {
	const stretch = STRETCHES.find(({ stretch: name }) => name === wanted);
	if (!stretch) return null;
	const [from, to] = [one[stretch.from], one[stretch.to]];
	return from === null || to === null || to < from ? null : to - from;
}

export const wholeOf = (one: Lasted) => stretchOf(one, 'whole');

/** In the order of a chart; null is what nobody graded. */
export const SEVERITIES = [1, 2, 3, 4, null] as const;
export const severityName = (severity: number | null) =>
	severity === null ? 'Not graded' : `SEV ${severity}`;

/** How each stretch lies, for each severity and for all. */
export function numbersOf(all: readonly Lasted[]): Numbers {
	const levels = SEVERITIES.filter((severity) => all.some((one) => one.severity === severity));
	const groups = [
		...levels.map((severity) => ({
			name: severityName(severity),
			of: all.filter((one) => one.severity === severity),
		})),
		...(levels.length > 1 ? [{ name: 'All', of: all }] : []),
	];
	return {
		columns: ['Severity', 'Stretch', 'Incidents', 'A quarter within', 'Half within', 'Three quarters within'],
		rows: groups.flatMap(({ name, of }) =>
			STRETCHES.map(({ stretch, label }) => {
				const values = of.flatMap((one) => stretchOf(one, stretch) ?? []);
				const [quarter, half, three] = quartilesOf(values)?.map(duration) ?? [null, null, null];
				return { cells: [name, label, values.length, quarter ?? null, half ?? null, three ?? null] };
			}),
		),
	};
}
