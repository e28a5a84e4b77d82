import { HOUR, MINUTE, DAY } from '#lib/dates.ts';
import { MILESTONES, MILESTONE_NAMES, timesProblems, type Milestone, type Times } from '../times.ts';
import { SOUNDS_BROKEN, SOUNDS_NOTICED, SOUNDS_OVER, milestonesIn } from './milestone-names.ts';
import { plainText } from './plain-text.ts';
import type { Told } from './told.ts';

export const NO_TIMES: Times = {
	started: null,
	noticed: null,
	declared: null,
	mitigated: null,
	resolved: null,
};

/** A length of time as a document states it, and how exactly: "22 hours" may be 21 h 36 min. */
export interface Length {
	ms: number;
	unit: number;
}

const UNITS: [RegExp, number][] = [
	[/(\d+(?:\.\d+)?)\s*(?:d|days?)\b/i, DAY],
	[/(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?)\b/i, HOUR],
	[/(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?)\b/i, MINUTE],
];

/** "54 minutes", "19 hours 43 minutes", "1h 30m"; null for "?" and "N/A". */
export function readLength(text: string): Length | null {
	const parts = UNITS.flatMap(([pattern, unit]) => {
		const [, amount] = pattern.exec(text.slice(0, 100)) ?? [];
		return amount === undefined ? [] : [{ ms: Number(amount) * unit, unit }];
	});
	const smallest = parts.at(-1);
	return smallest ? { ms: parts.reduce((sum, { ms }) => sum + ms, 0), unit: smallest.unit } : null;
}

export interface Lengths {
	detection: Length | null;
	recovery: Length | null;
}

const DETECTION = /^(?:mean )?(?:time to (?:detect|detection|notice|discovery)|ttd|detection time)\b/i;
const RECOVERY =
	/^(?:mean )?(?:time to (?:recover|recovery|restore|mitigate|mitigation)|ttr|recovery time)\b/i;

export function readLengths(labelled: readonly (readonly [string, string])[]): Lengths {
	const find = (name: RegExp) =>
		labelled
			.map(([label, value]) => (name.test(label) ? readLength(value) : null))
			.find((one) => one !== null);
	return { detection: find(DETECTION) ?? null, recovery: find(RECOVERY) ?? null };
}

/** The milestones that lines name in so many words: "Repaired 2020-09-28 14:20". */
export function namedTimes(told: readonly Told[]): Times {
	const times = { ...NO_TIMES };
	for (const { milestone, at } of told) if (milestone !== null && at !== null) times[milestone] ??= at;
	return times;
}

/** The milestones that events state as a part of their words; of several ends the last is the end. */
export function toldTimes(told: readonly Told[]): Times {
	const times = { ...NO_TIMES };
	for (const { text, at } of told) {
		if (at === null) continue;
		for (const milestone of milestonesIn(plainText(text.slice(0, 1_000)))) {
			if (milestone === 'resolved') times.resolved = Math.max(times.resolved ?? at, at);
			else times[milestone] ??= at;
		}
	}
	return times;
}

/** Events beyond this are too many to try each as the beginning. */
const MOST_TRIED = 400;

/**
 * When it began, given how long noticing and recovery took: the beginning for which most of what is
 * stated falls on an event that sounds like it. Nothing in a timeline says which of its rows is meant.
 */
export function timesByLengths(told: readonly Told[], { detection, recovery }: Lengths, known: Times): Times {
	const events = told
		.flatMap(({ at, text }) => (at === null ? [] : [{ at, text: plainText(text.slice(0, 1_000)) }]))
		.slice(0, MOST_TRIED);
	if (!detection && !recovery) return NO_TIMES;
	const before = (length: Length | null) => (length ? events.map(({ at }) => at - length.ms) : []);
	const starts =
		known.started === null
			? [...new Set([...events.map(({ at }) => at), ...before(detection), ...before(recovery)])].sort(
					(a, b) => a - b,
				)
			: [known.started];
	const tries = starts.map((started) => attempt(started, events, detection, recovery));
	const best = tries.reduce<Attempt | null>(
		(found, one) => (found && found.score >= one.score ? found : one),
		null,
	);
	return best ? best.times : NO_TIMES;
}

interface Attempt {
	score: number;
	times: Times;
}
interface Placed {
	at: number;
	text: string;
}

function attempt(
	started: number,
	events: readonly Placed[],
	detection: Length | null,
	recovery: Length | null,
): Attempt {
	const beginning = events.find(({ at }) => at === started);
	const noticed = detection && landing(started + detection.ms, events, detection, SOUNDS_NOTICED);
	const over = recovery && landing(started + recovery.ms, events, recovery, SOUNDS_OVER);
	const score =
		(beginning ? 3 + (SOUNDS_BROKEN.test(beginning.text) ? 1 : 0) : 0) +
		(noticed ? noticed.score : 0) +
		(over ? over.score + over.near : 0);
	const end = over?.at ?? null;
	return {
		score,
		times: { ...NO_TIMES, started, noticed: noticed?.at ?? null, mitigated: end, resolved: end },
	};
}

/** The event that a stated length leads to, or the bare moment where there is none. */
function landing(at: number, events: readonly Placed[], { unit }: Length, sounds: RegExp) {
	const tolerance = unit > MINUTE ? unit / 2 : 0;
	const hits = events.filter((event) => Math.abs(event.at - at) <= tolerance);
	const fitting = hits.find(({ text }) => sounds.test(text));
	const close = events.some((event) => Math.abs(event.at - at) <= 2 * MINUTE && sounds.test(event.text));
	const hit = fitting ?? hits[0];
	if (!hit) return { at, score: 0, near: close ? 2 : 0 };
	return { at: hit.at, score: 2 + (fitting ? (sounds === SOUNDS_OVER ? 3 : 2) : 0), near: 0 };
}

/** Fills what the first does not know from the next. */
export function firstKnown(...sources: Times[]): Times {
	const times = { ...NO_TIMES };
	for (const source of sources) for (const name of MILESTONES) times[name] ??= source[name];
	return times;
}

/** A time that cannot be, beside the others, is left unknown; its words stay where they are. */
export function withoutImpossible(times: Times, day: string | null, notes: string[]): Times {
	const kept = { ...times };
	const drop = (name: Milestone, why: string) => {
		notes.push(
			`The time for “${MILESTONE_NAMES[name]}” is ${why}, so it was left unknown; look at the original.`,
		);
		kept[name] = null;
	};
	const earliest = day === null ? -Infinity : Date.parse(day) - LONG_BEFORE;
	for (const name of MILESTONES) {
		const at = kept[name];
		if (name !== 'started' && at !== null && at < earliest) drop(name, `long before the day of the incident`);
	}
	for (;;) {
		const offending = MILESTONES.find((name) => `times.${name}` in timesProblems(kept));
		if (offending === undefined) return kept;
		drop(offending, 'before another that it has to follow');
	}
}

/** Further before the day of the incident than this, a year or a month was mistyped. */
const LONG_BEFORE = 30 * DAY;
