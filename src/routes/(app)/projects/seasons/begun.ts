import { plusDays } from '#lib/dates.ts';
import type { Phase, SeasonKind } from '#domain/projects/seasons/season.ts';
import { hourOf } from './when.ts';

/** What a form of a season begins with, as its fields want it. */
export interface Begun {
	name: string;
	title: string;
	about: string;
	kind: SeasonKind;
	startsOn: string;
	endsOn: string;
	zone: string;
	phases: Partial<Record<Phase, string>>;
	days: { day: string; name: string; about: string }[];
	times: { weekday: string; from: string; minutes: string }[];
	/** One a line. */
	awards: string;
}

interface Stored {
	name: string;
	title: string;
	about: string;
	kind: SeasonKind;
	startsOn: string;
	endsOn: string | null;
	zone: string;
	phases: readonly { phase: Phase; from: string }[];
	days: Begun['days'];
	times: readonly { weekday: number; from: number; minutes: number }[];
	awards: readonly { name: string }[];
}

export const begunFrom = (one: Stored): Begun => ({
	name: one.name,
	title: one.title,
	about: one.about,
	kind: one.kind,
	startsOn: one.startsOn,
	endsOn: one.endsOn ?? '',
	zone: one.zone,
	phases: Object.fromEntries(one.phases.map(({ phase, from }) => [phase, from])),
	days: one.days,
	times: one.times.map(({ weekday, from, minutes }) => ({
		weekday: String(weekday),
		from: hourOf(from),
		minutes: String(minutes),
	})),
	awards: one.awards.map(({ name }) => name).join('\n'),
});

/** A hack week that begins on a Monday in a month, unless its hosts say otherwise. */
export function blank(kind: SeasonKind, today: string, zone: string, awards: Begun['awards']): Begun {
	const weekday = new Date(`${today}T12:00Z`).getUTCDay();
	const startsOn = plusDays(today, 29 - weekday);
	return {
		...{ name: '', title: '', about: '', kind, zone, phases: {}, days: [], awards },
		startsOn: kind === 'week' ? startsOn : today,
		endsOn: kind === 'week' ? plusDays(startsOn, 4) : '',
		times: [],
	};
}
