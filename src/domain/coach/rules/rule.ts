import type { BlockKind, RuleName, Severity } from '../finding.ts';
import type { Part } from '../parts.ts';
import type { Phrase } from '../phrase.ts';
import type { Word } from '../sentences.ts';
import type { Subject, Who } from '../subject.ts';

export interface Sentence {
	words: readonly Word[];
	kind: BlockKind;
	part: Exclude<Part, null>;
	isPublic: boolean;
	/** What stands there as it was written. */
	written: (from: number, to: number) => string;
}

/** A phrase of a rule was found in the words from `at` to `to`. */
export interface Found extends Sentence {
	at: number;
	to: number;
}

export interface Verdict {
	/** Whose deed it is; decides the severity where none is given, and whether a name is faulted. */
	subject?: Subject;
	severity?: Severity;
	/** The words it is about, where they are not the phrase itself. */
	from?: number;
	to?: number;
	suggestion?: string | null;
}

export interface Pattern {
	phrase: Phrase;
	/** null: said of something else, and nothing to remark. */
	judge: (found: Found) => Verdict | null;
}

export interface Rule {
	name: RuleName;
	message: string;
	/** Parts in which these words are in their place. */
	silentIn?: readonly Part[];
	/** Headings are prompts and names; only this rule reads them. */
	readsHeadings?: true;
	/** Said once for a whole text. */
	once?: true;
	patterns: readonly Pattern[];
}

const SEVERITY: Record<Who, Severity> = {
	named: 'high',
	one: 'high',
	others: 'medium',
	self: 'low',
	untold: 'low',
	thing: 'low',
};

export const severityFor = ({ who }: Subject): Severity => SEVERITY[who];

export const is = (words: readonly Word[], at: number): string => words[at]?.is ?? '';
export const has = (
	words: readonly Word[],
	among: ReadonlySet<string>,
	from = 0,
	to = words.length,
): boolean => words.slice(Math.max(0, from), to).some((word) => among.has(word.is));
const SETS = new Map<string, ReadonlySet<string>>();

/** The words of a list; the same list is the same set, so that it may be written where it is used. */
export function set(words: string): ReadonlySet<string> {
	const known = SETS.get(words) ?? new Set(words.trim().split(/\s+/));
	SETS.set(words, known);
	return known;
}

/** The words, each behind the one before it. */
export function says(words: readonly Word[], at: number, text: string): boolean {
	return text.split(' ').every((word, k) => is(words, at + k) === word);
}

/** A word as it stands at the beginning of a sentence; names keep the letters they have. */
export const begun = (word: string): string =>
	/^\p{Ll}+$/u.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

/** A mark of wording, with nobody behind it. */
export const LOW = (): Verdict => ({ severity: 'low' });
export const HIGH = (): Verdict => ({ severity: 'high' });
