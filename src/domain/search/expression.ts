import type { Term, Wanted } from './query.ts';

// Everything but `ways`: nobody searches for who may see what.
export const EVERYWHERE = ['title', 'lessons', 'topics', 'body', 'reference'] as const;
export const NAMES = ['title', 'reference'] as const;
type Column = (typeof EVERYWHERE)[number];

/** For each half-typed word, whole words that it may become. */
export type Completions = ReadonlyMap<Term, readonly string[]>;

export interface Asked {
	wanted: Wanted;
	completions: Completions;
	columns: readonly Column[];
}

/** A text as one FTS5 string. Only quotes have a meaning inside it. */
export function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

export function waysExpression(ways: readonly string[]): string {
	return `ways : (${ways.join(' OR ')})`;
}

/** What is asked for, as an FTS5 expression; null where no word is wanted. */
export function textExpression({ wanted, completions, columns }: Asked): string | null {
	if (wanted.all.length === 0) return null;
	const all = wanted.all.map((term) => `(${alternatives(term, completions).join(' OR ')})`);
	return `{${columns.join(' ')}} : (${all.join(' AND ')})`;
}

/** The same under the visibility rule: only what one of these ways leads to. */
export function visibleExpression(ways: readonly string[], asked: Asked): string {
	const text = textExpression(asked);
	const shown = text === null ? waysExpression(ways) : `${waysExpression(ways)} AND ${text}`;
	const without = asked.wanted.none.map((term) => quoted(term.text) + (term.prefix ? ' *' : ''));
	return without.length === 0
		? shown
		: `(${shown}) NOT {${EVERYWHERE.join(' ')}} : (${without.join(' OR ')})`;
}

/** The word itself stands apart from what begins like it, so that an exact one counts for more. */
function alternatives(term: Term, completions: Completions): string[] {
	const exact = quoted(term.text);
	if (!term.prefix) return [exact];
	return [exact, `${exact} *`, ...(completions.get(term) ?? []).map(quoted)];
}
