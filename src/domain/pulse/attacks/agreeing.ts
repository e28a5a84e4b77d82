import type { Scale } from '../pulse.ts';
import type { Learned, SeenRound, Span } from './attack.ts';
import { groupsTold, type GroupTold } from './groups-told.ts';
import { apartOf, heightOf, type Reading } from './reading.ts';

/**
 * A group in which all gave the same answer, or all but one: what each of them said is known then, to everybody or to the one.
 * It succeeds where nothing else can have led to what is shown.
 */
export function attackAgreeing(round: SeenRound, item: string, read: Reading): Learned[] {
	return groupsTold(round, item, read)
		.filter((group) => group.answered.least > 0 && tells(group, round.scale))
		.map(({ cuts }) => ({
			...{ attack: 'agreeing', round: round.id, cuts, item, person: null },
			what: 'what nearly everybody answered',
		}));
}

/** However many of those who can have answered did. */
function tells({ answered, total, apart }: GroupTold, scale: Scale): boolean {
	for (let n = answered.least; n <= answered.most; n++) {
		if (!mustAgree({ n, total, apart }, scale)) return false;
	}
	return true;
}

interface Sums {
	n: number;
	total: Span;
	apart: Span;
}

/** There is no way for so many people to answer so that their sums are within these, but by nearly all saying the same. */
export function mustAgree({ n, total, apart }: Sums, scale: Scale): boolean {
	const sums = { n, total, apart };
	const said = Array.from({ length: scale }, (_, above) => above).filter((above) =>
		canAgree(sums, above, scale),
	);
	if (said.length === 0) return false;
	return !said.some((above) => canNearlyAgree(sums, above, scale)) && !canDiffer(sums, scale);
}

/** All but one may have said this. */
function canAgree({ n, total, apart }: Sums, above: number, scale: Scale): boolean {
	const others = { total: (n - 1) * above, apart: (n - 1) * apartOf(above, scale) };
	return (
		others.total <= total.most &&
		others.total + heightOf(scale) >= total.least &&
		others.apart <= apart.most &&
		others.apart + apartOf(0, scale) >= apart.least
	);
}

/** The others may be two, three or four: what is nearest is tried first. */
function canNearlyAgree({ n, total, apart }: Sums, above: number, scale: Scale): boolean {
	const tryWith = (others: number, least: number, sum: number, far: number): boolean => {
		const people = n - others;
		if (others >= 2 && people >= 0 && inside(sum + people * above, total)) {
			if (inside(far + people * apartOf(above, scale), apart)) return true;
		}
		if (others === Math.min(4, n)) return false;
		for (let other = least; other < scale; other++) {
			if (other !== above && tryWith(others + 1, other, sum + other, far + apartOf(other, scale)))
				return true;
		}
		return false;
	};
	return tryWith(0, 0, 0, 0);
}

const inside = (sum: number, { least, most }: Span) => sum >= least && sum <= most;

/** Every way to answer, until one is found in which two or more differ from the rest. */
function canDiffer({ n, total, apart }: Sums, scale: Scale): boolean {
	const highest = heightOf(scale);
	const tryFrom = (above: number, people: number, sum: number, far: number, most: number): boolean => {
		if (people === 0) return inside(sum, total) && inside(far, apart) && most < n - 1;
		if (above > highest || sum + people * highest < total.least) return false;
		if (sum + people * above > total.most || far > apart.most) return false;
		for (let many = people; many >= 0; many--) {
			const next = [people - many, sum + many * above, far + many * apartOf(above, scale)] as const;
			if (tryFrom(above + 1, ...next, Math.max(most, many))) return true;
		}
		return false;
	};
	return tryFrom(0, n, 0, 0, 0);
}
