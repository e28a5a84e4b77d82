import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';

export const PROMISE_KINDS = ['hours', 'afternoon', 'share'] as const;
/** Hours a week, the same afternoon of each week, or a share of the week. */
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** As much of a promise as says when it holds and what it comes to. */
export interface Promised {
	kind: PromiseKind;
	/** A week. */
	minutes: number;
	/** 1 is Monday. */
	weekday: number | null;
	/** Minutes after midnight, on everybody’s own clock. */
	from: number | null;
	percent: number | null;
	startsOn: string;
	endsOn: string | null;
}

export const WEEKDAYS = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
] as const;

/** `26 h`, `4 h 30 min`: a sum of working time has no days. */
export function inHours(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = Math.round(minutes % 60);
	if (rest === 0) return `${hours} h`;
	return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
}

/** `13:00` */
export const clock = (minutes: number): string =>
	[Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** `20 per cent of the week, 8 h`, `Thursdays from 13:00 to 17:00`, `4 h a week` */
export function inWords({ kind, minutes, weekday, from, percent }: Promised): string {
	if (kind === 'afternoon' && weekday !== null && from !== null)
		return `${WEEKDAYS[weekday - 1] ?? ''}s from ${clock(from)} to ${clock(from + minutes)}`;
	if (kind === 'share' && percent !== null) return `${percent} per cent of the week, ${inHours(minutes)}`;
	return `${inHours(minutes)} a week`;
}

export const holdsOn = ({ startsOn, endsOn }: Promised, day: string): boolean =>
	startsOn <= day && (endsOn === null || day <= endsOn);

const Hour = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give an hour, such as 13:00.')
	.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const within = (least: number, most: number, sentence: string) =>
	z.coerce.number(sentence).min(least, sentence).max(most, sentence);
const Week = within(1, 80, 'A week has 1 to 80 hours here.');

/** As a form sends it: what does not belong to the kind that is chosen does not count. */
export const NewPromise = z
	.object({
		/** Of a team; everybody, where it is left empty. */
		team: z.string().max(120).default(''),
		kind: z.enum(PROMISE_KINDS),
		hours: noneOr(within(0.5, 40, 'Half an hour to 40 hours a week.').nullable()).default(null),
		weekday: noneOr(within(1, 7, 'Choose a day of the week.').int().nullable()).default(null),
		from: noneOr(Hour.nullable()).default(null),
		until: noneOr(Hour.nullable()).default(null),
		percent: noneOr(within(1, 100, 'A share is 1 to 100 per cent.').int().nullable()).default(null),
		week: noneOr(Week.nullable()).default(null),
		startsOn: z.iso.date('Give a day, such as 2026-12-01.'),
		words: z.string().trim().max(240, 'This can be 240 characters at the most.').default(''),
	})
	.transform((given, context) => {
		const { team, kind, startsOn, words } = given;
		const needed = (name: 'hours' | 'weekday' | 'from' | 'until' | 'percent', message: string): number => {
			const value = given[name];
			if (value === null) context.addIssue({ code: 'custom', path: [name], message });
			return value ?? 0;
		};
		const common = { team, kind, startsOn, words, weekday: null, from: null, percent: null };
		if (kind === 'hours')
			return { ...common, minutes: Math.round(needed('hours', 'How many hours a week?') * 60) };
		if (kind === 'share') {
			const percent = needed('percent', 'How much of the week?');
			return { ...common, percent, minutes: Math.round(((given.week ?? 40) * 60 * percent) / 100) };
		}
		const weekday = needed('weekday', 'On which day?');
		const from = needed('from', 'From when?');
		const until = needed('until', 'Until when?');
		if (given.from !== null && given.until !== null && until <= from)
			context.addIssue({ code: 'custom', path: ['until'], message: 'It ends before it begins.' });
		return { ...common, weekday, from, minutes: until - from };
	});
export type NewPromise = z.output<typeof NewPromise>;

export const NumberedPromise = z.object({ id: z.coerce.number().int().positive() });
