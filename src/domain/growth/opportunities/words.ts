import { dayOfMonth, daysFrom, HOUR, localInput, zoneName } from '#lib/dates.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { cityOf } from '#lib/places.ts';
import type { AskedSkill, Form } from './opportunity.ts';
import type { ListedOpportunity } from './row.ts';

export const FORM_NAMES: Record<Form, string> = {
	project: 'Project',
	mentorship: 'Mentor',
	pairing: 'Pairing',
	shadowing: 'Shadowing',
	hack: 'Hack idea',
	role: 'Role',
};

/** Several of them. */
export const FORMS_NAMED: Record<Form, string> = {
	project: 'Projects',
	mentorship: 'Mentors',
	pairing: 'Pairing',
	shadowing: 'Shadowing',
	hack: 'Hack ideas',
	role: 'Roles',
};

/** For whoever posts one. */
export const FORM_CHOICES: Record<Form, { label: string; hint: string }> = {
	project: { label: 'A part-time project', hint: 'Some hours a week, beside what one does.' },
	mentorship: { label: 'A mentorship', hint: 'You, or somebody you name, mentors.' },
	pairing: { label: 'Pairing', hint: 'Two work on one thing, and both learn.' },
	shadowing: { label: 'Shadowing, or an embed', hint: 'Somebody comes along, or joins a team for a while.' },
	hack: { label: 'An idea for a hack week', hint: 'It looks for people who take it up.' },
	role: { label: 'A role', hint: 'A place in a team, for longer.' },
};

type Timed = Pick<ListedOpportunity, 'hoursAWeek' | 'weeks' | 'startsOn' | 'endsOn'>;

/** `5 h`, `an hour`, `half an hour` */
function hours(many: number): string {
	if (many === 0.5) return 'half an hour';
	return many === 1 ? 'an hour' : `${many.toLocaleString('en')}\u00a0h`;
}

/** `7 December`; with its year where that is not told by how near it is. */
export function dayInWords(day: string, today: string): string {
	const at = Date.parse(`${day}T12:00Z`);
	const away = daysFrom(today, day);
	const isNear = day.slice(0, 4) === today.slice(0, 4) || (away > 0 && away < 300);
	return isNear ? dayOfMonth(at, 'UTC') : `${dayOfMonth(at, 'UTC')} ${day.slice(0, 4)}`;
}

/** `5 h a week for eight weeks from 7 December`; empty where nothing is said of it. */
export function timeInWords({ hoursAWeek, weeks, startsOn, endsOn }: Timed, today: string): string {
	return [
		hoursAWeek === null ? '' : `${hours(hoursAWeek)} a week`,
		weeks === null ? '' : `for ${counted(weeks, 'week')}`,
		startsOn === null ? '' : `${startsOn < today ? 'since' : 'from'} ${dayInWords(startsOn, today)}`,
		endsOn === null ? '' : `until ${dayInWords(endsOn, today)}`,
	]
		.filter(Boolean)
		.join(' ');
}

/** How far its clock is from the reader's, both named: `Wellington time (GMT+13), 12 hours ahead of yours (WET)`. */
export function zoneInWords(zone: string, mine: string, at: number): string {
	if (zone === '') return '';
	const here = `${cityOf(zone)} time (${zoneName(at, zone)})`;
	const wall = (of: string) => Date.parse(`${localInput(at, of)}Z`);
	const ahead = (wall(zone) - wall(mine)) / HOUR;
	if (ahead === 0) return `${here}, the same as yours`;
	const far = Math.abs(ahead);
	const howFar = Number.isInteger(far) ? counted(far, 'hour') : `${far.toLocaleString('en')} hours`;
	return `${here}, ${howFar} ${ahead > 0 ? 'ahead of' : 'behind'} yours (${zoneName(at, mine)})`;
}

/** `Two places, one is taken`; empty where there is one and it is free. */
export function placesInWords({ places, taken }: Pick<ListedOpportunity, 'places' | 'taken'>): string {
	if (places === 1) return taken === 0 ? '' : 'Its place is taken';
	const all = sentenceCase(counted(places, 'place'));
	if (taken === 0) return all;
	if (taken >= places) return `${all}, all taken`;
	return `${all}, ${inWords(taken)} ${taken === 1 ? 'is' : 'are'} taken`;
}

/** `Rust, one would learn it here` */
export const skillInWords = ({ name, teaches }: Pick<AskedSkill, 'name' | 'teaches'>): string =>
	teaches ? `${name}, you would learn it here` : name;
