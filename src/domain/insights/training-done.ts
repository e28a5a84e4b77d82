import { namedDay } from '#lib/dates.ts';
import { placeOfStep } from '#lib/groups.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { EVERYBODY, TOO_FEW } from './group-names.ts';
import { tooLittle, type Insight } from './insight.ts';
import { MOST_ROWS, restSaid } from './rows-that-fit.ts';
import { FEW } from './telling.ts';

export interface Trained {
	/** Of a team that was chosen, and those inside it. */
	ofTeam: boolean;
	/** Groups of people in the order in which they are shown, and how many of each finished a course. */
	groups: readonly { name: string; of: number; finished: string }[];
	/** The last day that counts, `2026-11-22`. */
	asOf: string;
	/** Of everybody, in whole fives; null where a number would tell of somebody. */
	begun: number | null;
	finished: number | null;
	/** How often people played a drill together, and of how many incidents. */
	drills: { runs: number; incidents: number };
}

const COMPUTED = [
	'Counted is who finished a course that everybody may read, in the 52 weeks before the day that is named, whatever time or topic is chosen here. Shown are groups of five people or more, so that nobody who adds and subtracts comes to fewer. Shares come in steps and change once a week, on Mondays, so that neither a number nor a second look tells of one person. That somebody takes a course is theirs to tell.',
	'Drills are those that people played together to the end in the chosen time, of incidents that you can read. What somebody plays alone is theirs, and is not counted.',
];

/** @param at now, by which a day is named */
export function trainingDone(
	{ ofTeam, groups, asOf, begun, finished, drills }: Trained,
	at: number,
): Insight {
	const key = 'training';
	const rest = { computed: COMPUTED, behind: [TRAINING, { label: 'Drills', href: '/training/drills' }] };
	const [first] = groups;
	if (!first) {
		const from = `From ${counted(FEW, 'person', 'people')} on who could take a course, this shows how many finish one.`;
		return tooLittle(key, ofTeam ? TOO_FEW : from, rest);
	}
	const drawn = groups.slice(0, MOST_ROWS);
	const day = namedDay(Date.parse(`${asOf}T12:00Z`), 'UTC', at);
	return {
		...{ key, ...rest },
		finding: findingOf(first),
		about: `How many finished a course in the 52 weeks up to ${day}, in steps.`,
		note: [inFives(begun, finished), drillsSaid(drills), restSaid(groups.length - drawn.length)]
			.filter(Boolean)
			.join(' '),
		said: `Who finished a course. ${drawn.map((group) => `${group.name}: ${group.finished}`).join('. ')}.`,
		drawn: {
			chart: 'steps',
			rows: drawn.map(({ name, of, finished: step }) => ({ name, step, of, at: placeOfStep(step) })),
		},
		numbers: {
			columns: ['Of whom', 'People', 'Finished a course'],
			rows: groups.map((group) => ({ cells: [group.name, group.of, group.finished] })),
		},
		questions: [
			drills.runs === 0
				? { text: 'Which of our incidents would be worth playing through together?', weight: 1 }
				: { text: 'What did we notice in a drill that no document told us?', weight: 1 },
		],
	};
}

const TRAINING = { label: 'Training', href: '/training' };

function findingOf({ name, finished }: Trained['groups'][number]): string {
	return `Of ${name === EVERYBODY ? 'everybody here' : `those in ${name}`}, ${finished} finished a course in a year.`;
}

function drillsSaid({ runs, incidents }: Trained['drills']): string {
	if (runs === 0) return '';
	const of = incidents < runs ? `, of ${counted(incidents, 'incident')}` : '';
	return `${sentenceCase(counted(runs, 'drill'))} ${runs === 1 ? 'was' : 'were'} played together${of}.`;
}

function inFives(begun: number | null, finished: number | null): string {
	if (begun === null) return '';
	const and = finished === null ? '' : `, and at least ${inWords(finished)} finished one`;
	return `At least ${inWords(begun)} people began a course in that time${and}.`;
}
