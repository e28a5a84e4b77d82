import { MINUTE } from '#lib/dates.ts';
import { excerpt } from '../excerpt.ts';
import { moments, type Moment } from '../moments.ts';
import type { Content } from '../postmortem.ts';

export const POINT_KINDS = [
	'welcome',
	'timeline',
	'questions',
	'factors',
	'reflections',
	'lessons',
	'ideas',
	'poll',
] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** One point of an agenda. */
export interface Point {
	/** The same for as long as what it is about stands in the document. */
	key: string;
	kind: PointKind;
	title: string;
	minutes: number;
	/** Which of the moments of the timeline are talked about: places among those that are shown. */
	moments: number[];
}

/** What an agenda is made from. */
export type Told = Pick<Content, 'timeline' | 'times' | 'zone'>;

const TITLES: Record<PointKind, string> = {
	welcome: 'Welcome, and how we talk here',
	timeline: 'Put the timeline together',
	questions: 'What nobody can answer yet',
	factors: 'What contributed',
	reflections: 'What went well, what was hard, where we got lucky',
	lessons: 'What we learned',
	ideas: 'The ideas we parked',
	poll: 'Two questions, and goodbye',
};

/** How the half that is not the timeline's is shared out. */
const SHARES: Record<Exclude<PointKind, 'timeline'>, number> = {
	welcome: 3,
	questions: 5,
	factors: 6,
	reflections: 4,
	lessons: 5,
	ideas: 2,
	poll: 1,
};
/** The timeline has at least half of the time, and what it gains where nothing is open. */
const TIMELINE_SHARE = 30;

/**
 * What to talk about, and for how long. The way through the timeline has half of the minutes or more, and more of
 * them where something is open, was decided, or where a long time passed of which nothing is told. It is for
 * `SHORTEST` minutes or more.
 */
export function agenda(told: Told, minutes: number): Point[] {
	const shown = moments(told.timeline, told.times, told.zone, 0);
	const open = shown.flatMap(({ event }, place) =>
		event !== null && told.timeline[event]?.question ? [place] : [],
	);
	const kinds = POINT_KINDS.filter(
		(kind) => kind !== 'timeline' && (kind !== 'questions' || open.length > 0),
	);
	const others = kinds.filter((kind) => kind !== 'timeline');
	const wanted = [TIMELINE_SHARE, ...others.map((kind) => SHARES[kind])];
	const shares = sharedOut(minutes, wanted, [Math.ceil(minutes / 2), ...others.map(() => 1)]);
	const [forTimeline = 0, ...rest] = shares;
	const points = others.map((kind, place): Point => ({
		key: kind,
		kind,
		title: TITLES[kind],
		minutes: rest[place] ?? 0,
		moments: kind === 'questions' ? open : [],
	}));
	const [welcome, ...later] = points;
	return [...(welcome ? [welcome] : []), ...walk(told, shown, forTimeline), ...later];
}

/** A stretch of the timeline, from one key moment to before the next. */
interface Stretch {
	moments: number[];
	weight: number;
}

/** Less than this is too short to talk about anything. */
const LEAST = 3;

function walk(told: Told, shown: readonly Moment[], minutes: number): Point[] {
	const stretches = joined(stretchesOf(told, shown), Math.max(1, Math.floor(minutes / LEAST)));
	if (stretches.length === 0) {
		return [{ key: 'timeline', kind: 'timeline', title: TITLES.timeline, minutes, moments: [] }];
	}
	const weights = stretches.map(({ weight }) => weight);
	const least = stretches.map(() => Math.min(LEAST, Math.floor(minutes / stretches.length)));
	const shares = sharedOut(minutes, weights, least);
	return stretches.map(({ moments: places }, place) => {
		const first = shown[places[0] ?? 0];
		return {
			key: `timeline-${keyOf(told, first)}`,
			kind: 'timeline',
			title: titleOf(told, first),
			minutes: shares[place] ?? 0,
			moments: places,
		};
	});
}

function keyOf({ timeline }: Told, first: Moment | undefined): string {
	const event = first?.event ?? null;
	const id = event === null ? undefined : timeline[event]?.id;
	if (id !== undefined) return String(id);
	return first?.milestone ? first.milestone.toLowerCase().replaceAll(' ', '-') : `at-${event ?? 0}`;
}

function titleOf({ timeline }: Told, first: Moment | undefined): string {
	if (first?.milestone) return first.milestone;
	const event = first?.event ?? null;
	const words = event === null ? '' : excerpt(timeline[event]?.text ?? '', 60);
	return words === '' ? 'The timeline' : words;
}

function stretchesOf(told: Told, shown: readonly Moment[]): Stretch[] {
	const stretches: Stretch[] = [];
	shown.forEach((moment, place) => {
		const weight = weightOf(told, moment, shown[place + 1]);
		const last = stretches.at(-1);
		if (last && !(moment.key && shown.slice(0, place).some(({ key }) => key))) {
			last.moments.push(place);
			last.weight += weight;
		} else {
			stretches.push({ moments: [place], weight });
		}
	});
	return stretches;
}

const LONG_GAP = 30 * MINUTE;

function weightOf({ timeline }: Told, { event, at, key }: Moment, next: Moment | undefined): number {
	const told = event === null ? undefined : timeline[event];
	const passed = at !== null && next && next.at !== null ? next.at - at : 0;
	return (
		1 +
		(key ? 1 : 0) +
		(told?.question ? 3 : 0) +
		(told?.kind === 'decided' ? 2 : 0) +
		(passed >= LONG_GAP ? 2 : 0)
	);
}

/** The two neighbours that need least become one, until there are no more than `most`. */
function joined(stretches: readonly Stretch[], most: number): Stretch[] {
	const left = [...stretches];
	while (left.length > most) {
		const sums = left.slice(1).map((one, place) => one.weight + (left[place]?.weight ?? 0));
		const place = sums.indexOf(Math.min(...sums));
		const [a, b] = left.slice(place, place + 2);
		if (!a || !b) return left;
		left.splice(place, 2, { moments: [...a.moments, ...b.moments], weight: a.weight + b.weight });
	}
	return left;
}

/** Whole minutes by weight, none under its least; they add up exactly. The largest remainders get what is left. */
function sharedOut(minutes: number, weights: readonly number[], least: readonly number[]): number[] {
	const sure = least.reduce((sum, one) => sum + one, 0);
	const all = weights.reduce((sum, one) => sum + one, 0);
	// What each would have without a least, and what it has beyond that.
	const beyond = weights.map((weight, place) => Math.max(0, (minutes * weight) / all - (least[place] ?? 0)));
	const wanted = beyond.reduce((sum, one) => sum + one, 0);
	const exact = beyond.map(
		(one, place) => (least[place] ?? 0) + (wanted === 0 ? 0 : (one * (minutes - sure)) / wanted),
	);
	const shares = exact.map(Math.floor);
	const byRemainder = exact
		.map((one, place) => ({ place, remainder: one - Math.floor(one) }))
		.sort((a, b) => b.remainder - a.remainder || a.place - b.place);
	let left = minutes - shares.reduce((sum, one) => sum + one, 0);
	for (let turn = 0; left > 0; turn++, left--) {
		const place = byRemainder[turn % byRemainder.length]?.place ?? 0;
		shares[place] = (shares[place] ?? 0) + 1;
	}
	return shares;
}
