import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';
import { MOST_DAYS, PARTS_IN_RHYTHM, RHYTHMS, type Every } from './rhythm.ts';
import { LASTING } from './rhythm-words.ts';

export const MOST_FURTHER = 3;

const Day = z.iso.date('Give a day, such as 2026-12-24.');
const Hour = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give an hour, such as 16:00.')
	.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const within = (least: number, most: number, sentence: string) =>
	z.coerce.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
const Weekday = within(1, 7, 'Choose days of the week.');

/** When a team asks itself, as a form sends it. */
export const RhythmChange = z
	.object({
		every: z.enum(RHYTHMS),
		days: z.array(Weekday).max(7).default([]),
		opensAt: Hour,
		lasts: within(60, MOST_DAYS * 1440, 'Choose how long it can be answered.').refine(
			(minutes) => LASTING.some((one) => one.minutes === minutes),
			'Choose how long it can be answered.',
		),
		sprintFrom: noneOr(Day.nullable()).default(null),
		sprintWeeks: within(1, 8, 'A sprint has one to eight weeks.').default(2),
		further: within(0, MOST_FURTHER, `At most ${MOST_FURTHER} further questions.`).default(0),
		asksStatus: z
			.literal('true')
			.optional()
			.transform((ticked) => ticked === 'true'),
	})
	.superRefine(({ every, days, sprintFrom }, context) => {
		const say = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		const wrong = daysProblem(every, new Set(days).size);
		if (wrong !== null) say('days', wrong);
		if (every === 'sprint' && sprintFrom === null) say('sprintFrom', 'On which day did a sprint begin?');
	});
export type RhythmChange = z.output<typeof RhythmChange>;

function daysProblem(every: Every, days: number): string | null {
	if (every === 'demand') return null;
	if (days === 0) return 'Choose at least one day.';
	if (every === 'week' && days > 1)
		return 'Once a week is on one day. For more, choose “on the days you choose”.';
	if (every === 'sprint' && days > 1) return 'Once a sprint is on one day of its last week.';
	return null;
}

export const Pause = z.object({ until: Day });

export const PartChange = z.object({
	personId: z.coerce.number().int().positive(),
	part: z.enum(['asked', ...PARTS_IN_RHYTHM]),
});

export const NewHoliday = z.object({
	day: Day,
	name: z.string().trim().max(80, 'A name can be 80 characters at the most.').default(''),
});

export const NewLeave = z
	.object({ fromDay: Day, toDay: noneOr(Day.nullable()).default(null) })
	.transform(({ fromDay, toDay }) => ({ fromDay, toDay: toDay ?? fromDay }))
	.refine(({ fromDay, toDay }) => fromDay <= toDay, {
		path: ['toDay'],
		message: 'The last day is before the first one.',
	});

export const Numbered = z.object({ id: z.coerce.number().int().positive() });

export const NewQuestion = z.object({
	text: z
		.string()
		.trim()
		.min(1, 'What would you like to ask?')
		.max(300, 'A question can be 300 characters at the most.'),
});

export const DayOfTeam = z.object({ team: z.string().max(120), day: Day });
