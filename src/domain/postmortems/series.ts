import { readEvidence } from './evidence.ts';
import { records } from './editing/pasting/records.ts';
import { Clock } from './import/clock.ts';
import { readStatedTime } from './import/stated-times.ts';

/** A table of numbers over time that somebody gave as evidence. */
export interface Series {
	/** What its numbers are, as the head of their column says it. */
	label: string;
	points: { at: number; value: number }[];
	/** Columns whose value never changes: "Alert at" 40. */
	levels: { label: string; value: number; written: string }[];
	/** `%`, where it is written behind the numbers. */
	unit: string;
}

const FEWEST = 3;
const MOST = 2_000;

/** @returns null where it is no table of a time and a number, or not enough of one to draw a line */
export function readSeries(evidence: string, around: { zone: string; day: string | null }): Series | null {
	for (const piece of readEvidence(evidence)) {
		for (const paragraph of piece.form === 'log' ? piece.text.split(/\n[ \t]*\n/) : []) {
			const series = inTable(paragraph.trim(), around);
			if (series) return series;
		}
	}
	return null;
}

function inTable(text: string, { zone, day }: { zone: string; day: string | null }): Series | null {
	const [first = ''] = text.split('\n');
	const separator = ['\t', ';', ','].find((one) => first.includes(one));
	if (separator === undefined) return null;
	const [head, ...rows] = records(text, separator);
	if (!head || rows.length < FEWEST || rows.length > MOST) return null;
	const clock = new Clock({ written: zone, iana: zone, offset: null, winterName: false }, day);
	const read = rows.map(({ cells }) => {
		const stated = readStatedTime((cells[0] ?? '').trim());
		const at = stated?.time && stated.rest.trim() === '' ? clock.place(stated) : null;
		return { at, values: cells.slice(1).map(number) };
	});
	const points = read.flatMap(({ at, values: [value] }) =>
		at === null || value === undefined || value === null ? [] : [{ at, value }],
	);
	// A line that leaves out what it could not read would say more than the table does.
	if (points.length !== rows.length || number(head.cells[1] ?? '') !== null) return null;
	const levels = head.cells.slice(2).flatMap((label, index) => {
		const [value, ...others] = new Set(read.map(({ values }) => values[index + 1] ?? null));
		const written = (rows[0]?.cells[index + 2] ?? '').trim();
		return value === null || value === undefined || others.length > 0
			? []
			: [{ label: label.trim(), value, written }];
	});
	return {
		label: (head.cells[1] ?? '').trim(),
		points: points.sort((a, b) => a.at - b.at),
		levels,
		unit: rows.every(({ cells }) => (cells[1] ?? '').trim().endsWith('%')) ? '%' : '',
	};
}

/** `38`, `38.5 %`, `1 200`, `4e3`. */
function number(cell: string): number | null {
	const bare = cell
		.trim()
		.replace(/\s?%$/, '')
		.replace(/(?<=\d)[\s\u202f\u00a0](?=\d{3}\b)/g, '');
	const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(bare) ? Number(bare) : NaN;
	return Number.isFinite(value) ? value : null;
}
