import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { reference, hrefOf } from '../entries/kinds.ts';
import { searchLearned, type LearnedHit } from '../search/learned.server.ts';
import { textOf } from '../search/marks.ts';
import { SearchQuery } from '../search/query.ts';
import { listed } from '../search/reason.ts';
import { search } from '../search/search.server.ts';
import { countWords } from '../search/telling-words.ts';
import { FoundEntry } from './entries.server.ts';
import { alikeTo, Repeated } from './lessons.server.ts';
import { MAX_TEXT } from './limits.ts';
import { tool } from './tool.ts';

/** Of a long question, the first; each is searched for by itself. */
const MOST_WORDS = 10;

const Learned = z.object({
	is: z.enum(['lesson', 'change']),
	reference: z.string().describe('Such as L-318 or C-97; read_entry takes it.'),
	text: z.string(),
	url: z.string(),
	learned_in: z.object({ reference: z.string(), url: z.string() }),
	why: z.string().describe('Why it is offered, in words.'),
});

export const whatDidWeLearnAbout = tool({
	name: 'what_did_we_learn_about',
	title: 'What did we learn about…?',
	description:
		'Answers "what did we learn about…" from a question in plain words or from a longer text: lessons and changes that speak of it and entries to read, each with the reason in words. Where nothing here speaks of it, it says so in sentence; then tell the person that, rather than answering from elsewhere. Begin with this tool.',
	scope: 'read',
	input: z.object({
		about: z
			.string()
			.trim()
			.min(1)
			.max(MAX_TEXT)
			.describe('A question, such as “retries that made an outage worse”, or a text.'),
		limit: z.int().min(1).max(20).default(6),
	}),
	answers: z.object({
		sentence: z.string().describe('What was found, or that nothing was.'),
		learned: z.array(Learned),
		entries: z.array(FoundEntry.extend({ why: z.string() })),
		repeated: Repeated,
		without: z.array(z.string()).describe('Words of the question that nothing the person may read has.'),
	}),
	async act(db, who, { about, limit }, { home }) {
		const { lessons, repeated } = await alikeTo(db, who, { text: about, limit }, home);
		const asked = await wordsRead(db, who, about);
		const found = await havingMost(db, who, asked.known, limit);
		const alike = lessons.map(({ learned_in: { title: _, ...from }, ...one }) => ({
			is: 'lesson' as const,
			...one,
			learned_in: from,
		}));
		const learned = onceEach([...alike, ...found.learned.map((hit) => told(hit, found.words, home))]);
		const entries = found.entries.map(({ kind, number, title, href, snippet }) => ({
			reference: reference(kind, number),
			...{ kind, title, url: home + href, snippet: textOf(snippet), why: reasonOf(found.words) },
		}));
		const few = { learned: learned.slice(0, limit), entries: entries.slice(0, limit) };
		return {
			sentence: sentenceOf(few),
			...few,
			repeated: repeated && toldAgain(repeated),
			without: asked.unknown,
		};
	},
});

/**
 * The telling words of a question, the seldom ones first, as far as the person may read anything that has them:
 * what they may not see must make no difference.
 */
async function wordsRead(
	db: Database,
	who: Person,
	about: string,
): Promise<{ known: string[]; unknown: string[] }> {
	const words = [...countWords(about).values()].map(({ shown }) => shown).slice(0, MOST_WORDS);
	const counted = await Promise.all(
		words.map(async (word) => ({
			word,
			total: (await search(db, who, SearchQuery.parse({ q: beginning(word), limit: 1 }))).total,
		})),
	);
	return {
		known: counted
			.filter(({ total }) => total > 0)
			.sort((a, b) => a.total - b.total)
			.map(({ word }) => word),
		unknown: counted.filter(({ total }) => total === 0).map(({ word }) => word),
	};
}

/** What has all of the words; where nothing has, the commonest of them is left out, and so on. */
async function havingMost(db: Database, who: Person, words: readonly string[], limit: number) {
	for (let count = words.length; count > 0; count--) {
		const kept = words.slice(0, count);
		const q = kept.map(beginning).join(' ');
		const learned = await searchLearned(db, who, q, limit);
		const { items: entries } = await search(db, who, SearchQuery.parse({ q, limit }));
		if (learned.length + entries.length > 0) return { words: kept, learned, entries };
	}
	return { words: [], learned: [], entries: [] };
}

const beginning = (word: string) => (word.length > 3 ? `${word}*` : word);

const told = ({ is, id, href, text, entry }: LearnedHit, words: readonly string[], home: string) => ({
	is,
	reference: `${is === 'lesson' ? 'L' : 'C'}-${id}`,
	text: textOf(text),
	url: home + href,
	learned_in: {
		reference: reference(entry.kind, entry.number),
		url: home + hrefOf(entry.kind, entry.number),
	},
	why: reasonOf(words),
});

const reasonOf = (words: readonly string[]) => `It speaks of ${listed(words)}.`;

/** A question is no further time. */
const toldAgain = (repeated: NonNullable<z.output<typeof Repeated>>) => ({
	...repeated,
	sentence: `Much the same happened ${repeated.before.length} times within 90 days.`,
});

function onceEach<One extends { reference: string }>(all: readonly One[]): One[] {
	return [...new Map(all.toReversed().map((one) => [one.reference, one])).values()].reverse();
}

function sentenceOf({
	learned,
	entries,
}: {
	learned: readonly unknown[];
	entries: readonly unknown[];
}): string {
	if (learned.length > 0) return 'This was learned here before.';
	if (entries.length > 0) return 'No lesson says so, but these entries speak of it.';
	return 'Nothing that this person may read speaks of it. It may never have been written down here.';
}
