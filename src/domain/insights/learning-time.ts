import { namedDay } from '#lib/dates.ts';
import { placeOfStep } from '#lib/groups.ts';
import { EVERYBODY, TOO_FEW } from './group-names.ts';
import { tooLittle, type Insight } from './insight.ts';
import { MOST_ROWS, restSaid } from './rows-that-fit.ts';

/** A group, and for how many of its people most of what they noted was kept, in words. */
export interface KeptFor {
	name: string;
	kept: string;
}

const COMPUTED = [
	'People note for themselves whether promised learning time was used for learning or taken away. Somebody counts once, as kept where half of the minutes that they noted or more were used for learning. Whoever noted nothing does not count.',
	'Shown are groups of five people or more who noted something, so that nobody who adds and subtracts comes to fewer; how many of them is told in steps. It is counted once a week, of the thirteen weeks before, whatever time or topic is chosen here: neither a number nor a second look tells of one person.',
];

export interface Kept {
	/** In the order in which they are shown. */
	groups: readonly KeptFor[];
	/** The last day that counts, `2026-11-22`; null before anything was counted. */
	asOf: string | null;
	/** Of a team that was chosen, and those inside it. */
	ofTeam: boolean;
}

/** @param at now, by which a day is named */
export function learningTime({ groups, asOf, ofTeam }: Kept, at: number): Insight {
	const key = 'learning-time';
	const rest = { computed: COMPUTED, behind: [{ label: 'Protected time', href: '/projects/time' }] };
	const [first] = groups;
	if (!first || asOf === null) {
		const from = 'From five people on who note their learning time, this shows whether it is kept.';
		return tooLittle(key, ofTeam ? TOO_FEW : from, rest);
	}
	const gives = placeOfStep(first.kept) < 0.4;
	const drawn = groups.slice(0, MOST_ROWS);
	const day = namedDay(Date.parse(`${asOf}T12:00Z`), 'UTC', at);
	return {
		...{ key, ...rest },
		finding: findingOf(first),
		about: `For how many most of their promised time is kept, of those who note it. Thirteen weeks, as of ${day}.`,
		note: ['In steps, so that no number tells of one person.', restSaid(groups.length - drawn.length)]
			.filter(Boolean)
			.join(' '),
		said: `Whether learning time is kept. ${drawn.map(({ name, kept }) => `${name}: for ${kept}`).join('. ')}.`,
		drawn: {
			chart: 'steps',
			rows: drawn.map(({ name, kept }) => ({ name, step: kept, of: null, at: placeOfStep(kept) })),
		},
		numbers: {
			columns: ['Of whom', 'Most of their time was kept for'],
			rows: groups.map(({ name, kept }) => ({ cells: [name, kept] })),
		},
		questions: [
			gives
				? { text: 'What takes the place of learning time in a full week, and who could move it?', weight: 3 }
				: { text: 'What did protected time make possible that nothing else did?', weight: 1 },
		],
		...(gives && { headline: { text: 'learning time gives way to other things', weight: 2 } }),
	};
}

function findingOf({ name, kept }: KeptFor): string {
	const whom = name === EVERYBODY ? 'those who note it' : `those in ${name} who note it`;
	return `For ${kept} of ${whom}, learning time is mostly kept.`;
}
