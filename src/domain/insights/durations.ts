import { duration, MINUTE } from '#lib/dates.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import {
	numbersOf,
	SEVERITIES,
	severityName,
	stretchOf,
	wholeOf,
	type Lasted,
} from './duration-stretches.ts';
import { ticksFor, timeInWords } from './duration-words.ts';
import { tooLittle, type Insight } from './insight.ts';
import { libraryAddress } from './library-address.ts';
import { periodAt, type Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW, middle, moved, quartilesOf } from './telling.ts';

const COMPUTED = [
	'Each line is an incident that happened in this time: from its beginning to its end, on a scale on which each step is several times the one before. Where one of the two is not written down, it is not here. What lasted less than a minute counts as one.',
	'The band is the half in the middle: a quarter was shorter, a quarter was longer; the mark in it is the median. It is drawn from five incidents on. There is no mean: one incident that lasted for weeks would decide it.',
	'To notice is from the beginning until somebody noticed, to mitigate from there until it was mitigated, to resolve from there to the end. A stretch of which one end is not known, or that ends before it begins, is in no number.',
	'“Shorter” and “longer” are only said where the first and the last third of the time differ by more than chance (Mann and Whitney, one in twenty). Whether other incidents are written up than before is not known here.',
];

interface Whole extends Lasted {
	minutes: number;
}

export function incidentDurations(all: readonly Lasted[], scope: Scope): Insight {
	const key = 'durations';
	const known = all.flatMap((one): Whole[] => {
		const whole = wholeOf(one);
		return whole === null ? [] : [{ ...one, minutes: Math.max(1, whole / MINUTE) }];
	});
	const rest = {
		...{ computed: COMPUTED, numbers: numbersOf(all) },
		behind: [
			{
				label: 'Incidents, the longest first',
				href: libraryAddress(scope, { kind: 'incident', order: 'longest' }),
			},
		],
		note: noteOf(all.length - known.length, known.length),
	};
	const minutes = known.map((one) => one.minutes);
	const quartiles = quartilesOf(minutes);
	if (quartiles === null) {
		const about = `From ${counted(FEW, 'incident')} with a beginning and an end on, this shows how long they were. ${soFar(known.length)}`;
		return tooLittle(key, about, { ...rest, note: '' });
	}
	const change = changeOf(known, scope);
	return {
		...{ key, ...rest, finding: findingOf(quartiles, change) },
		about: 'How long incidents were from beginning to end, by severity.',
		said: `${sentenceCase(counted(known.length, 'incident'))}, ${scope.name}: a quarter within ${timeInWords(quartiles[0])}, half within ${timeInWords(quartiles[1])}, three quarters within ${timeInWords(quartiles[2])}.`,
		drawn: {
			chart: 'spread',
			rows: rowsOf(known),
			ticks: ticksFor(Math.min(...minutes), Math.max(...minutes)),
		},
		questions: questionsOf(known, change),
		...headlineOf(change),
	};
}

interface Change {
	way: ReturnType<typeof moved>;
	before: number;
	after: number;
}

function changeOf(known: readonly Whole[], { periods }: Scope): Change {
	const third = Math.max(1, Math.floor(periods.length / 3));
	const within = (from: number, to: number) =>
		known.flatMap(({ happened, minutes }) => {
			const period = periodAt(periods, happened);
			return period >= from && period < to ? [minutes] : [];
		});
	const before = within(0, third);
	const after = within(periods.length - third, periods.length);
	return { way: moved(before, after), before: middle(before) ?? 0, after: middle(after) ?? 0 };
}

function findingOf([, half, three]: readonly [number, number, number], change: Change): string {
	const { way } = change;
	const [now, then] = [timeInWords(change.after), timeInWords(change.before)];
	if ((way === 'less' || way === 'more') && now !== then) {
		return `Incidents are ${way === 'less' ? 'shorter' : 'longer'} than they were. Half are over within ${now}; it was ${then} before.`;
	}
	const [middle, most] = [timeInWords(half), timeInWords(three)];
	if (middle === most) return `Three in four incidents were over within ${most}.`;
	return `Half of the incidents were over within ${middle}, three in four within ${most}.`;
}

function noteOf(unknown: number, known: number): string {
	if (unknown === 0 || known === 0) return '';
	const words = counted(unknown, 'more has', 'more have');
	return `${sentenceCase(words)} no beginning or no end written down.`;
}

function questionsOf(known: readonly Whole[], { way }: Change): Insight['questions'] {
	if (way === 'less') {
		return [{ text: 'Are incidents shorter, or do we write up others than before?', weight: 2 }];
	}
	if (way === 'more') {
		return [
			{ text: 'What do the long ones of late have in common that the earlier ones had not?', weight: 2 },
		];
	}
	const shares = known.flatMap((one) => {
		const notice = stretchOf(one, 'notice');
		const whole = wholeOf(one);
		return notice === null || whole === null || whole === 0 ? [] : [notice / whole];
	});
	if (shares.length >= FEW && (middle(shares) ?? 0) >= 0.5) {
		const text =
			'Most of the time passes before anybody notices. Who felt it first, and how would they tell us?';
		return [{ text, weight: 3 }];
	}
	return [{ text: 'What made the longest of these long, and was long the same as bad?', weight: 1 }];
}

function headlineOf({ way }: Change): Pick<Insight, 'headline'> {
	if (way === 'less') return { headline: { text: 'incidents are shorter than they were', weight: 1 } };
	if (way === 'more') return { headline: { text: 'incidents are longer than they were', weight: 1 } };
	return {};
}

function rowsOf(known: readonly Whole[]) {
	return SEVERITIES.flatMap((severity) => {
		const of = known.filter((one) => one.severity === severity);
		if (of.length === 0) return [];
		const values = of.map(({ minutes, title, number }) => ({
			value: minutes,
			said: `${title}, ${duration(minutes * MINUTE)}`,
			href: `/postmortems/${number}`,
		}));
		return [{ name: severityName(severity), values, quartiles: quartilesOf(of.map((one) => one.minutes)) }];
	});
}
