import { inWords } from '#lib/numbers.ts';

/** Up to so many are counted one by one: `four of the six changes`. */
const COUNTED = 10;
/** What is as near as this is called so. */
const NEAR = 0.015;
/** What is below by so little is nearly that. */
const NEARLY = 0.03;

const FRACTIONS = (
	[
		[1, 10],
		[1, 5],
		[1, 4],
		[1, 3],
		[2, 5],
		[1, 2],
		[3, 5],
		[2, 3],
		[3, 4],
		[4, 5],
		[9, 10],
	] as const
).map(([part, of]) => ({ part, of, share: part / of }));

export interface Share {
	/** `two in three changes`, to begin or go on with */
	text: string;
	/** It is spoken of as of one: `one in three changes has`. */
	one: boolean;
}

/** How many of how many, as somebody would say it and as near to the number as words are; of more than none. */
export function shareInWords(part: number, all: number, many: string): Share {
	if (part >= all) return { text: `all ${inWords(all)} ${many}`, one: false };
	if (part === 0) return { text: `none of the ${inWords(all)} ${many}`, one: true };
	if (all <= COUNTED) return { text: `${inWords(part)} of the ${inWords(all)} ${many}`, one: part === 1 };
	return inFractions(part / all, many);
}

function inFractions(share: number, many: string): Share {
	const near = FRACTIONS.find((one) => Math.abs(share - one.share) <= NEAR);
	if (near) return say('', near, many);
	const above = FRACTIONS.find((one) => one.share > share);
	if (above && above.share - share <= NEARLY) return say('nearly ', above, many);
	const below = FRACTIONS.findLast((one) => one.share < share);
	if (below) return { ...say('more than ', below, many), one: false };
	return { text: `fewer than one in ten ${many}`, one: false };
}

function say(how: string, { part, of }: (typeof FRACTIONS)[number], many: string): Share {
	if (of === 2) return { text: `${how}half of the ${many}`, one: false };
	return { text: `${how}${inWords(part)} in ${inWords(of)} ${many}`, one: part === 1 };
}
