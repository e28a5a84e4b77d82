import { z } from 'zod';
import { daysFrom } from '#lib/dates.ts';
import { slugOf } from '#lib/slug.ts';
import { noneOr } from '#lib/web/fields.ts';
import { Zone } from '../../accounts/person.ts';
import { phasesFrom, usualPhases } from './phases.ts';
import { AWARDS, MOST_DAYS, MOST_TIMES, PHASES, SEASON_KINDS, type Award, type Phase } from './season.ts';

const LONGEST = 120;
const MOST_AWARDS = 8;
const FURTHEST = 3 * 366;

const Day = z.iso.date('Give a day, such as 2026-11-30.');
const DayOrNone = noneOr(Day.nullable()).default(null);
const words = (most: number, sentence: string) => z.string().trim().max(most, sentence).default('');

/** `14:30`, as minutes after midnight. */
const Hour = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give an hour, such as 14:00.')
	.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const NamedDay = z.object({
	day: noneOr(Day.nullable()),
	name: words(40, 'The name of a day can be 40 characters at the most.'),
	about: words(160, 'What a day is for has room for 160 characters.'),
});

const Time = z.object({
	weekday: noneOr(z.coerce.number().int().min(1).max(7).nullable()),
	from: Hour.or(z.literal('')).default(''),
	minutes: z.coerce
		.number({ error: 'How many minutes?' })
		.int('Whole minutes are close enough.')
		.min(15, 'A quarter of an hour at the least.')
		.max(720, 'Twelve hours at the most.')
		.default(240),
});

/** One award a line. */
const Awards = z
	.string()
	.optional()
	.transform((text) =>
		text
			?.split('\n')
			.map((line) => line.trim())
			.filter(Boolean),
	)
	.pipe(
		z
			.array(z.string().max(60, 'An award can be 60 characters at the most.'))
			.max(MOST_AWARDS, `${MOST_AWARDS} awards are as many as anybody votes on.`)
			.optional(),
	);

/** A season as a form or a program sends it. What is left out of a hack week is as it usually is. */
export const NewSeason = z
	.object({
		name: z
			.string()
			.trim()
			.min(1, 'What is it called? “Hack week 9”, “Thursday afternoons”.')
			.max(60, 'Its name can be 60 characters at the most.'),
		title: words(90, 'What it asks of people can be 90 characters at the most.'),
		about: words(4000, 'What it is about has room for 4,000 characters.'),
		kind: z.enum(SEASON_KINDS, { error: 'Choose what it is.' }),
		startsOn: Day,
		endsOn: DayOrNone,
		zone: Zone,
		phases: z
			.object(
				Object.fromEntries(PHASES.map((phase) => [phase, DayOrNone])) as Record<Phase, typeof DayOrNone>,
			)
			.partial()
			.default({}),
		days: z.array(NamedDay).max(MOST_DAYS, `${MOST_DAYS} days at the most.`).default([]),
		times: z.array(Time).max(MOST_TIMES, 'One a day of the week at the most.').default([]),
		awards: Awards,
	})
	.superRefine((given, context) => {
		for (const [field, message] of problemsOf(given)) {
			context.addIssue({ code: 'custom', path: field.split('.'), message });
		}
	})
	.transform(({ phases, days, times, awards, ...rest }) => {
		const isWeek = rest.kind === 'week';
		return {
			...rest,
			phases: isWeek && rest.endsOn !== null ? phasesFrom(withUsual(rest.startsOn, rest.endsOn, phases)) : [],
			days: isWeek ? days.flatMap(({ day, ...one }) => (day === null ? [] : [{ day, ...one }])) : [],
			times: isWeek
				? []
				: times.flatMap(({ weekday, from, minutes }) =>
						weekday === null || from === '' ? [] : [{ weekday, from, minutes }],
					),
			awards: awards?.map(awardNamed),
		};
	});
export type NewSeason = z.output<typeof NewSeason>;

interface Given {
	kind: 'week' | 'lane';
	startsOn: string;
	endsOn: string | null;
	phases: Partial<Record<Phase, string | null>>;
	days: readonly { day: string | null }[];
	times: readonly { weekday: number | null; from: number | '' }[];
}

function* problemsOf(given: Given): Generator<[string, string]> {
	const { kind, startsOn, endsOn, phases, days, times } = given;
	if (endsOn !== null && endsOn < startsOn) yield ['endsOn', 'The last day is before the first one.'];
	if (kind === 'lane') {
		for (const [index, { weekday, from }] of times.entries()) {
			if ((weekday === null) !== (from === ''))
				yield [`times.${index}.from`, 'A day of the week and an hour.'];
		}
		return;
	}
	if (endsOn === null) yield ['endsOn', 'On which day does it end? What has no end is a lane.'];
	if (endsOn === null || endsOn < startsOn) return;
	if (daysFrom(startsOn, endsOn) >= LONGEST) {
		yield ['endsOn', `A hack week of more than ${LONGEST} days is a lane.`];
	}
	const all = withUsual(startsOn, endsOn, phases);
	for (const [index, phase] of PHASES.entries()) {
		const before = PHASES[index - 1];
		if (before !== undefined && all[phase] < all[before]) {
			yield [`phases.${phase}`, 'It would begin before what comes first.'];
		}
	}
	if (Math.abs(daysFrom(all.ideas, endsOn)) > FURTHEST) yield ['phases.ideas', 'That is years before it.'];
	for (const [index, { day }] of days.entries()) {
		if (day !== null && (day < startsOn || day > endsOn))
			yield [`days.${index}.day`, 'That day is not in it.'];
	}
}

function withUsual(
	startsOn: string,
	endsOn: string,
	phases: Partial<Record<Phase, string | null>>,
): Record<Phase, string> {
	const usual = usualPhases(startsOn, endsOn);
	for (const phase of PHASES) usual[phase] = phases[phase] ?? usual[phase];
	return usual;
}

/** Those that Kintsugi knows keep what they are called inside, so that years can be laid side by side. */
function awardNamed(name: string): Award {
	const known = AWARDS.find((one) => one.name.toLowerCase() === name.toLowerCase());
	return known ?? { key: slugOf(name) || name, name };
}

export const Host = z.object({
	person: z
		.string()
		.trim()
		.min(1, 'Who? A name or an e-mail address.')
		.max(320, 'That is longer than any name.'),
});

export const LeavingHost = z.object({ personId: z.coerce.number().int().positive() });

export const NewWord = z.object({
	text: z
		.string()
		.trim()
		.min(1, 'What would you like to say?')
		.max(2000, 'Two thousand characters at the most.'),
});

export const Answered = z.object({
	id: z.coerce.number().int().positive(),
	answer: z.string().trim().min(1, 'What is the answer?').max(2000, 'Two thousand characters at the most.'),
});

export const WhichWord = z.object({ id: z.coerce.number().int().positive() });

export const Proposed = z.object({
	number: z.coerce.number().int().positive(),
	personId: z.coerce.number().int().positive(),
});

/** Empty, the summary writes itself again. */
export const NewSummary = z.object({
	summary: z.string().trim().max(20_000, 'A summary can be 20,000 characters at the most.').default(''),
});

export const WhichProject = z.object({ number: z.coerce.number().int().positive() });
