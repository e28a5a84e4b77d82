import { is, set, type Found } from './rule.ts';

/** What can be checked when it is done. */
const ENDS = set(`
	until unless so such instead rather which when whenever before after once every each whether why how who
	least most under below above within per weekly monthly quarterly daily yearly annually automatically`);

export const SHARP = set('whether why how what which if who where when');

export const UNITS =
	/^(?:\d[\d.,:/-]*(?:st|nd|rd|th|%|ms|s|m|h|d|gb|mb|kb|gib|mib|x|k)?|20\d\d\S*|q[1-4]|p\d\d)$/;

const MONTHS =
	/^(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|monday|tuesday|wednesday|thursday|friday)$/;
const DATED = set('by');
const CHECKS =
	/^(?:refuses?|blocks?|fails?|rejects?|alerts?|pages?|stops?|warns?|prevents?|requires?|asks?|returns?|shows?|lists?|runs?|logs?|validates?|verifies|checks?|opens?|creates?|sends?|covers?|includes?|names?|detects?|triggers?|fires?)$/;

/** `#123` and `1.` are labels. */
const isTimeList = (all: Found['words'], at: number) => is(all, at - 1) === '#' || is(all, at - 1) === '/';

/** For better or more of a thing, the case it is for is no end state. */
export const hasMeasure = (found: Found): boolean => {
	const { words: all, to } = found;
	for (let at = to; at < all.length; at++) {
		const word = is(all, at);
		if (
			UNITS.test(word) ||
			MONTHS.test(word) ||
			word === 'until' ||
			(word === 'so' && is(all, at + 1) === 'that')
		)
			return true;
		if (/^(?:that|which)$/.test(word) && CHECKS.test(is(all, at + 1))) return true;
	}
	return false;
};

/** A date, a number, or a state of the world that somebody can look at. */
export function hasEndState({ words: all, to }: Found): boolean {
	for (let at = to; at < all.length; at++) {
		const word = is(all, at);
		if (UNITS.test(word) && !isTimeList(all, at)) return true;
		if (
			DATED.has(word) &&
			(MONTHS.test(is(all, at + 1)) ||
				UNITS.test(is(all, at + 1)) ||
				/^(?:the|end|next)$/.test(is(all, at + 1)) ||
				is(all, at + 1).endsWith('ing'))
		)
			return true;
		if (/^(?:that|and|to|which|it|should|must)$/.test(word) && CHECKS.test(is(all, at + 1))) return true;
		if (
			ENDS.has(word) &&
			!/^(?:more|than)$/.test(is(all, at + 1)) &&
			!(word === 'when' && is(all, at + 1).endsWith('ing'))
		)
			return true;
		if (MONTHS.test(word)) return true;
	}
	return false;
}
