import type { Content } from '../postmortem.ts';
import type { Stored } from '../stored.server.ts';
import { MILESTONES } from '../times.ts';
import { clockText } from './wall-clock.ts';

/**
 * A field shows no milliseconds, and in the hour that a clock shows twice not which of the two it is.
 * A time that shows the same as the stored one is the stored one.
 */
export function exact(content: Partial<Content>, stored: Stored): Partial<Content> {
	if (content.zone !== undefined && content.zone !== stored.zone) return content;
	const keep = (at: number | null, was: number | null | undefined) =>
		was !== undefined && clockText(at, stored.zone) === clockText(was, stored.zone) ? was : at;
	const events = new Map(stored.timeline.map((event) => [event.id, event]));
	const { times, timeline } = content;
	return {
		...content,
		...(times && {
			times: Object.fromEntries(
				MILESTONES.map((name) => [name, keep(times[name], stored.times[name])]),
			) as Content['times'],
		}),
		...(timeline && {
			timeline: timeline.map((event) => ({ ...event, at: keep(event.at, events.get(event.id ?? 0)?.at) })),
		}),
	};
}
