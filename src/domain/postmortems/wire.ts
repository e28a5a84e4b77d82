import type { z } from 'zod';
import type { Content, TimelineEvent } from './postmortem.ts';
import { MILESTONES, type Milestone } from './times.ts';

export type WireContent = Omit<z.output<typeof Content>, 'times' | 'timeline' | 'durations'> & {
	times: Record<Milestone, string | null>;
	durations: { name: string; from: string | null; to: string | null }[];
	timeline: (Omit<TimelineEvent, 'at'> & { at: string | null })[];
};

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** As it leaves the house, in answers and exports: times in ISO 8601. `Content` reads it back. */
export function toWire(content: Content): WireContent {
	return {
		...content,
		times: Object.fromEntries(MILESTONES.map((name) => [name, iso(content.times[name])])) as Record<
			Milestone,
			string | null
		>,
		durations: content.durations.map(({ name, from, to }) => ({ name, from: iso(from), to: iso(to) })),
		timeline: content.timeline.map((event) => ({ ...event, at: iso(event.at) })),
	};
}
