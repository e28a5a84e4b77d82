import type { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import type { Content, TimelineEvent } from './postmortem.ts';
import { MILESTONES, type Milestone } from './times.ts';

export type WireContent = Omit<z.output<typeof Content>, 'times' | 'timeline' | 'durations'> & {
	times: Record<Milestone, string | null>;
	durations: { name: string; from: string | null; to: string | null }[];
	timeline: (Omit<TimelineEvent, 'at'> & { at: string | null })[];
};

/** As it leaves the house, in answers and exports: times in ISO 8601. `Content` reads it back. */
export function toWire(content: Content): WireContent {
	return {
		...content,
		times: Object.fromEntries(MILESTONES.map((name) => [name, isoTime(content.times[name])])) as Record<
			Milestone,
			string | null
		>,
		durations: content.durations.map(({ name, from, to }) => ({
			name,
			from: isoTime(from),
			to: isoTime(to),
		})),
		timeline: content.timeline.map((event) => ({ ...event, at: isoTime(event.at) })),
	};
}
