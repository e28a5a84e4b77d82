import { z } from 'zod';
import { missing } from '#lib/errors.ts';
import { reference } from '../entries/kinds.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { textOf } from '../search/marks.ts';
import { SearchQuery } from '../search/query.ts';
import { search as searchEntries } from '../search/search.server.ts';
import { quoted } from './instructions.ts';
import { PIECE } from './limits.ts';
import { nameOf, readName } from './naming.ts';
import { readAsMarkdown } from './reading.server.ts';
import { tool } from './tool.ts';

const kinds = Object.keys(KINDS) as Kind[];

export const FoundEntry = z.object({
	reference: z.string().describe('Such as PM-142; read_entry takes it.'),
	kind: z.enum(kinds),
	title: z.string(),
	url: z.string(),
	snippet: z.string().describe('Text around what was found.'),
});

export const searchTool = tool({
	name: 'search',
	title: 'Search everything',
	description:
		'Searches post-mortems, log entries, stories, courses, projects and openings, the best match first. All words have to be there: "a phrase" in quotes, -without, begins*. Where nothing is found, suggestion may name what to search for instead. For a question in plain words use what_did_we_learn_about.',
	scope: 'read',
	input: z.object({
		words: z.string().max(400).default(''),
		kind: z.enum(kinds).optional(),
		team: z.string().max(120).optional().describe('A team, by its short name in addresses: payments.'),
		topic: z.string().max(120).optional(),
		severity: z.int().min(1).max(4).optional().describe('Of post-mortems; 1 is the most severe.'),
		from: z.iso.date().optional(),
		to: z.iso.date().optional(),
		cursor: z.string().max(80).optional().describe('`next` of the page before.'),
		limit: z.int().min(1).max(50).default(10),
	}),
	answers: z.object({
		entries: z.array(FoundEntry),
		total: z.int(),
		next: z.string().nullable(),
		suggestion: z.string().nullable(),
	}),
	async act(db, who, { words, ...filters }, { home }) {
		const query = SearchQuery.parse({ q: words, ...filters });
		const { items, total, next, suggestion } = await searchEntries(db, who, query);
		const entries = items.map(({ kind, number, title, href, snippet }) => ({
			reference: reference(kind, number),
			...{ kind, title, url: home + href, snippet: textOf(snippet) },
		}));
		return { entries, total, next, suggestion };
	},
});

export const readEntry = tool({
	name: 'read_entry',
	title: 'Read an entry',
	description:
		'Gives one post-mortem, log entry, story, project, opening, lesson or change as Markdown, and the outline of a course. Long ones come in pieces: where next is a number, ask again with it as from.',
	scope: 'read',
	input: z.object({
		entry: z
			.string()
			.min(1)
			.max(400)
			.describe('Its number, such as PM-142, S-7, LOG-12, L-318 or C-97, or its address.'),
		from: z.int().min(0).max(4_000_000).default(0).describe('The character to begin at.'),
	}),
	answers: z.object({
		reference: z.string(),
		url: z.string(),
		markdown: z.string(),
		from: z.int(),
		length: z.int().describe('Of the whole text, in characters.'),
		next: z.int().nullable(),
	}),
	async act(db, who, { entry, from }, { home }) {
		const named = readName(entry, home) ?? missing(`“${entry}”`);
		const whole = await readAsMarkdown(db, who, named, home);
		const markdown = pieceOf(whole, from);
		const end = from + markdown.length;
		const { reference: of, href } = nameOf(named);
		return {
			...{ reference: of, url: home + href, markdown, from, length: whole.length },
			next: end < whole.length ? end : null,
		};
	},
	text: ({ reference: of, url, markdown, next }) =>
		`${of}, ${url}\n${quoted(markdown)}${next === null ? '' : `\n\nIt goes on: ask again with from ${next}.`}`,
});

/** Never half of a letter that takes two places. */
function pieceOf(text: string, from: number): string {
	const piece = text.slice(from, from + PIECE);
	return from + PIECE < text.length && /[\uD800-\uDBFF]$/.test(piece) ? piece.slice(0, -1) : piece;
}
