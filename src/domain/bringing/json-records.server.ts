import { readFile, stat } from 'node:fs/promises';
import { encodingOf } from '#lib/files/decoding.ts';
import { sizeInWords } from '#lib/files/size.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { WIDEST, type Table } from './table.ts';

const JSON_BYTES = 50_000_000;

export type JsonRecord = Record<string, unknown>;

/** The objects of a JSON file: an array, lines of them, or what an answer of an API has in its only array. */
export async function recordsIn(path: string, name: string): Promise<JsonRecord[]> {
	const { size } = await stat(path);
	if (size > JSON_BYTES) {
		throw new Unreadable(
			`“${name}” is ${sizeInWords(size)}. JSON can be ${sizeInWords(JSON_BYTES)} at the most; as CSV there is no end.`,
		);
	}
	const bytes = await readFile(path);
	const text = new TextDecoder(encodingOf(bytes, true)).decode(bytes);
	const records = recordsOf(text);
	if (records.length === 0) throw new Unreadable('There is nothing in this file that could become an entry.');
	return records;
}

function recordsOf(text: string): JsonRecord[] {
	let whole: unknown;
	try {
		whole = JSON.parse(text);
	} catch {
		return linesOf(text);
	}
	if (Array.isArray(whole)) return whole.filter(isRecord);
	if (!isRecord(whole)) return [];
	if (typeof whole.kintsugi === 'string') return [whole];
	const lists = Object.values(whole).filter(
		(value): value is JsonRecord[] => Array.isArray(value) && value.length > 0 && value.every(isRecord),
	);
	return lists.length === 1 ? (lists[0] ?? []) : [whole];
}

function linesOf(text: string): JsonRecord[] {
	return text.split(/\r?\n/).flatMap((line, at) => {
		if (line.trim() === '') return [];
		try {
			const one: unknown = JSON.parse(line);
			return isRecord(one) ? [one] : [];
		} catch {
			throw new Unreadable(`This is not JSON: line ${at + 1} cannot be read.`);
		}
	});
}

const isRecord = (value: unknown): value is JsonRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Records as rows: what lies deeper has the names of its way, between dots. */
export function tableOfJson(records: readonly JsonRecord[]): Table {
	const flat = records.map((record) => flattened(record));
	const names = [...new Set(flat.flatMap((one) => [...one.keys()]))].slice(0, WIDEST);
	return {
		names,
		// eslint-disable-next-line @typescript-eslint/require-await
		async *rows() {
			for (const one of flat) yield names.map((name) => one.get(name) ?? '');
		},
	};
}

function flattened(record: JsonRecord, prefix = '', into = new Map<string, string>()): Map<string, string> {
	for (const [key, value] of Object.entries(record)) {
		const name = `${prefix}${key}`;
		if (isRecord(value) && prefix.split('.').length < 5) flattened(value, `${name}.`, into);
		else into.set(name, cellOf(value));
	}
	return into;
}

function cellOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (Array.isArray(value)) {
		return value
			.map((one) =>
				isRecord(one) ? cellOf(one.name ?? one.title ?? one.text ?? JSON.stringify(one)) : cellOf(one),
			)
			.join('\n');
	}
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
