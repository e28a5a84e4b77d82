import { isZone, parseMoment } from '#lib/dates.ts';

/** A time zone as a document names it. */
export interface Zone {
	written: string;
	/** The place whose clocks it is; what the entry keeps as its zone. */
	iana: string;
	/** Minutes ahead of UTC where the name fixes them; null where the clocks of the place decide. */
	offset: number | null;
	/** The name of a place's winter time, which its people write in summer too. */
	winterName: boolean;
}

export const UTC: Zone = { written: 'UTC', iana: 'UTC', offset: 0, winterName: false };

/** Name of winter time, name of summer time with its offset, other names for whatever the clock shows, place. */
const PLACES: [winter: string[], summer: [string, number] | null, either: string[], place: string][] = [
	[['CET', 'MEZ'], ['CEST', 120], ['Central European Time'], 'Europe/Brussels'],
	[[], ['MESZ', 120], [], 'Europe/Brussels'],
	[[], ['BST', 60], [], 'Europe/London'],
	[['WET'], ['WEST', 60], [], 'Europe/Lisbon'],
	[['EET'], ['EEST', 180], [], 'Europe/Helsinki'],
	[['PST'], ['PDT', -420], ['PT', 'Pacific Time', 'Pacific'], 'America/Los_Angeles'],
	[['MST'], ['MDT', -360], ['MT', 'Mountain Time', 'Mountain'], 'America/Denver'],
	[['CST'], ['CDT', -300], ['CT', 'Central Time'], 'America/Chicago'],
	[['EST'], ['EDT', -240], ['ET', 'Eastern Time', 'Eastern'], 'America/New_York'],
	[['AKST'], ['AKDT', -480], [], 'America/Anchorage'],
	[['AEST'], ['AEDT', 660], [], 'Australia/Sydney'],
	[['NZST'], ['NZDT', 780], [], 'Pacific/Auckland'],
	[[], null, ['HST'], 'Pacific/Honolulu'],
	[[], null, ['IST'], 'Asia/Kolkata'],
	[[], null, ['JST'], 'Asia/Tokyo'],
	[[], null, ['KST'], 'Asia/Seoul'],
	[[], null, ['SGT'], 'Asia/Singapore'],
	[[], null, ['HKT'], 'Asia/Hong_Kong'],
	[[], null, ['MSK'], 'Europe/Moscow'],
	[[], null, ['BRT'], 'America/Sao_Paulo'],
	[[], null, ['SAST'], 'Africa/Johannesburg'],
];

const NAMED = new Map<string, Omit<Zone, 'written'>>([
	...['UTC', 'GMT', 'Z', 'Zulu', 'Coordinated Universal Time', 'Greenwich Mean Time'].map(
		(name) => [name.toLowerCase(), { iana: 'UTC', offset: 0, winterName: false }] as const,
	),
	['central european summer time', { iana: 'Europe/Brussels', offset: 120, winterName: false }],
	['british summer time', { iana: 'Europe/London', offset: 60, winterName: false }],
	...['Pacific', 'Mountain', 'Central', 'Eastern'].flatMap((name, index) => {
		const iana =
			['America/Los_Angeles', 'America/Denver', 'America/Chicago', 'America/New_York'][index] ?? 'UTC';
		return [
			[`${name} standard time`.toLowerCase(), { iana, offset: null, winterName: true }] as const,
			[
				`${name} daylight time`.toLowerCase(),
				{ iana, offset: -420 + index * 60, winterName: false },
			] as const,
		];
	}),
	...PLACES.flatMap(([winter, summer, either, iana]) => [
		...winter.map((name) => [name.toLowerCase(), { iana, offset: null, winterName: true }] as const),
		...either.map((name) => [name.toLowerCase(), { iana, offset: null, winterName: false }] as const),
		...(summer ? [[summer[0].toLowerCase(), { iana, offset: summer[1], winterName: false }] as const] : []),
	]),
]);

