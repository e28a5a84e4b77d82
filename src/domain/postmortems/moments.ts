import { clockTime, duration, isoDay, MINUTE, namedDay } from '#lib/dates.ts';
import type { TimelineEvent } from './postmortem.ts';
import { MILESTONE_NAMES, MILESTONES, type Milestone, type Times } from './times.ts';

/** One line of a timeline as it is read. */
export interface Moment {
	/** Where it stands among the events given; null for a milestone that no event tells of. */
	event: number | null;
	at: number | null;
	/** `02:14` in the zone asked for. */
	time: string | null;
	/** `Tue 10 Nov`, where another day begins than that of the moment before. */
	day: string | null;
	/** `Noticed`, `Noticed and declared`; empty where nothing turned. */
	milestone: string;
	/** `+23 min`, since the key moment before. */
	gap: string | null;
	key: boolean;
	/** It was mitigated: from here on the line is gold. */
	mending: boolean;
}

interface Placed {
	event: number | null;
	at: number | null;
	milestones: Milestone[];
	key: boolean;
}

/** The events in their order, with the milestones among them, told in a zone. */
export function moments(events: readonly TimelineEvent[], times: Times, zone: string, now: number): Moment[] {
	const placed = withMilestones(events, times);
	const days = new Set(placed.flatMap(({ at }) => (at === null ? [] : [isoDay(at, zone)])));
	const turned = (['mitigated', 'resolved'] as const).find((name) => times[name] !== null);
	let lastDay = '';
	let lastKey: number | null = null;
	let mending = false;
	return placed.map(({ event, at, milestones, key }) => {
		const day = at === null || days.size < 2 ? lastDay : isoDay(at, zone);
		const newDay = day !== lastDay && at !== null ? namedDay(at, zone, now) : null;
		lastDay = day;
		const since = key && at !== null && lastKey !== null ? at - lastKey : 0;
		if (key && at !== null) lastKey = at;
		mending ||= turned !== undefined && milestones.includes(turned);
		return {
			event,
			at,
			time: at === null ? null : clockTime(at, zone),
			day: newDay,
			milestone: named(milestones),
			gap: since >= MINUTE ? `+${duration(since)}` : null,
			key,
			mending,
		};
	});
}

/** Each milestone belongs to the event of that minute; one that has none stands by itself. */
function withMilestones(events: readonly TimelineEvent[], times: Times): Placed[] {
	const placed: Placed[] = events.map(({ at, kind }, event) => ({
		event,
		at,
		milestones: [],
		key: kind === 'milestone',
	}));
	for (const name of MILESTONES) {
		const at = times[name];
		if (at === null) continue;
		const same = placed.filter((one) => one.at !== null && minute(one.at) === minute(at));
		const owner = same.find(({ key, milestones }) => key && milestones.length === 0) ?? same[0];
		if (owner) {
			owner.milestones.push(name);
			owner.key = true;
		} else {
			const after = placed.findIndex((one) => one.at !== null && one.at > at);
			const alone: Placed = { event: null, at, milestones: [name], key: true };
			placed.splice(after === -1 ? placed.length : after, 0, alone);
		}
	}
	return placed;
}

const minute = (at: number) => Math.floor(at / MINUTE);

function named(milestones: readonly Milestone[]): string {
	const [first, ...others] = milestones.map((name) => MILESTONE_NAMES[name]);
	return [first ?? '', ...others.map((name) => name.toLowerCase())].join(' and ');
}

/** How many of them, from the first on, lie at that minute or before. What has no time goes with the one before it. */
export function knownUntil(moments: readonly { at: number | null }[], at: number): number {
	const later = moments.findIndex((one) => one.at !== null && minute(one.at) > minute(at));
	if (later === -1) return moments.length;
	return moments.slice(0, later).some((one) => one.at !== null) ? later : 0;
}

/** The minutes in which something is told to have happened, each once: what one steps through. */
export function stepsOf(moments: readonly { at: number | null }[]): number[] {
	const minutes = moments.flatMap((one) => (one.at === null ? [] : [minute(one.at) * MINUTE]));
	return [...new Set(minutes)].sort((a, b) => a - b);
}

/** The five times as they stood then: what lies later was not known. */
export function timesUntil(times: Times, at: number): Times {
	return Object.fromEntries(
		MILESTONES.map((name) => {
			const time = times[name];
			return [name, time !== null && minute(time) <= minute(at) ? time : null];
		}),
	) as Times;
}
