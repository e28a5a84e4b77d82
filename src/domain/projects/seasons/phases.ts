import { daysFrom, plusDays } from '#lib/dates.ts';
import { isWorkingDay } from '#lib/civil-hours.ts';
import { PHASES, type Phase, type PhaseFrom, type SeasonDay, type SeasonKind } from './season.ts';

/** As much of a season as says when it is what. */
export interface Dated {
	kind: SeasonKind;
	startsOn: string;
	endsOn: string | null;
	phases: readonly PhaseFrom[];
}

export type Standing = 'ahead' | 'running' | 'over';

/** On a calendar day of its zone. */
export function standingOn({ startsOn, endsOn }: Dated, day: string): Standing {
	if (day < startsOn) return 'ahead';
	return endsOn !== null && day > endsOn ? 'over' : 'running';
}

/** What it is about on that day. Before the first phase it is about ideas: nobody has to wait with one. */
export function phaseOn({ kind, phases }: Dated, day: string): Phase | null {
	if (kind === 'lane') return null;
	return phases.findLast(({ from }) => from <= day)?.phase ?? 'ideas';
}

/** When a phase begins where its hosts say nothing else. */
export function usualPhases(startsOn: string, endsOn: string): Record<Phase, string> {
	return {
		ideas: plusDays(startsOn, -28),
		teams: plusDays(startsOn, -7),
		building: startsOn,
		show: endsOn,
		after: plusDays(endsOn, 1),
	};
}

export const phasesFrom = (days: Record<Phase, string>): PhaseFrom[] =>
	PHASES.map((phase) => ({ phase, from: days[phase] }));

export interface CountDown {
	days: number;
	until: 'kick-off' | 'show' | 'end';
}

/** How many nights are left until what comes next; null where nothing does. */
export function countDown(season: Dated, day: string): CountDown | null {
	if (day < season.startsOn) return { days: daysFrom(day, season.startsOn), until: 'kick-off' };
	const show = season.phases.find(({ phase }) => phase === 'show')?.from;
	if (season.kind === 'week' && show !== undefined && day <= show) {
		return { days: daysFrom(day, show), until: 'show' };
	}
	const { endsOn } = season;
	return endsOn !== null && day <= endsOn ? { days: daysFrom(day, endsOn), until: 'end' } : null;
}

/** `11 days until kick-off`, in two parts: what is drawn large, and what it means. */
export function countedDown({ days, until }: CountDown): { figure: string; says: string } {
	const what = { 'kick-off': 'kick-off', show: 'the show', end: 'the end' }[until];
	if (days === 0) return { figure: 'Today', says: until === 'end' ? 'is the last day' : `is ${what}` };
	return { figure: String(days), says: `${days === 1 ? 'day' : 'days'} until ${what}` };
}

export interface ShownDay extends SeasonDay {
	isShow: boolean;
}

/** More than this is no week any more, and is not drawn day by day. */
const DRAWN = 10;

/**
 * The days of a hack week that people work on, its first, its show, and those that its hosts named; none of one that
 * is too long.
 */
export function daysOf(season: Dated & { days: readonly SeasonDay[] }): ShownDay[] {
	const { kind, startsOn, endsOn, days } = season;
	if (kind === 'lane' || endsOn === null || daysFrom(startsOn, endsOn) > 2 * DRAWN) return [];
	const show = season.phases.find(({ phase }) => phase === 'show')?.from ?? endsOn;
	const all = Array.from({ length: daysFrom(startsOn, endsOn) + 1 }, (_, index) => plusDays(startsOn, index));
	const named = new Map(days.map((one) => [one.day, one]));
	const isKept = (day: string) => isWorkingDay(day) || day === startsOn || day === show || named.has(day);
	const shown = all.filter(isKept);
	if (shown.length > DRAWN) return [];
	return shown.map((day) => {
		const said = named.get(day);
		const usual = day === startsOn ? 'Kick\u2011off' : day === show ? 'Show' : 'Build';
		return { day, name: said?.name || usual, about: said?.about ?? '', isShow: day === show };
	});
}
