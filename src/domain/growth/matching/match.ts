import { PARTS, WHOLE, type Meets, type Sought } from './meeting.ts';
import type { Meant, Reason, Shared } from './reason.ts';
import type { Asked, Offer } from './sides.ts';
import { MOST_PARTS, type Term, type Weights } from './weights.ts';

/** `help`: they bring what it asks for. `grow`: it teaches what they want, serves a goal, or is about what they like. */
export const LISTS = ['help', 'grow'] as const;
export type List = (typeof LISTS)[number];

/** What counts for the place in a list. */
export const TERMS_OF: Record<List, readonly Term[]> = {
	help: ['must', 'nice', 'time'],
	grow: ['learn', 'goal', 'interest', 'time'],
};

export interface Match {
	offer: Offer;
	/** What has no weight, and what nothing comes from, is not among them. */
	reasons: Reason[];
	/** The sum of all points: for the order alone. */
	score: number;
	lists: Record<List, boolean>;
}

/** What is taught here nobody needs to bring. */
export const isNeeded = ({ weight, teaches }: Asked): boolean => weight === 'must' && !teaches;

/** Whoever comes to a mentor, or along with somebody, is not asked to bring what they come to learn. */
const isToLearn = ({ form }: Offer): boolean => form === 'mentorship' || form === 'shadowing';

/** How an opening meets somebody. It reads what the two say and nothing else. */
export function matchOf(sought: Sought, offer: Offer, weights: Weights): Match {
	const needed = offer.skills.filter(isNeeded);
	const helpful = offer.skills.filter((ask) => !isNeeded(ask) && !(ask.teaches && isToLearn(offer)));
	const taught = offer.skills.filter(({ teaches }) => teaches);
	const must = meant(needed, sought.brings);
	const half = 2 * partsOf(must) >= WHOLE * needed.length;
	const all: [Reason, parts: number][] = [
		[{ term: 'must', points: 0, met: must }, shareOf(partsOf(must), WHOLE * needed.length)],
		each('nice', helpful, { meets: sought.brings, worth: 4 }),
		each('learn', taught, { meets: sought.wants, worth: WHOLE }),
		goals(sought, offer),
		time(sought, offer),
		interests(sought, offer),
	];
	const reasons = all.flatMap(([reason, parts]) => {
		const points = Math.floor(parts) * weights[reason.term];
		return points > 0 ? [{ ...reason, points }] : [];
	});
	const has = (...terms: Term[]) => reasons.some(({ term }) => terms.includes(term));
	return {
		offer,
		reasons,
		score: pointsOf(reasons),
		lists: {
			help: needed.length === 0 || weights.must === 0 ? has('nice') : has('must') && half,
			grow: has('learn', 'goal', 'interest'),
		},
	};
}

export const fits = ({ lists }: Match): boolean => lists.help || lists.grow;

/** What a place in a list comes from; in both together it is everything. */
export function reasonsIn({ reasons }: Match, list: List | null): Reason[] {
	return list === null ? reasons : reasons.filter(({ term }) => TERMS_OF[list].includes(term));
}

export const pointsOf = (reasons: readonly Reason[]): number =>
	reasons.reduce((sum, { points }) => sum + points, 0);

function meant(asks: readonly Asked[], meets: Meets): Meant[] {
	return asks.flatMap((ask) => {
		const met = meets(ask.folded);
		return met ? [{ ask, ...met }] : [];
	});
}

const partsOf = (met: readonly Meant[]): number => met.reduce((sum, { how }) => sum + PARTS[how], 0);
const shareOf = (some: number, all: number): number =>
	all === 0 ? 0 : (MOST_PARTS * Math.min(some, all)) / all;

function each(
	term: 'nice' | 'learn',
	asks: readonly Asked[],
	{ meets, worth }: { meets: Meets; worth: number },
): [Reason, number] {
	const met = meant(asks, meets);
	return [{ term, points: 0, met }, Math.min(MOST_PARTS, (partsOf(met) * worth) / WHOLE)];
}

/** Each goal by what of the opening meets it best, the first of several. */
function goals({ goals: aims }: Sought, { skills }: Offer): [Reason, number] {
	const met = aims.flatMap(({ what: goal, meets }) => {
		const [best] = meant(skills, meets).sort((a, b) => PARTS[b.how] - PARTS[a.how]);
		return best ? [{ ...best, goal }] : [];
	});
	return [{ term: 'goal', points: 0, met }, Math.min(MOST_PARTS, partsOf(met))];
}

function interests({ interests: theirs }: Sought, offer: Offer): [Reason, number] {
	const isAbout = (meets: Meets, names: readonly string[]) =>
		names.some((name) => ['exact', 'alias'].includes(meets(name)?.how ?? ''));
	const subjects = [...offer.topics, ...offer.skills.map(({ folded }) => folded)];
	const shared = theirs.flatMap(({ said, meets }): Shared[] => {
		if (isAbout(meets, offer.enjoys)) return [{ said, with: 'person' }];
		return isAbout(meets, subjects) ? [{ said, with: 'subject' }] : [];
	});
	return [{ term: 'interest', points: 0, shared }, Math.min(8, 4 * shared.length)];
}

function time({ seeker }: Sought, offer: Offer): [Reason, number] {
	const { learningTime } = seeker;
	const hours = offer.hoursAWeek ?? 0;
	// How much of a project somebody is open to says nothing of an hour with a mentor.
	const open = ['project', 'hack', 'role'].includes(offer.form) ? seeker.hours : null;
	const free = Math.max((learningTime?.minutes ?? 0) / 60, open ?? 0);
	return [{ term: 'time', points: 0, hours, learningTime, open }, hours > 0 ? shareOf(free, hours) : 0];
}
