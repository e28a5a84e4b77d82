import type { Tokens } from 'marked';
import type { Clock } from './clock.ts';
import { plainText } from './plain-text.ts';
import { findDay, readTimeCell, type StatedTime } from './stated-times.ts';
import { MOST_EVENTS, LONGEST_TEXT, tell, type Told } from './told.ts';

const TIME = /^(?:(?:local|start|event) )?(?:date|time|when|timestamp|hour|clock|at)\b/i;
const TEXT =
	/^(?:events?|what|descriptions?|actions?|notes?|details?|activit|happen|message|summary|updates?|comments?|entry|status|observation)/i;
const ROLE = /^(?:who|by|actor|role|person|author|reporter|responder|team)\b/i;
const EVIDENCE = /^(?:evidence|links?|sources?|references?|ref|urls?|logs?|screenshots?)\b/i;

interface Columns {
	times: number[];
	text: number;
	role: number;
	evidence: number;
	heads: string[];
}

/** @returns whether the whole table is now a part of the timeline */
export function readTable(table: Tokens.Table, clock: Clock, told: Told[], named: boolean): boolean {
	const rows = table.rows.map((row) => row.map(({ text }) => text.trim()));
	const columns = columnsOf(
		table.header.map(({ text }) => plainText(text)),
		rows,
		named,
	);
	if (!columns || told.length + rows.length > MOST_EVENTS) return false;
	if (rows.some((row) => row.join('').length > LONGEST_TEXT - 500)) return false;
	for (const row of rows) readRow(row, columns, clock, told);
	return true;
}

function columnsOf(heads: string[], rows: string[][], named: boolean): Columns | null {
	const all = heads.map((_, index) => index);
	const matching = (name: RegExp) => all.filter((index) => name.test(heads[index] ?? ''));
	const timed = (index: number) =>
		rows.filter((row) => readTimeCell(row[index] ?? '') !== null).length * 2 >= rows.length;
	const called = matching(TIME);
	const times = rows.length === 0 ? called : (called.length > 0 ? called : all.slice(0, 1)).filter(timed);
	const others = all.filter((index) => !times.includes(index));
	const widest = [...others].sort((a, b) => width(rows, b) - width(rows, a))[0];
	const text = matching(TEXT).find((index) => others.includes(index)) ?? widest;
	if (times.length === 0 || text === undefined) return null;
	if (!named && (called.length === 0 || matching(TEXT).length === 0)) return null;
	const free = (name: RegExp) =>
		matching(name).find((index) => others.includes(index) && index !== text) ?? -1;
	return { times, text, role: free(ROLE), evidence: free(EVIDENCE), heads };
}

const width = (rows: string[][], index: number) =>
	rows.reduce((sum, row) => sum + (row[index]?.length ?? 0), 0);

function readRow(
	row: string[],
	{ times, text, role, evidence, heads }: Columns,
	clock: Clock,
	told: Told[],
): void {
	const cell = (index: number) => row[index] ?? '';
	const who = plainText(cell(role));
	const taken = [...times, text, evidence, ...(who.length <= 120 ? [role] : [])];
	const more = row.flatMap((words, index) =>
		words === '' || taken.includes(index) ? [] : [`${heads[index] ?? ''}: ${words}`],
	);
	const written = times
		.map(cell)
		.filter((words) => words !== '')
		.join(' ');
	const stated = written === '' ? null : (readTimeCell(written) ?? unread(written));
	const words = [cell(text), ...more].filter((part) => part !== '').join('\n\n');
	// In a table `<br>` is the only way to begin a line.
	tell(told, clock, stated, words.replace(/[ \t]*<br\s*\/?>[ \t]*/gi, '\n'), {
		role: who.length <= 120 ? who : '',
		evidence: cell(evidence),
	});
}

const unread = (written: string): StatedTime => {
	const day = findDay(written);
	const [year = 0, month = 1, date = 1] = (day ?? '').split('-').map(Number);
	return {
		date: day ? { year, month, day: date } : null,
		time: null,
		zone: null,
		until: null,
		exact: false,
		written,
		rest: '',
	};
};
