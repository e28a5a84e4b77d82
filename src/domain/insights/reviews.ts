import { DAY, HOUR } from '#lib/dates.ts';
import { FEWEST } from '#lib/groups.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { tooLittle, type Insight, type Question } from './insight.ts';
import { periodAt, type Scope } from './scope.ts';
import { FEW, middle, moved, quartilesOf } from './telling.ts';

/** That a review was asked for, and how it was answered first. Who answered is told of nobody. */
export interface AskedReview {
	/** UTC milliseconds. */
	asked: number;
	/** null where nobody answered. */
	answered: number | null;
}

/** What was said after meetings whose poll is counted, as sums. */
export interface Polled {
	meetings: number;
	learned: { yes: number; no: number };
	again: { yes: number; no: number };
}

const COMPUTED = [
	'Each tick is a review: how long it took from asking for it to its first answer, to the hour within two days and to the day after that. Counted are reviews of what was published in this time and that you can read; one that was asked for again counts again. Which review a tick is, and who answered, is not told; and nothing is drawn where fewer than five people answered.',
	'“Faster” and “slower” are only said where those that were asked for in the first and in the last third of the time differ by more than chance (Mann and Whitney, one in twenty).',
	'After a meeting, whoever was asked to come can say whether they learned something that affects their work, and whether they would come again. The sums are of meetings whose counts their page shows: the poll is over and three people or more answered.',
];

/** @param people how many different ones answered first */
export function reviews(
	{ asked, people, polled }: { asked: readonly AskedReview[]; people: number; polled: Polled },
	scope: Scope,
): Insight {
	const key = 'reviews';
	const rest = { computed: COMPUTED, behind: [{ label: 'Post-mortems', href: '/postmortems' }] };
	const answered = asked.flatMap(({ asked: at, answered: then }) =>
		then === null ? [] : [{ at, took: told(then - at) }],
	);
	if (answered.length < FEW || people < FEWEST) {
		const about = `From ${counted(FEW, 'answered review')} of ${counted(FEWEST, 'person', 'people')} on, this shows how long an answer takes.`;
		return tooLittle(key, about, { ...rest, note: pollSaid(polled) });
	}
	const took = answered.map((one) => one.took);
	const way = wayOf(answered, scope);
	const half = spoken(middle(took) ?? 0);
	return {
		...{ key, ...rest },
		finding: [`Half of the reviews have an answer within ${half}${CLAUSE[way ?? 'none']}.`, pollSaid(polled)]
			.filter(Boolean)
			.join(' '),
		about: `From asking for a review to its first answer. Each tick is one of ${inWords(took.length)} reviews.`,
		note: waitedFor(asked.length - answered.length),
		said: `${sentenceCase(counted(took.length, 'review'))}, ${scope.name}. Half of them have an answer within ${half}.`,
		drawn: {
			chart: 'spread',
			rows: [
				{
					name: 'First answer',
					values: took.toSorted((a, b) => a - b).map((value) => ({ value, said: spoken(value) })),
					quartiles: quartilesOf(took),
				},
			],
			ticks: TICKS,
		},
		numbers: numbersOf(took, asked.length - answered.length, polled),
		questions: questionsOf(way, polled),
		...(way === 'more' && { headline: { text: 'reviews wait longer than they did', weight: 2 } }),
		...(way === 'less' && { headline: { text: 'reviews are answered faster than they were', weight: 1 } }),
	};
}

const TICKS = [
	{ at: HOUR, label: '1 hour' },
	{ at: 8 * HOUR, label: '8 hours' },
	{ at: DAY, label: '1 day' },
	{ at: 7 * DAY, label: '1 week' },
	{ at: 30 * DAY, label: '1 month' },
];
const CLAUSE = {
	less: ', faster than before',
	more: ', slower than before',
	same: ', about as before',
	none: '',
};

/** No finer than somebody would say it, and never nothing: the scale has no zero. */
function told(ms: number): number {
	const unit = ms < 2 * DAY ? HOUR : DAY;
	return Math.max(HOUR, Math.round(ms / unit) * unit);
}

const spoken = (ms: number) =>
	ms < 2 * DAY ? counted(Math.round(ms / HOUR), 'hour') : counted(Math.round(ms / DAY), 'day');

function wayOf(answered: readonly { at: number; took: number }[], { periods }: Scope) {
	const third = Math.max(1, Math.floor(periods.length / 3));
	const placed = answered.map(({ at, took }) => ({ took, period: Math.max(0, periodAt(periods, at)) }));
	const before = placed.filter(({ period }) => period < third);
	const after = placed.filter(({ period }) => period >= periods.length - third);
	return moved(
		before.map(({ took }) => took),
		after.map(({ took }) => took),
	);
}

function pollSaid({ learned: { yes, no } }: Polled): string {
	const all = yes + no;
	if (all < FEWEST) return '';
	return `After meetings, ${yes === all ? 'all' : inWords(yes)} of ${inWords(all)} answers say that something was learned.`;
}

function waitedFor(many: number): string {
	if (many === 0) return '';
	return `${sentenceCase(inWords(many))} more ${many === 1 ? 'was' : 'were'} asked for and went out without an answer.`;
}

const BINS = [
	{ name: 'within eight hours', until: 8 * HOUR },
	{ name: 'within a day', until: DAY },
	{ name: 'within a week', until: 7 * DAY },
	{ name: 'within a month', until: 30 * DAY },
	{ name: 'later', until: Infinity },
];

function numbersOf(took: readonly number[], without: number, polled: Polled): Insight['numbers'] {
	const bins = BINS.map(({ name, until }, k) => {
		const from = BINS[k - 1]?.until ?? 0;
		return [`Answered ${name}`, took.filter((one) => one > from && one <= until).length] as const;
	});
	const polls =
		polled.learned.yes + polled.learned.no < FEWEST
			? []
			: ([
					['Meetings with a counted poll', polled.meetings],
					['Learned something', polled.learned.yes],
					['Learned nothing', polled.learned.no],
					['Would come again', polled.again.yes],
					['Would not', polled.again.no],
				] as const);
	const rows = [...bins, ['Without an answer', without] as const, ...polls];
	return { columns: ['What', 'How many'], rows: rows.map((cells) => ({ cells: [...cells] })) };
}

function questionsOf(way: ReturnType<typeof moved>, { learned, again }: Polled): Question[] {
	const questions: Question[] = [
		way === 'more'
			? { text: 'What would make a review easy to answer on the day it is asked for?', weight: 3 }
			: { text: 'Which question in a review changed what was written?', weight: 1 },
	];
	const isShown = learned.yes + learned.no >= FEWEST;
	if (isShown && again.no > again.yes)
		questions.push({ text: 'What would bring people back to a meeting about an incident?', weight: 3 });
	return questions;
}
