import { z } from 'zod';
import { isWorkingDay, MORNING } from '#lib/civil-hours.ts';
import { DAY, isoDay, namedDay, parseMoment } from '#lib/dates.ts';
import { noneOr } from '#lib/web/fields.ts';
import type { PostmortemKind } from './postmortem.ts';

const days = (most: number, sentence: string) =>
	noneOr(z.coerce.number(sentence).int(sentence).min(1, sentence).max(most, sentence).nullable());
const Within = days(60, 'Between 1 and 60 working days, or nothing.').default(null);

export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4', 'unknown'] as const;

/** What a workspace expects, and how it reminds: nothing of it unless somebody chose it. */
export const Expectations = z.object({
	/** Working days, for each severity; null where none is expected by a day. */
	within: z.object({ sev1: Within, sev2: Within, sev3: Within, sev4: Within, unknown: Within }).prefault({}),
	/** Counted from the end of the incident, or from when somebody began to write. */
	from: z.enum(['resolved', 'drafted']).default('resolved'),
	/** A reminder that many working days before; null for none. */
	before: days(10, 'Between 1 and 10 working days, or nothing.').default(null),
	/** A reminder on the day itself. */
	onTheDay: z.boolean().default(false),
	/** UTC milliseconds of the last change: nobody is reminded of what was not yet asked for. */
	since: z.number().default(0),
});
export type Expectations = z.output<typeof Expectations>;

/** As a form sends it: a box that is not ticked is not sent. */
export const ChosenExpectations = Expectations.omit({ since: true }).extend({
	onTheDay: z
		.literal('true')
		.optional()
		.transform((ticked) => ticked === 'true'),
});

interface Drafted {
	kind: PostmortemKind;
	severity: number | null;
	resolvedAt: number | null;
	createdAt: number;
	/** In which the days are counted: its authors'. */
	zone: string;
}

/** The calendar day, `2026-11-24`, by which a draft is expected; null where none is. */
export function expectedDay(expectations: Expectations, draft: Drafted): string | null {
	const within = withinOf(expectations, draft);
	if (within === null) return null;
	const begun = addWorkingDays(isoDay(draft.createdAt, draft.zone), within);
	if (expectations.from === 'drafted' || draft.resolvedAt === null) return begun;
	const day = addWorkingDays(isoDay(draft.resolvedAt, draft.zone), within);
	// Somebody who writes up something old is not late on the first day.
	return day < isoDay(draft.createdAt, draft.zone) ? begun : day;
}

function withinOf({ within }: Expectations, { kind, severity }: Drafted): number | null {
	// Nobody has to have had a success by Friday.
	if (kind === 'success') return null;
	return within[SEVERITIES[(severity ?? SEVERITIES.length) - 1] ?? 'unknown'];
}

/** Monday to Friday; what is counted from a Saturday is counted from the Monday after as its first. */
export function addWorkingDays(day: string, count: number): string {
	const step = Math.sign(count);
	let at = day;
	for (let left = Math.abs(count); left > 0;) {
		at = isoDay(noon(at) + step * DAY, 'UTC');
		if (isWorkingDay(at)) left--;
	}
	return at;
}

export interface Reminder {
	kind: 'expected-soon' | 'expected-day';
	/** From when on it may be told: nine in the morning of a working day, on the person's own clock. */
	from: number;
	/** Later than that it would only be late. */
	until: number;
}

const EVENING = '18:00';

/** What a person in that zone is reminded of, and when. */
export function remindersOf({ before, onTheDay }: Expectations, day: string, zone: string): Reminder[] {
	const reminders: Reminder[] = [];
	const at = (date: string, time: string) => parseMoment(`${date}T${time}`, zone) ?? 0;
	if (before !== null) {
		const first = addWorkingDays(day, -before);
		const until = at(addWorkingDays(day, -1), EVENING);
		reminders.push({ kind: 'expected-soon', from: at(first, MORNING), until });
	}
	if (onTheDay) {
		reminders.push({ kind: 'expected-day', from: at(day, MORNING), until: at(day, EVENING) });
	}
	return reminders;
}

/** Beside a draft: plain, also when the day is gone. */
export function expectedWords(day: string, today: string): string {
	if (day === today) return 'Expected today';
	const named = namedDay(noon(day), 'UTC', noon(today));
	return day > today ? `Expected by ${named}` : `Expected ${named}; it may still come`;
}

function noon(day: string): number {
	return Date.parse(`${day}T12:00Z`);
}
