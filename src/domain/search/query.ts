import { z } from 'zod';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { toIndexed } from './indexed-text.ts';

const MAX_LENGTH = 400;
const MAX_WORDS = 32;

/** A field left empty in a form or an address is one that was not given. */
const given = <T extends z.ZodType>(schema: T) =>
	z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const kinds = Object.keys(KINDS) as Kind[];

/** What a search asks for, as it stands in the address of the page or of the API. */
export const SearchQuery = z.object({
	q: z.string().trim().max(MAX_LENGTH, `A search can be ${MAX_LENGTH} characters at the most.`).default(''),
	kind: given(z.enum(kinds, `Kinds are ${kinds.join(', ')}.`)),
	/** The slug of a team. */
	team: given(z.string().trim().max(120)),
	topic: given(z.string().trim().max(120)),
	severity: given(
		z.coerce.number('Severity goes from 1 to 4.').int().min(1).max(4, 'Severity goes from 1 to 4.'),
	),
	/** Calendar days of the person who asks; both belong to the time asked for. */
	from: given(Day),
	to: given(Day),
	/** `next` of the page before. */
	cursor: given(
		z.string().regex(/^-?\d[\d.e+-]*_-?\d+_\d+$/, 'This page of results is not there. Search again.'),
	),
	limit: given(z.coerce.number().int().min(1).max(100, 'A page holds 100 results at the most.')).transform(
		(limit) => limit ?? 20,
	),
});
export type SearchQuery = z.output<typeof SearchQuery>;

/** One word or phrase that somebody typed. */
export interface Term {
	text: string;
	/** Written between quotes. */
	phrase: boolean;
	/** Words that begin like it will do. */
	prefix: boolean;
}

/** What an entry must have, and what it must not. */
export interface Wanted {
	all: Term[];
	none: Term[];
}

const TERM = /(?<not>-(?=["\p{L}\p{N}]))?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

/**
 * Reads what people type: words, `"phrases"`, `-without`, `begins*`. The last word may be half
 * typed, so anything that begins like it is meant. Never fails; what has neither letter nor digit says
 * nothing and is passed over.
 */
export function readWanted(typed: string): Wanted {
	const text = toIndexed(typed.toWellFormed().slice(0, MAX_LENGTH)).replace(/[“”„‟«»＂]/g, '"');
	const wanted: Wanted = { all: [], none: [] };
	for (const { groups = {}, index, 0: whole } of text.matchAll(TERM)) {
		const words = groups.phrase ?? groups.word ?? '';
		if (!/[\p{L}\p{N}]/u.test(words)) continue;
		if (wanted.all.length + wanted.none.length === MAX_WORDS) break;
		const last = index + whole.length === text.trimEnd().length;
		const phrase = groups.phrase !== undefined;
		const prefix = !phrase && (words.endsWith('*') || (last && words.length > 1));
		const list = groups.not === undefined ? wanted.all : wanted.none;
		list.push({ text: words, phrase, prefix: prefix && (list === wanted.all || words.endsWith('*')) });
	}
	return wanted;
}

export function asksNothing({ all, none }: Wanted): boolean {
	return all.length === 0 && none.length === 0;
}
