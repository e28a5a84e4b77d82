export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

// Asking takes a fiftieth of the time of a page; the common names are known without.
const COMMON_ZONES = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

export function isZone(zone: string): boolean {
	if (COMMON_ZONES.has(zone)) return true;
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const CLOCK: Intl.DateTimeFormatOptions = {
	...{ year: 'numeric', month: '2-digit', day: '2-digit' },
	...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
};
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads `2026-11-10T02:14` (or with a space, or with seconds) as wall-clock time in `zone`, and
 * anything that carries its own offset as that moment. An hour skipped by daylight saving is moved
 * forward; one that happens twice is its first occurrence.
 * @returns UTC milliseconds, or null where no such date or time exists
 */
export function parseMoment(text: string, zone: string): number | null {
	const trimmed = text.trim();
	if (WITH_OFFSET.test(trimmed)) {
		const [date = ''] = trimmed.split(/[T ]/);
		const at = Date.parse(trimmed.replace(' ', 'T'));
		return wallClock(`${date}T00:00:00`) === null || Number.isNaN(at) ? null : at;
	}
	const match = LOCAL.exec(trimmed);
	if (!match || !isZone(zone)) return null;
	const [, date = '', time = '00:00', seconds = '00'] = match;
	const wall = wallClock(`${date}T${time}:${seconds}`);
	return wall === null ? null : momentOf(wall, zone);
}

/** As if clocks there showed UTC; null where no calendar has that day: by itself, 30 February would become one in March. */
function wallClock(text: string): number | null {
	const at = text.startsWith('0000') ? NaN : Date.parse(`${text}Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? at : null;
}

/** What the server reckons days with would be a twentieth of what a page loads; the tests hold this against it. */
function momentOf(wall: number, zone: string): number {
	// Clocks are put forward or back at most once in two days.
	const before = wall - aheadOfUtc(wall - DAY, zone);
	const after = wall - aheadOfUtc(wall + DAY, zone);
	const shown = [before, after].filter((at) => at + aheadOfUtc(at, zone) === wall);
	return shown.length > 0 ? Math.min(...shown) : before;
}

/** How far clocks in that zone are ahead of UTC at that moment, in milliseconds. */
function aheadOfUtc(at: number, zone: string): number {
	const second = Math.floor(at / 1000) * 1000;
	const shown = formatterFor(zone, CLOCK, 'sv-SE').format(second).split(/\D+/).map(Number);
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, seconds = 0] = shown;
	const clock = new Date(0);
	clock.setUTCFullYear(year, month - 1, day);
	return clock.setUTCHours(hour, minute, seconds) - second;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs far more than using it, so each is made once. */
function formatterFor(
	zone: string,
	options: Intl.DateTimeFormatOptions,
	locale = 'en-GB',
): Intl.DateTimeFormat {
	const key = locale + zone + JSON.stringify(options);
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options });
		formatters.set(key, formatter);
	}
	return formatter;
}

function format(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
	return formatterFor(zone, options).format(at);
}

/** A calendar day so many days later, or earlier. */
export function plusDays(day: string, days: number): string {
	return new Date(Date.parse(`${day}T12:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** How many days a calendar day lies after another one; less than zero where it lies before it. */
export function daysFrom(day: string, to: string): number {
	return Math.round((Date.parse(`${to}T12:00Z`) - Date.parse(`${day}T12:00Z`)) / DAY);
}

/** `02:14` */
export function clockTime(at: number, zone: string): string {
	return format(at, zone, { hour: '2-digit', minute: '2-digit' });
}

/** `10 Nov`, with the year when it is not this one. */
export function shortDay(at: number, zone: string, now: number): string {
	const year = format(at, zone, { year: 'numeric' });
	const day = format(at, zone, { day: 'numeric', month: 'short' }).replace('Sept', 'Sep');
	return year === format(now, zone, { year: 'numeric' }) ? day : `${day} ${year}`;
}

/** `Tue 10 Nov`, with the year when it is not this one. */
export function namedDay(at: number, zone: string, now: number): string {
	return `${format(at, zone, { weekday: 'short' })} ${shortDay(at, zone, now)}`;
}

/** `Thursday 19 November 2026` */
export function fullDay(at: number, zone: string): string {
	return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(
		',',
		'',
	);
}

/** `19 November 2026` */
export function dayAndYear(at: number, zone: string): string {
	return format(at, zone, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `Monday` */
export function weekday(at: number, zone: string): string {
	return format(at, zone, { weekday: 'long' });
}

/** `9 November` */
export function dayOfMonth(at: number, zone: string): string {
	return format(at, zone, { day: 'numeric', month: 'long' });
}

/** `Nov`, `Jan 2025` */
export function monthName(at: number, zone: string): string {
	return format(at, zone, { month: 'short' }).replace('Sept', 'Sep');
}

/** `November 2026` */
export function fullMonth(at: number, zone: string): string {
	return format(at, zone, { month: 'long', year: 'numeric' });
}

/** `2026-11-10T02:14`, the form a datetime-local field wants. */
export function localInput(at: number, zone: string): string {
	return `${isoDay(at, zone)}T${clockTime(at, zone)}`;
}

/** As programs read a time: in UTC. */
export function isoTime(at: number): string;
export function isoTime(at: number | null): string | null;
export function isoTime(at: number | null): string | null {
	return at === null ? null : new Date(at).toISOString();
}

/** `2026-11-10`, the calendar day in that zone. */
export function isoDay(at: number, zone: string): string {
	return formatterFor(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE').format(at);
}

/** `UTC`, `CET`, `GMT+9`: what the reader's clock is called at that moment. */
export function zoneName(at: number, zone: string): string {
	return (
		formatterFor(zone, { timeZoneName: 'short' })
			.formatToParts(at)
			.find((part) => part.type === 'timeZoneName')?.value ?? zone
	);
}

/** `1 h 52 min`, `3 d 4 h`, `under a minute`. Rounded to the minute, to the hour from three days on. */
export function duration(ms: number): string {
	const minutes = Math.round(ms / MINUTE);
	if (minutes < 1) return 'under a minute';
	const days = Math.floor(minutes / 1440);
	const hours = Math.floor((minutes % 1440) / 60);
	const rest = minutes % 60;
	const parts = days >= 3 ? [`${days} d`] : [];
	const wholeHours = days >= 3 ? hours : days * 24 + hours;
	if (wholeHours) parts.push(`${wholeHours} h`);
	if (rest && days < 3) parts.push(`${rest} min`);
	return parts.join(' ');
}

/** Every time zone there is to choose from. */
export function zones(): string[] {
	return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