const SHORT = [
	'UTC',
	'GMT',
	...PLACES.flatMap(([winter, summer, either]) => [...winter, ...(summer ? [summer[0]] : []), ...either]),
].filter((name) => /^[A-Z]{2,4}$/.test(name));
const OFFSET = '[+\\-−](?:1[0-4]|0?\\d)(?::?[0-5]\\d)?(?!\\d)';
const LONG =
	'[Cc]oordinated [Uu]niversal [Tt]ime|[Gg]reenwich [Mm]ean [Tt]ime|[Cc]entral [Ee]uropean (?:[Ss]ummer )?[Tt]ime|[Bb]ritish [Ss]ummer [Tt]ime|(?:[Pp]acific|[Ee]astern|[Mm]ountain)(?: (?:[Ss]tandard |[Dd]aylight )?[Tt]ime)?\\b|[Cc]entral (?:[Ss]tandard |[Dd]aylight )?[Tt]ime';

/** A zone's name, to be used inside other patterns; abbreviations are capitals, so "est" is not one. */
export const ZONE = `(?:(?:UTC|GMT)\\s?${OFFSET}|(?:${SHORT.join('|')})(?![\\wÀ-ž])(?:\\s?\\((?:UTC|GMT)?\\s?${OFFSET}\\))?|(?:U[A-Z]{0,2}/)?(?:${LONG})|[A-Z][a-z]+/[A-Z][A-Za-z]+(?:[_/][A-Z][A-Za-z]+)*)`;

/** @returns null where nobody knows a zone of that name */
export function zoneNamed(written: string): Zone | null {
	const text = written.trim();
	const offset = new RegExp(`(?:UTC|GMT|\\()\\s?(${OFFSET})|^(${OFFSET})$`).exec(text);
	const ahead = minutesAhead(offset?.[1] ?? offset?.[2]);
	const [first = ''] = text.split(/\s?\(/);
	const named = NAMED.get(first.toLowerCase().replace(/^u[a-z]{0,2}\//, ''));
	if (ahead !== null)
		return { written, iana: named?.iana ?? placeAhead(ahead), offset: ahead, winterName: false };
	if (named) return { written, ...named };
	if (first.includes('/') && isZone(first)) return { written, iana: first, offset: null, winterName: false };
	return null;
}

function minutesAhead(written: string | undefined): number | null {
	const match = /^([+\-−])(\d{1,2}?):?(\d{2})?$/.exec(written ?? '');
	if (!match) return null;
	const [, sign, hours = '0', minutes = '0'] = match;
	return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

function placeAhead(minutes: number): string {
	if (minutes === 0) return 'UTC';
	const sign = minutes < 0 ? '-' : '+';
	const hours = Math.floor(Math.abs(minutes) / 60);
	if (minutes % 60 === 0) return `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
	return `${sign}${String(hours).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}

const STATED = new RegExp(
	`\\b[Tt]ime(?:s|line|stamps?)?(?:\\s*zone)?(?:\\s(?:below|here|given|shown|listed|stated|reported|quoted|mentioned|used|are|is|were|in|as|the|all|local|approximate|following))*\\s*[:(|=*]*\\s*(${ZONE})`,
);

const OPENS = new RegExp(`^\\W*(?:(?:all|the|note|that|please|nb|n\\.b\\.)[\\s:,]+)*${STATED.source}`, 'im');

/**
 * "All times in CET", "Times are Pacific", "Time zone: Europe/Berlin", "Time (UTC)".
 * @param opening only where a line begins with it: elsewhere it may speak of one picture's times
 */
export function statedZone(text: string, { opening = false } = {}): Zone | null {
	const [, written] = (opening ? OPENS : STATED).exec(text.slice(0, 200_000)) ?? [];
	return written === undefined ? null : zoneNamed(written);
}

/**
 * A moment on a clock of that zone. The name of a winter time on a summer's day means what the clocks
 * of the place showed: people write "CET" and "PST" all the year.
 * @param day `2026-11-10`
 * @param time `02:14` or `02:14:30`
 */
export function momentIn(day: string, time: string, zone: Zone): number | null {
	if (zone.offset === null) return parseMoment(`${day} ${time}`, zone.iana);
	const at = parseMoment(`${day} ${time}`, 'UTC');
	return at === null ? null : at - zone.offset * 60_000;
}
