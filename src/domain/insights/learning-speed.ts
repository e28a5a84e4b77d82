import { DAY } from '#lib/dates.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { tooLittle, type Insight } from './insight.ts';
import { periodAt, type Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW, middle, moved } from './telling.ts';

/** An incident and when its learning was published, both UTC milliseconds. */
export interface Learned {
	number: number;
	title: string;
	ended: number;
	published: number;
}

const COMPUTED = [
	'Each dot is a published post-mortem of an incident: how many days lie between the end of the incident and the day it was published first. Where no end is written down, the day it happened counts.',
	'What was brought in from elsewhere is left out: when its readers first had it is not known here. So is what was published before its incident had ended.',
	'The line is the median of each month: half of the incidents took so long or less. “Faster” and “slower” are only said where the first and the last third of the time differ by more than chance (Mann and Whitney, one in twenty).',
];

/** @param learned within the scope, by when it was published */
export function learningSpeed(learned: readonly Learned[], scope: Scope): Insight {
	const key = 'learning-speed';
	const rest = { computed: COMPUTED, behind: [{ label: 'These post-mortems', href: '/postmortems' }] };
	if (learned.length < FEW) {
		const about = `From ${counted(FEW, 'published incident')} on, this shows how long learning takes. ${soFar(learned.length)}`;
		return tooLittle(key, about, { ...rest, numbers: numbersOf(learned) });
	}
	const { periods } = scope;
	const points = learned.map((one) => ({
		...one,
		days: daysOf(one),
		period: periodAt(periods, one.published),
	}));
	const line = periods.map((_, period) =>
		middle(points.filter((point) => point.period === period).map(({ days }) => days)),
	);
	const third = Math.max(1, Math.floor(periods.length / 3));
	const daysIn = (from: number, to: number) =>
		points.filter(({ period }) => period >= from && period < to).map(({ days }) => days);
	const before = daysIn(0, third);
	const after = daysIn(periods.length - third, periods.length);
	const way = moved(before, after);
	const whole = middle(points.map(({ days }) => days)) ?? 0;
	return {
		...{ key, ...rest, note: '', numbers: numbersOf(learned) },
		finding: findingOf(way, whole, middle(before) ?? whole, middle(after) ?? whole),
		about: 'Days from the end of an incident to its published learning. Each dot is one incident.',
		said: `Each of ${learned.length} incidents by the day its learning was published, ${scope.name}. In the middle it took ${spoken(whole)}.`,
		drawn: {
			chart: 'dots',
			columns: periods.map(({ label, said }) => ({ label, said })),
			points: points.map(({ days, published, number, title }) => ({
				at: placeOf(scope, published),
				value: days,
				said: `${title}, ${spoken(days)}`,
				href: `/postmortems/${number}`,
			})),
			...{ line, lineName: 'median', unit: ['day', 'days'], marks: [] },
		},
		questions:
			way === 'more'
				? [{ text: 'What stood between the end of these incidents and the telling of them?', weight: 3 }]
				: [{ text: 'Which of the slow ones taught the most, and who has read it?', weight: 1 }],
		...(way === 'less' && { headline: { text: 'we learn faster than we did', weight: 3 } }),
		...(way === 'more' && { headline: { text: 'learning takes longer than it did', weight: 3 } }),
	};
}

function findingOf(way: ReturnType<typeof moved>, whole: number, before: number, after: number): string {
	if (way === 'less' || way === 'more') {
		return `Learning reaches people in ${spoken(after)}. It took ${inWords(Math.round(before))} before.`;
	}
	const steady = way === 'same' ? ', about as it was' : '';
	return `${sentenceCase(`half of the incidents reach people within ${spoken(whole)}`)}${steady}.`;
}

const daysOf = ({ ended, published }: Learned) => Math.max(0, (published - ended) / DAY);
const spoken = (days: number) => counted(Math.round(days), 'day');

/** 2.5 is the middle of the third column. */
function placeOf({ periods }: Scope, at: number): number {
	const index = periodAt(periods, at);
	const period = periods[index];
	return period ? index + (at - period.from) / (period.until - period.from) : 0;
}

function numbersOf(learned: readonly Learned[]): Insight['numbers'] {
	return {
		columns: ['Post-mortem', 'Incident ended', 'Learning published', 'Days'],
		rows: learned.map((one) => ({
			cells: [one.title, day(one.ended), day(one.published), Math.round(daysOf(one))],
			href: `/postmortems/${one.number}`,
		})),
	};
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
