import { ZONE, zoneNamed, type Zone } from './zones.ts';

export interface StatedDay {
	year: number | null;
	month: number;
	day: number;
}

/** What stands at the beginning of a line, a cell or a heading about when it was. */
export interface StatedTime {
	date: StatedDay | null;
	/** `02:14` or `02:14:30`; null where it is unknown or not given. */
	time: string | null;
	zone: Zone | null;
	/** The end, where a stretch of time is given. */
	until: string | null;
	/** All of it was read, and nothing such as an end or "about" is left out. */
	exact: boolean;
	written: string;
	rest: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
	'(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:)';

const DATES: [RegExp, (parts: string[]) => StatedDay | null][] = [
	[/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y, ([y, m, d]) => dayOf(y, m, d)],
	[/(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d|:)/y, ([a, b, y]) => dayOrMonthFirst(a, b, y)],
	[
		new RegExp(`${WEEKDAY}${MONTH}\\s+${NTH}(?:\\s?[-–]\\s?\\d{1,2})?(?:,?\\s+(\\d{4})(?!\\d|:))?`, 'iy'),
		([month, d, y]) => dayOf(y, monthNumber(month), d),
	],
	[
		new RegExp(`${WEEKDAY}${NTH}\\.?\\s?(?:of\\s)?[\\s-]?${MONTH}(?:,?[\\s-](\\d{4})(?!\\d|:))?`, 'iy'),
		([d, month, y]) => dayOf(y, monthNumber(month), d),
	],
];
const TIMES: [RegExp, (parts: string[]) => string | null][] = [
	[
		/(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?\s?(a\.?m\.?|p\.?m\.?)(?![\wÀ-ž])/iy,
		([h, m, s, half]) => clock(h, m, s, half),
	],
	// Where "HR" stands, people are meant.
	[
		/(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?(?!\d|:\d)(?:(?:[hH]|\s?[hH]rs?|\s?HRS)(?![\wÀ-ž]))?/y,
		([h, m, s]) => clock(h, m, s, ''),
	],
	[/(\d{1,2})\s?(a\.?m\.?|p\.?m\.?)(?![\wÀ-ž])/iy, ([h, half]) => clock(h, '00', '', half)],
	[/([01]\d|2[0-3])h([0-5]\d)(?!\d)/iy, ([h, m]) => clock(h, m, '', '')],
	[
		new RegExp(`([01]\\d|2[0-3])([0-5]\\d)(?=\\s?(?:hrs?\\b|h\\b|Z\\b|${ZONE}))(?:\\s?(?:hrs?|h)\\b)?`, 'y'),
		([h, m]) => clock(h, m, '', ''),
	],
];
/** `1600` is a time only where a date stands before it. */
const FOUR_DIGITS = /([01]\d|2[0-3])([0-5]\d)(?![\d:.-])/y;
const UNKNOWN = /--:--|\?{1,2}:\?{1,2}|\d{1,2}:\?\?|HH:MM|xx:xx/iy;
const PARTLY_UNKNOWN_DAY = /(?=[\d/-]{0,9}\?)[\d?/]{1,7}-[\d?]{1,2}-[\d?]{1,2}/y;
const ABOUT = /(?:ca\.?|circa|~|≈|approx(?:\.|imately)?|around|about)\s*/iy;
const UNTIL = /(?:-|–|—|to|until|till)\s*/iy;
const BETWEEN = /(?:,|T(?=\d)|at\b|on\b|@|-(?=\s))\s*/iy;
const OPENING = /(?:\s|\*|_|`|~~|\(|\[(?!\s|[xX]\]))*/y;
const CLOSING = /[\s*_`)\]~]*/y;
const SEPARATOR = /(?:[:;|,.–—-]+(?=\s|\*|$)|[–—:-])?\s*/y;
const ZONE_HERE = new RegExp(`${ZONE}|(?<=\\d)Z(?![\\wÀ-ž])|[+−-](?:0\\d|1[0-4]):?[0-5]\\d(?!\\d)`, 'y');

/** @returns null where the text does not begin with a date or a time, known or not */
export function readStatedTime(text: string): StatedTime | null {
	if (!/\d|\?\?|--:|HH:|xx:/i.test(text.slice(0, 60))) return null;
	const found: Pick<StatedTime, 'date' | 'time' | 'zone' | 'until'> = {
		date: null,
		time: null,
		zone: null,
		until: null,
	};
	let exact = true;
	let any = false;
	let at = 0;
	for (;;) {
		const opened = end(OPENING, text, at) ?? at;
		let next = opened;
		const about = end(ABOUT, text, next);
		if (about !== null) next = about;
		const date = found.date === null ? first(DATES, text, next) : null;
		const time = date === null && found.time === null ? timeAt(text, next, found.date !== null) : null;
		const until = any && found.time !== null ? end(UNTIL, text, opened) : null;
		const endTime = until === null ? null : first(TIMES, text, until);
		const noEnd = until === null || endTime ? null : gap(UNKNOWN, text, until);
		const unknown =
			date === null && time === null
				? (gap(UNKNOWN, text, next) ?? gap(PARTLY_UNKNOWN_DAY, text, next))
				: null;
		const zone = any && found.time !== null && found.zone === null ? end(ZONE_HERE, text, opened) : null;
		if (date) found.date = date.value;
		else if (time) found.time = time.value;
		else if (zone !== null) found.zone = zoneNamed(text.slice(opened, zone).trim());
		else if (endTime) found.until = endTime.value;
		else if (noEnd === null && unknown === null) break;
		if (about !== null && (date ?? time)) exact = false;
		if (zone !== null && found.zone === null) break;
		if (!date && !time && zone === null) exact = false;
		any = true;
		at = date?.end ?? time?.end ?? zone ?? endTime?.end ?? noEnd?.end ?? unknown?.end ?? at;
		const closed = end(CLOSING, text, at) ?? at;
		const between = end(BETWEEN, text, closed);
		const ends = found.time !== null && end(UNTIL, text, closed) !== null;
		if (between !== null && !ends && startsTime(text, between)) at = between;
		else at = closed;
	}
	if (!any) return null;
	const closed = end(CLOSING, text, at) ?? at;
	const rest = text.slice(end(SEPARATOR, text, closed) ?? closed);
	const head = text.slice(0, closed);
	return { ...found, exact, written: head.replace(/[*`_~]/g, '').trim(), rest: reopened(head, rest) };
}

/** A time with nothing behind it, such as a table's cell. */
export function readTimeCell(text: string): StatedTime | null {
	const stated = readStatedTime(text);
	if (!stated) return null;
	return stated.rest.trim() === '' ? stated : { ...stated, exact: false, written: text.trim() };
}

function startsTime(text: string, at: number): boolean {
	const opened = end(OPENING, text, at) ?? at;
	return (
		first(DATES, text, opened) !== null ||
		first(TIMES, text, opened) !== null ||
		gap(UNKNOWN, text, opened) !== null
	);
}

/** A mark that was opened with the time and closes later belongs to what is left. */
function reopened(head: string, rest: string): string {
	const odd = (mark: RegExp) => (head.match(mark)?.length ?? 0) % 2 === 1;
	const link = head.lastIndexOf('[') > head.lastIndexOf(']') ? '[' : '';
	return `${odd(/\*\*/g) ? '**' : ''}${odd(/~~/g) ? '~~' : ''}${odd(/`/g) ? '`' : ''}${link}${rest}`;
}

interface Found<T> {
	value: T;
	end: number;
}

function first<T>(
	patterns: [RegExp, (parts: string[]) => T | null][],
	text: string,
	at: number,
): Found<T> | null {
	for (const [pattern, read] of patterns) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		const value = match ? read(match.slice(1).map((part: string | undefined) => part ?? '')) : null;
		if (match && value !== null) return { value, end: at + match[0].length };
	}
	return null;
}

function timeAt(text: string, at: number, afterDate: boolean): Found<string> | null {
	return (
		first(TIMES, text, at) ??
		(afterDate ? first([[FOUR_DIGITS, ([h, m]) => clock(h, m, '', '')]], text, at) : null)
	);
}

function gap(pattern: RegExp, text: string, at: number): { end: number } | null {
	const behind = end(pattern, text, at);
	return behind === null ? null : { end: behind };
}

function end(pattern: RegExp, text: string, at: number): number | null {
	pattern.lastIndex = at;
	const match = pattern.exec(text);
	return match && match[0].length > 0 ? at + match[0].length : null;
}

const monthNumber = (name = '') => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function dayOf(year = '', month = '', day = ''): StatedDay | null {
	const stated = { year: year === '' ? null : fullYear(year), month: Number(month), day: Number(day) };
	const real = new Date(Date.UTC(stated.year ?? 2000, stated.month - 1, stated.day));
	return real.getUTCMonth() + 1 === stated.month && real.getUTCDate() === stated.day ? stated : null;
}

const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** Day first, as most of the world writes, unless only the other way is a day that exists. */
const dayOrMonthFirst = (a = '', b = '', year = '') => dayOf(year, b, a) ?? dayOf(year, a, b);

function clock(hours = '', minutes = '', seconds = '', half = ''): string | null {
	const given = Number(hours);
	if (
		given > 23 ||
		Number(minutes) > 59 ||
		Number(seconds) > 59 ||
		(half !== '' && (given > 12 || given === 0))
	)
		return null;
	const late = half.toLowerCase().startsWith('p');
	const hour = half === '' ? given : (given % 12) + (late ? 12 : 0);
	const two = (value: number | string) => String(value).padStart(2, '0');
	return [two(hour), two(minutes), ...(seconds === '' ? [] : [two(seconds)])].join(':');
}

const ANY_DATE = new RegExp(
	`\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\b\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}|\\b${MONTH}\\s+\\d{1,2}|\\b\\d{1,2}(?:st|nd|rd|th)?\\.?\\s(?:of\\s)?${MONTH}`,
	'gi',
);

/** The first whole date in a text: a title, a file's name, a heading. */
export function findDay(text: string, year: number | null = null): string | null {
	for (const match of text.slice(0, 2_000).matchAll(ANY_DATE)) {
		const found = first(DATES, text, match.index);
		const day = found && isoOf(found.value, year);
		if (day) return day;
	}
	return null;
}

/** @returns `2026-11-10`, or null where the year is not given and not known */
export function isoOf({ year, month, day }: StatedDay, otherwise: number | null): string | null {
	const known = year ?? otherwise;
	if (known === null || known < 1000 || known > 2999) return null;
	const checked = dayOf(String(known), String(month), String(day));
	return checked && `${known}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
