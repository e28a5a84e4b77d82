import { parseMoment } from '#lib/dates.ts';
import { zoneNamed, momentIn, type Zone } from '../postmortems/import/zones.ts';

/** Which comes first where both are numbers: `03/04/2026`. */
export type DayOrder = 'day-first' | 'month-first';

/** A day or a moment as somebody wrote it in a cell. */
export type Written =
	| { day: string; at: number | null }
	/** It can be read in two ways. */
	| { ambiguous: string }
	| { unreadable: string };

interface Options {
	order: DayOrder | null;
	/** Whose clock it is, where the cell names none. */
	zone: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const TIME = /(?:^|[\sT,]|at\s)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
/** The day before the first of 1900, with the leap day that year did not have: how spreadsheets count. */
const SPREADSHEET = Date.UTC(1899, 11, 30);

export function readWritten(text: string, { order, zone }: Options): Written {
	const cell = text.trim().replace(WEEKDAY, '');
	const counted = countedTime(cell);
	if (counted !== null) return counted;
	const date = dateIn(cell, order);
	if ('unreadable' in date || 'ambiguous' in date) return date;
	const clock = timeIn(date.rest);
	if (clock === null) return { day: date.day, at: null };
	const written = zoneIn(date.rest);
	const at = written ? momentIn(date.day, clock, written) : parseMoment(`${date.day}T${clock}`, zone);
	return at === null ? { unreadable: text } : { day: date.day, at };
}

/** Which order the cells of a column are written in, as far as their numbers tell. */
export function orderOf(cells: Iterable<string>): DayOrder | 'both' | 'unknown' | null {
	let [day, month, open] = [false, false, false];
	for (const cell of cells) {
		const [, first, second] = SLASHED.exec(cell.trim().replace(WEEKDAY, '')) ?? [];
		if (first === undefined || second === undefined) continue;
		const [one, two] = [Number(first), Number(second)];
		if (one > 12) day = true;
		else if (two > 12) month = true;
		else if (one !== two) open = true;
	}
	if (day && month) return 'both';
	if (day) return 'day-first';
	if (month) return 'month-first';
	return open ? 'unknown' : null;
}

const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/;

type InDate = { day: string; rest: string } | { ambiguous: string } | { unreadable: string };

function dateIn(cell: string, order: DayOrder | null): InDate {
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(cell);
	if (iso) return dated(cell, iso, iso[1], iso[2], iso[3]);
	const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(cell);
	if (compact) return dated(cell, compact, compact[1], compact[2], compact[3]);
	const dots = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/.exec(cell);
	if (dots) return dated(cell, dots, dots[3], dots[2], dots[1]);
	const slashed = SLASHED.exec(cell);
	if (slashed) return slashedDate(cell, slashed, order);
	const monthFirst = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i').exec(cell);
	if (monthFirst) return dated(cell, monthFirst, monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
	const dayFirst = new RegExp(
		`^(\\d{1,2})(?:st|nd|rd|th)?\\.?[\\s/-]+${MONTH},?[\\s/-]+(\\d{4}|\\d{2})(?!\\d)`,
		'i',
	).exec(cell);
	if (dayFirst) return dated(cell, dayFirst, dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
	return { unreadable: cell };
}

function slashedDate(cell: string, match: RegExpExecArray, order: DayOrder | null): InDate {
	const [, first = '', second = '', year] = match;
	const [one, two] = [Number(first), Number(second)];
	const said = one > 12 ? 'day-first' : two > 12 ? 'month-first' : one === two ? 'day-first' : order;
	if (said === null) return { ambiguous: cell };
	return said === 'day-first'
		? dated(cell, match, year, second, first)
		: dated(cell, match, year, first, second);
}

function dated(cell: string, match: RegExpExecArray, year = '', month = '', day = ''): InDate {
	const full = year.length === 2 ? `20${year}` : year;
	const written = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const at = new Date(`${written}T12:00Z`);
	if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(written)) return { unreadable: cell };
	return { day: written, rest: cell.slice(match[0].length) };
}

function monthNumber(name = ''): string {
	return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function timeIn(rest: string): string | null {
	const [, hours = '', minutes = '', seconds = '00', half = ''] = TIME.exec(rest) ?? [];
	if (hours === '') return null;
	const hour = Number(hours);
	if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
	const late = /^p/i.test(half) ? (hour % 12) + 12 : /^a/i.test(half) ? hour % 12 : hour;
	return `${String(late).padStart(2, '0')}:${minutes}:${seconds}`;
}

function zoneIn(rest: string): Zone | null {
	const after = rest
		.replace(TIME, ' ')
		.trim()
		.replace(/^\((.*)\)$/, '$1');
	return after === '' ? null : zoneNamed(after);
}

/** Seconds or milliseconds since 1970, or the days of a spreadsheet. */
function countedTime(cell: string): Written | null {
	if (/^\d{13}$/.test(cell)) return moment(Number(cell));
	if (/^1\d{9}$/.test(cell)) return moment(Number(cell) * 1_000);
	if (!/^[345]\d{4}(?:[.,]\d+)?$/.test(cell)) return null;
	const days = Number(cell.replace(',', '.'));
	const day = new Date(SPREADSHEET + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
	return { day, at: null };
}

function moment(at: number): Written {
	return { day: new Date(at).toISOString().slice(0, 10), at };
}
