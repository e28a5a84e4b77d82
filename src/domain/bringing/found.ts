import type { Kind } from '../entries/kinds.ts';
import type { Visibility } from '../entries/entry.ts';
import type { TableKind } from './fields.ts';
import type { DayOrder } from './written-dates.ts';

/** What a document can become where it does not say itself what it is. */
export const DOCUMENT_KINDS = ['postmortem', 'log', 'story'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What is chosen on the page, or on the command line. */
export interface Choices {
	/** For documents that do not say what they are; recognised by their words where it is left open. */
	kind: DocumentKind | 'recognised';
	/** The slug of a team. */
	team: string | null;
	visibility: Visibility;
	publish: boolean;
	/** Whose clock it is, where a file names none. */
	zone: string;
	/** Of the tables, by their files. What is left out is guessed. */
	tables: Record<string, TableChoice>;
}

export interface TableChoice {
	/** `skip` leaves the table out. */
	kind: TableKind | 'skip';
	/** By place: a field of its kind, or empty. */
	columns: string[];
	order: DayOrder | null;
}

/** Something found in the files, that can become an entry. */
export interface Found {
	/** The file, and in a table the row. */
	file: string;
	kind: Kind | 'changes';
	title: string;
	/** Markdown as the importer of that kind reads it. */
	text: string;
	/** The file that relative links in the text lead from. */
	from: string;
	/** `2026-03-04` where it says. */
	day: string | null;
	topics: string[];
	source: string;
	/** What it said beside its text, and what could not be kept. */
	notes: string[];
	/** Pictures that lay in the page itself, by the names under which they are shown beside it. */
	embedded: ReadonlyMap<string, Uint8Array>;
	/** It was written by a Kintsugi, and says itself who may read it. */
	isOurs: boolean;
}

export type Item = Found | { file: string; state: 'skipped' | 'refused'; reason: string };
