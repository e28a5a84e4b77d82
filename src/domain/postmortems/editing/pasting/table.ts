import { EVENT_KINDS } from '../../postmortem.ts';
import type { Clock } from '../../import/clock.ts';
import { readStatedTime } from '../../import/stated-times.ts';
import type { Read } from './pasted-lines.ts';
import { records, type Record } from './records.ts';

const TIME =
	/^(?:(?:local|start|event)[ _]?)?(?:date|time|when|timestamp|hour|clock|at|utc|day|@timestamp|ts)\b/i;
const TEXT =
	/^(?:events?|what|descriptions?|actions?|moment|notes?|details?|activit\w*|happen\w*|message|msg|text|summary|updates?|comments?|entry|status|observation|body)\b/i;
const WHO = /^(?:who|by|actor|person|name|user(?:name)?|author|sender|from|reporter)\b/i;
const ROLE = /^role\b/i;
const KIND = /^(?:kind|type)\b/i;
const QUESTION = /^(?:open )?question\b/i;
const EVIDENCE = /^(?:evidence|links?|sources?|references?|ref|urls?|logs?|screenshots?|permalink)\b/i;

/** @returns null where the first line is no heading of a table with times */
export function readTable(text: string, clock: Clock): Read[] | null {
	const separator = ['\t', ',', ';'].find((one) => isHead(text.trimStart().split('\n')[0]?.split(one) ?? []));
	if (separator === undefined) return null;
	const [head, ...rows] = records(text, separator);
	if (!head) return null;
	const columns = columnsOf(head.cells.map((cell) => cell.trim()));
	return [
		{ ...BLANK, raw: head.raw, text: head.raw.trim(), form: 'words' },
		...rows.map((row) => readRow(row, columns, head.cells, clock)),
	];
}

const BLANK: Omit<Read, 'raw' | 'text' | 'form'> = {
	at: null,
	written: '',
	kind: 'seen',
	who: '',
	role: '',
	evidence: '',
	question: '',
};

const unquoted = (cell: string) => cell.trim().replace(/^"(.*)"$/, '$1');

function isHead(cells: string[]): boolean {
	const heads = cells.map(unquoted);
	const timed = heads.filter((head) => TIME.test(head));
	return (
		timed.length > 0 &&
		heads.length > timed.length &&
		heads.some((head) => TEXT.test(head) && !TIME.test(head))
	);
}

function columnsOf(heads: string[]) {
	const taken = new Set<number>();
	const all = (name: RegExp) =>
		heads.flatMap((head, index) => {
			if (!name.test(head) || taken.has(index)) return [];
			taken.add(index);
			return [index];
		});
	const times = all(TIME);
	const one = (name: RegExp) => {
		const found = heads.findIndex((head, index) => name.test(head) && !taken.has(index));
		if (found >= 0) taken.add(found);
		return found;
	};
	const [text, role, kind, question, evidence] = [
		one(TEXT),
		one(ROLE),
		one(KIND),
		one(QUESTION),
		one(EVIDENCE),
	];
	return { times, text, role, kind, question, evidence, who: one(WHO), taken };
}

function readRow(
	{ raw, cells }: Record,
	columns: ReturnType<typeof columnsOf>,
	heads: string[],
	clock: Clock,
): Read {
	const cell = (index: number) => (cells[index] ?? '').trim();
	// A day that stands behind its time is read before it.
	const times = columns.times.map(cell).filter((words) => words !== '');
	const written = times.toSorted((a, b) => Number(isTime(a)) - Number(isTime(b))).join(' ');
	const stated = written === '' ? null : readStatedTime(written);
	const more = cells.flatMap((words, index) =>
		columns.taken.has(index) || words.trim() === ''
			? []
			: [`${(heads[index] ?? '').trim()}: ${words.trim()}`],
	);
	const kind = EVENT_KINDS.find((one) => one === cell(columns.kind).toLowerCase());
	const who = cell(columns.who);
	const role = cell(columns.role);
	return {
		raw,
		at: stated === null ? null : clock.place(stated),
		written,
		kind: kind ?? (who === '' ? 'seen' : 'said'),
		who,
		role: role.length <= 120 ? role : '',
		text: cell(columns.text) || raw.trim(),
		evidence: [
			cell(columns.evidence),
			who === '' ? '' : `> ${who}: ${cell(columns.text)}`.replaceAll('\n', '\n> '),
			[
				...more,
				...(kind === undefined && cell(columns.kind) !== ''
					? [`${heads[columns.kind] ?? ''}: ${cell(columns.kind)}`]
					: []),
				...(stated?.time ? [] : [written]),
			].join('\n'),
		]
			.filter((piece) => piece.trim() !== '')
			.join('\n\n'),
		question: cell(columns.question),
		form: stated === null ? 'words' : 'moment',
	};
}

const isTime = (words: string) => /^\D?\d{1,2}:\d{2}/.test(words);
