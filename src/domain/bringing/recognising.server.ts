import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#lib/db/open.server.ts';
import { decoded } from '#lib/files/decoding.ts';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { WIKI_NAMES } from '#lib/wiki/page.ts';
import { readPage } from '#lib/wiki/reading.server.ts';
import type { Person } from '../accounts/person.ts';
import { folderOfRun } from '../moving/folder.server.ts';
import { guessKind } from './columns.ts';
import { isMarkdown, isPage, reasonOf } from './documents.server.ts';
import { broughtFolder, type BroughtFolder } from './folder.server.ts';
import { isOurs, isRead } from './items.server.ts';
import type { Recognised, RecognisedTable } from './recognised.ts';
import { RECOGNISED, rootOf, stagedOf } from './staging.server.ts';
import { recordsIn } from './json-records.server.ts';
import { isJson, type Table } from './table.ts';
import { tableOf } from './table.server.ts';
import { orderOf } from './written-dates.ts';

const SAMPLE = 3;
/** So many pages are opened to say which wiki they are from; the others are taken to be like them. */
const OPENED = 20;
const MOST_TABLES = 40;

/** What was put aside, in kinds and numbers. It is looked at once, and remembered beside the files. */
export async function recognise(db: Database, who: Person, key: string): Promise<Recognised> {
	const staged = await stagedOf(db, who, key);
	const remembered = join(await folderOfRun(db, key), RECOGNISED);
	const known = await readFile(remembered, 'utf8').catch(() => null);
	if (known !== null) return JSON.parse(known) as Recognised;
	const folder = await broughtFolder(await rootOf(db, key));
	const found: Recognised = { documents: [], tables: [], others: 0, refused: [...staged.refused] };
	const counts = new Map<string, { many: string; count: number }>();
	const add = (one: string, many: string) => {
		const before = counts.get(one)?.count ?? 0;
		counts.set(one, { many, count: before + 1 });
	};
	const opened = { pages: 0, last: 'a web page' };
	for (const file of folder.files) {
		try {
			if (!isRead(file)) found.others += 1;
			else if (isPage(file)) addPage(await wikiOf(folder, file, opened), add);
			else if (isMarkdown(file)) await addMarkdown(folder, file, add);
			else await addTable(folder, file, found, add);
		} catch (problem) {
			const reason = reasonOf(problem);
			if (reason === null) throw problem;
			found.refused.push({ name: file, reason });
		}
	}
	found.documents = [...counts].map(([one, { many, count }]) => [one, many, count]);
	await writeFile(remembered, JSON.stringify(found));
	return found;
}

type Add = (one: string, many: string) => void;

function addPage(wiki: string, add: Add): void {
	if (wiki === WIKI_NAMES.other) add('web page', 'web pages');
	else add(`page of ${wiki}`, `pages of ${wiki}`);
}

async function wikiOf(
	folder: BroughtFolder,
	file: string,
	opened: { pages: number; last: string },
): Promise<string> {
	if (opened.pages >= OPENED) return opened.last;
	opened.pages += 1;
	const { text } = decoded((await folder.read(file)) ?? new Uint8Array());
	const { from, isContents } = readPage(text.slice(0, 3_000_000));
	if (!isContents || opened.pages === 1) opened.last = WIKI_NAMES[from];
	return isContents ? opened.last : WIKI_NAMES[from];
}

async function addMarkdown(folder: BroughtFolder, file: string, add: Add): Promise<void> {
	const { text } = decoded((await folder.read(file)) ?? new Uint8Array());
	if (typeof splitFrontMatter(text).data.kintsugi === 'string')
		add('entry of a Kintsugi', 'entries of a Kintsugi');
	else add('Markdown document', 'Markdown documents');
}

async function addTable(folder: BroughtFolder, file: string, found: Recognised, add: Add): Promise<void> {
	if (isJson(file)) {
		const records = await recordsIn(folder.pathOf(file), file);
		if (isOurs(records)) {
			records.forEach(() => add('entry of a Kintsugi', 'entries of a Kintsugi'));
			return;
		}
	}
	if (found.tables.length >= MOST_TABLES)
		found.refused.push({ name: file, reason: `${MOST_TABLES} tables are the most at once.` });
	else found.tables.push(await surveyed(await tableOf(folder.pathOf(file), file), file));
}

async function surveyed({ names, rows }: Table, file: string): Promise<RecognisedTable> {
	const kind = guessKind(names);
	const sample: string[][] = [];
	const cells = names.map((): string[] => []);
	let count = 0;
	for await (const row of rows()) {
		count += 1;
		if (sample.length < SAMPLE) sample.push(row.map((cell) => cell.slice(0, 200)));
		if (count <= 5_000) row.forEach((cell, at) => cell !== '' && cell.length < 40 && cells[at]?.push(cell));
	}
	const ambiguous = names.flatMap((_, column) => {
		const order = orderOf(cells[column] ?? []);
		const example = cells[column]?.find((cell) => orderOf([cell]) === 'unknown');
		const isOpen = order === 'unknown' || order === 'both';
		return isOpen && example !== undefined ? [{ column, example }] : [];
	});
	return { file, names, rows: count, sample, kind, ambiguous };
}
