import { isNeeded, type Match } from './match.ts';
import type { Meant } from './reason.ts';
import type { Asked } from './sides.ts';

/** What somebody has for it, at the left. */
export interface Brought {
	is: 'skill' | 'goal';
	words: string;
}

/** What is asked for or taught, at the right. */
export interface AskedFor {
	name: string;
	words: string;
	is: 'met' | 'learned' | 'missing' | 'open';
}

/** From one side to the other; `near` says in words what is not the same and close to it. */
export interface Line {
	from: number;
	to: number;
	near: string | null;
}

export interface Lines {
	left: Brought[];
	right: AskedFor[];
	lines: Line[];
}

/** What to draw between what somebody brings and what is asked for. What has no weight is not drawn. */
export function linesOf({ offer, reasons }: Match): Lines {
	const found = reasons.flatMap((reason): { by: Brought; meant: Meant }[] => {
		switch (reason.term) {
			case 'must':
			case 'nice':
				return reason.met.map((meant) => ({ by: { is: 'skill', words: meant.by.name }, meant }));
			case 'goal':
				return reason.met.map((meant) => ({
					by: { is: 'goal', words: `Goal: ${withoutCapital(meant.goal)}` },
					meant,
				}));
			default:
				return [];
		}
	});
	const order = (meant: Meant) => offer.skills.indexOf(meant.ask);
	found.sort((a, b) => order(a.meant) - order(b.meant));
	const left = [...new Map(found.map(({ by }) => [by.is + by.words, by])).values()];
	const lines = found.map(({ by, meant }) => ({
		from: left.findIndex(({ is, words }) => is === by.is && words === by.words),
		to: order(meant),
		near: by.is === 'skill' ? closeTo(meant) : null,
	}));
	const wanted = new Set(
		reasons.flatMap((reason) => (reason.term === 'learn' ? reason.met.map(({ ask }) => ask) : [])),
	);
	const right = offer.skills.map((ask, index) =>
		askedFor(
			ask,
			lines.some(({ to }) => to === index),
			wanted.has(ask),
		),
	);
	return { left, right, lines };
}

function askedFor(ask: Asked, met: boolean, wanted: boolean): AskedFor {
	const { name } = ask;
	if (met) return { name, words: name, is: 'met' };
	if (ask.teaches && wanted) return { name, words: `Some ${name}, you would learn it here`, is: 'learned' };
	if (ask.teaches) return { name, words: `${name}, one learns it here`, is: 'open' };
	return isNeeded(ask)
		? { name, words: `${name}, a must-have`, is: 'missing' }
		: { name, words: `${name}, nice to have`, is: 'open' };
}

/** `You know Svelte, which is close to React.` Another name of the same is the same, and the line says so. */
function closeTo({ by, ask, how }: Meant): string | null {
	if (how === 'parent' || how === 'sibling') return `You know ${by.name}, which is close to ${ask.name}.`;
	return null;
}

/** `Lead a change` inside of a sentence; what is written in capitals stays so. */
export function withoutCapital(words: string): string {
	return /^\p{Lu}(?!\p{Lu})/u.test(words) ? words.charAt(0).toLocaleLowerCase('en') + words.slice(1) : words;
}
