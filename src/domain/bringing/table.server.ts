import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { encodingOf } from '#lib/files/decoding.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { recordsIn, tableOfJson } from './json-records.server.ts';
import { isJson, WIDEST, type Table } from './table.ts';

const BEGINNING = 256_000;
const LONGEST_ROW = 4_000_000;

/** @throws Unreadable where it is no table */
export async function tableOf(path: string, name: string): Promise<Table> {
	return isJson(name) ? tableOfJson(await recordsIn(path, name)) : tableOfCsv(path);
}

async function tableOfCsv(path: string): Promise<Table> {
	const beginning = await beginningOf(path);
	const encoding = await wholeEncoding(path, encodingOf(beginning));
	const delimiter = delimiterOf(new TextDecoder(encoding).decode(beginning));
	const rows = () => csvRows(path, encoding, delimiter);
	const read = rows();
	const first = await read.next();
	await read.return(undefined);
	if (first.done || first.value.every((cell) => cell === ''))
		throw new Unreadable('There is no table in this file.');
	if (first.value.length > WIDEST) throw new Unreadable(`A table can have ${WIDEST} columns at the most.`);
	const names = named(first.value);
	return {
		names,
		async *rows() {
			let isFirst = true;
			for await (const cells of csvRows(path, encoding, delimiter)) {
				if (!isFirst && cells.some((cell) => cell.trim() !== '')) yield names.map((_, at) => cells[at] ?? '');
				isFirst = false;
			}
		},
	};
}

async function* csvRows(path: string, encoding: string, delimiter: string): AsyncGenerator<string[]> {
	const file = createReadStream(path);
	const parser = parse({
		...{ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
		max_record_size: LONGEST_ROW,
	});
	const text = Readable.from(decodedChunks(file, encoding));
	text.on('error', (problem) => parser.destroy(problem));
	text.pipe(parser);
	try {
		for await (const cells of parser) yield (cells as string[]).map(unmarked);
	} catch (problem) {
		throw new Unreadable(`The table ends in the middle of a row or a quotation (${codeOf(problem)}).`);
	} finally {
		file.destroy();
		parser.destroy();
	}
}

async function* decodedChunks(chunks: AsyncIterable<unknown>, encoding: string): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding);
	for await (const chunk of chunks) yield decoder.decode(chunk as Uint8Array, { stream: true });
	yield decoder.decode();
}

/** What an export marked as text, so that no spreadsheet takes it for a formula. */
const unmarked = (cell: string): string => cell.replace(/^'(?=[=+\-@|%])/, '');

/** The beginning may be plain letters, and what Windows writes come later. */
async function wholeEncoding(path: string, guessed: string): Promise<string> {
	if (guessed !== 'utf-8') return guessed;
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const chunk of createReadStream(path)) decoder.decode(chunk as Uint8Array, { stream: true });
		decoder.decode();
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}

/** Counted outside of quotations, in the line that names the columns. */
export function delimiterOf(text: string): string {
	const [said] = /^\uFEFF?sep=(.)/i.exec(text)?.slice(1) ?? [];
	if (said !== undefined) return said;
	const counts = new Map([',', ';', '\t', '|'].map((mark) => [mark, 0]));
	let quoted = false;
	for (const letter of text) {
		if (letter === '"') quoted = !quoted;
		else if (!quoted && letter === '\n') break;
		else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	}
	const [[most = ','] = []] = [...counts].sort(([, a], [, b]) => b - a);
	return most;
}

function named(cells: readonly string[]): string[] {
	return cells.map((cell, at) => cell.trim().replace(/\s+/g, ' ').slice(0, 200) || `Column ${at + 1}`);
}

async function beginningOf(path: string): Promise<Uint8Array> {
	await using file = await open(path);
	const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
	return buffer.subarray(0, bytesRead);
}

const codeOf = (problem: unknown): string =>
	typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : 'unreadable';
