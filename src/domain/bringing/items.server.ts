import { createHash } from 'node:crypto';
import type { Person } from '../accounts/person.ts';
import { writeDocument as writePostmortem } from '../postmortems/document.ts';
import { longAgo } from '../postmortems/importing.server.ts';
import { guessColumns, guessKind, lacking } from './columns.ts';
import { TABLE_KIND_NAMES } from './fields.ts';
import { isMarkdown, isPage, markdownItem, oursFound, pageItem, reasonOf } from './documents.server.ts';
import type { BroughtFolder } from './folder.server.ts';
import type { Choices, Found, Item, TableChoice } from './found.ts';
import { asOurMarkdown } from './ours-json.server.ts';
import { Unusable, type Mapping } from './cells.ts';
import { readChange, readNote, readPostmortem, type RowOfChange } from './rows.ts';
import { recordsIn, tableOfJson, type JsonRecord } from './json-records.server.ts';
import { isCsv, isJson, type Table } from './table.ts';
import { tableOf } from './table.server.ts';

/** It says by itself what it could become; everything else is there for the documents that lead to it. */
export const isRead = (file: string): boolean =>
	isMarkdown(file) || isPage(file) || isCsv(file) || isJson(file);

/** A row that was read: what it becomes is known, and not only its words. */
export interface RowFound extends Found {
	row: NoteRow | ChangeRow | null;
}
export interface NoteRow {
	note: ReturnType<typeof readNote>['read'];
}
export interface ChangeRow {
	change: RowOfChange;
}
export type AnyItem = Found | RowFound | Exclude<Item, Found>;

/**
 * What a file holds, one after the other.
 * @param from how many of it are known already
 */
export async function* itemsOf(
	folder: BroughtFolder,
	file: string,
	who: Person,
	choices: Choices,
	from = 0,
): AsyncGenerator<AnyItem> {
	try {
		if (isMarkdown(file) || isPage(file)) {
			if (from > 0) return;
			yield isPage(file) ? await pageItem(folder, file, choices) : await markdownItem(folder, file, choices);
		} else if (isJson(file)) yield* jsonItems(folder, file, who, choices, from);
		else yield* rowItems(await tableOf(folder.pathOf(file), file), file, who, choices, from);
	} catch (problem) {
		const reason = reasonOf(problem);
		if (reason === null) throw problem;
		yield { file, state: 'refused', reason };
	}
}

async function* jsonItems(
	folder: BroughtFolder,
	file: string,
	who: Person,
	choices: Choices,
	from: number,
): AsyncGenerator<AnyItem> {
	const records = await recordsIn(folder.pathOf(file), file);
	if (!isOurs(records)) {
		yield* rowItems(tableOfJson(records), file, who, choices, from);
		return;
	}
	for (const [at, record] of records.entries()) {
		if (at < from) continue;
		const name = records.length === 1 ? file : `${file}, number ${at + 1}`;
		try {
			const ours = asOurMarkdown(record);
			yield ours
				? { ...oursFound(name, ours.kind, ours.text), from: file, title: ours.title }
				: { file: name, state: 'refused', reason: 'It is of no kind that comes in by itself.' };
		} catch (problem) {
			yield { file: name, state: 'refused', reason: reasonOf(problem) ?? 'It cannot be read.' };
		}
	}
}

export const isOurs = (records: readonly JsonRecord[]): boolean =>
	records.some(({ kintsugi }) => typeof kintsugi === 'string');

/** What was chosen for a table, or what it looks like. */
export function choiceFor(choices: Choices, file: string, names: readonly string[]): TableChoice {
	const chosen = Object.hasOwn(choices.tables, file) ? choices.tables[file] : undefined;
	if (chosen && (chosen.kind === 'skip' || chosen.columns.length === names.length)) return chosen;
	const kind =
		chosen && chosen.kind !== 'skip'
			? chosen.kind
			: choices.kind === 'postmortem' || choices.kind === 'log'
				? choices.kind
				: guessKind(names);
	return { kind, columns: guessColumns(kind, names), order: chosen?.order ?? null };
}

async function* rowItems(
	table: Table,
	file: string,
	who: Person,
	choices: Choices,
	from: number,
): AsyncGenerator<AnyItem> {
	const choice = choiceFor(choices, file, table.names);
	if (choice.kind === 'skip') {
		yield { file, state: 'skipped', reason: 'You left this table out.' };
		return;
	}
	const lacks = lacking(choice.kind, choice.columns);
	if (lacks !== null) {
		yield { file, state: 'refused', reason: lacks };
		return;
	}
	const mapping: Mapping = { ...choice, kind: choice.kind, names: table.names, zone: choices.zone };
	let at = 0;
	for await (const row of table.rows()) {
		at += 1;
		if (at > from) yield rowItem(row, `${file}, row ${at + 1}`, file, who, choices, mapping);
	}
	if (at === 0)
		yield { file, state: 'skipped', reason: `There are no ${TABLE_KIND_NAMES[choice.kind]} in this table.` };
}

function rowItem(
	row: readonly string[],
	name: string,
	file: string,
	who: Person,
	choices: Choices,
	mapping: Mapping,
): AnyItem {
	const shared = { file: name, from: file, source: '', embedded: new Map(), isOurs: false, text: '' };
	try {
		switch (mapping.kind) {
			case 'postmortem': {
				const { read, writers, notes } = readPostmortem(row, mapping);
				const authors = writers
					.filter((writer) => writer.includes('@'))
					.map((writer) => writer.toLowerCase());
				const text = writePostmortem({
					uid: uidOf([who.email, 'postmortem', read.title, read.times.started, read.date, row]),
					number: null,
					publishedAt: choices.publish ? longAgo(read) : null,
					sharing: { team: choices.team, visibility: choices.visibility, readers: [], authors },
					content: read,
					accounts: [],
				});
				return {
					...shared,
					kind: 'postmortem',
					title: read.title,
					day: read.date,
					topics: read.topics,
					notes,
					text,
					row: null,
				};
			}
			case 'log': {
				const { read, notes } = readNote(row, mapping);
				return {
					...shared,
					kind: 'log',
					title: read.title || read.learned,
					day: read.day,
					topics: read.topics,
					notes,
					row: { note: read },
				};
			}
			case 'changes': {
				const { read, notes } = readChange(row, mapping);
				return {
					...shared,
					kind: 'changes',
					title: read.change.text,
					day: read.change.due,
					topics: [],
					notes,
					row: { change: read },
				};
			}
		}
	} catch (problem) {
		if (problem instanceof Unusable) return { file: name, state: 'refused', reason: problem.message };
		throw problem;
	}
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** The same for the same things, so that what is brought twice is one entry. */
export function uidOf(of: unknown): string {
	const hash = createHash('sha256').update(JSON.stringify(of)).digest();
	return Array.from(hash.subarray(0, 20), (byte) => LETTERS.charAt(byte & 31)).join('');
}
