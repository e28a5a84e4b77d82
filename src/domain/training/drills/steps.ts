import { USUAL_STEPS, type Moment, type Step } from './drill.ts';

/** About so many moments are taken in at once. */
const AT_ONCE = 3;

type Told = Pick<Moment, 'at' | 'kind'>;

/** Somebody did or decided something; everything else is what one could see or hear. */
const isAct = ({ kind }: Told) => kind === 'done' || kind === 'decided';

/**
 * Parts a timeline into the steps of a replay, each moment in one of them and all in their order. A step ends where
 * something was done and the next thing is to be seen, and where much time went by. The last moment is the ending,
 * and stands by itself.
 */
export function stepsOf(moments: readonly Told[]): Step[] {
	const last = moments.length - 1;
	if (last < 1) return fromBegins(moments.length, []);
	const turns = moments.slice(0, last).filter((moment, index) => turn(moments[index - 1], moment) > 0).length;
	const wanted = Math.min(Math.max(turns + 1, Math.ceil(last / AT_ONCE), 2), USUAL_STEPS - 1, last);
	const gaps = moments.map(({ at }, index) => since(moments[index - 1]?.at ?? null, at));
	const longest = Math.max(1, ...gaps.slice(1, last));
	const strength = (index: number) => (gaps[index] ?? 0) / longest + turn(moments[index - 1], moments[index]);
	const places = Array.from({ length: last - 1 }, (_, index) => index + 1);
	const chosen = places.sort((a, b) => strength(b) - strength(a) || a - b).slice(0, wanted - 1);
	return fromBegins(moments.length, [...chosen, last]);
}

const since = (before: number | null, at: number | null) =>
	before === null || at === null ? 0 : Math.max(0, at - before);

/** After something was done, something new is seen; what was done belongs to what was seen before it. */
function turn(before: Told | undefined, moment: Told | undefined): number {
	if (!before || !moment || isAct(before) === isAct(moment)) return 0;
	return isAct(before) ? 1 : -1;
}

/** The steps that begin at these moments; the first one begins at the first. */
export function fromBegins(
	count: number,
	begins: readonly number[],
	asked: (begin: number) => Omit<Step, 'moments'> = () => ({ ask: '', choices: [] }),
): Step[] {
	if (count < 1) return [];
	const starts = [...new Set([0, ...begins])].filter((at) => at >= 0 && at < count).sort((a, b) => a - b);
	return starts.map((begin, index) => {
		const end = starts[index + 1] ?? count;
		const moments = Array.from({ length: end - begin }, (_, k) => begin + k);
		return { moments, ...asked(begin) };
	});
}

/** The part of a step that is seen before one is asked, and what was done then, both as places in the timeline. */
export interface Parted {
	sight: number[];
	happened: number[];
}

/**
 * What was done is told when everybody has said what they would do. Where nothing was done in this step, that is
 * how the next one begins.
 */
export function parted(moments: readonly Told[], steps: readonly Step[], at: number): Parted {
	const own = steps[at]?.moments ?? [];
	if (at >= steps.length - 1) return { sight: own, happened: [] };
	const acted = own.findIndex((place, index) => index > 0 && isAct(moments[place] ?? { at: null, kind: '' }));
	if (acted > 0) return { sight: own.slice(0, acted), happened: own.slice(acted) };
	return { sight: own, happened: (steps[at + 1]?.moments ?? []).slice(0, 1) };
}
