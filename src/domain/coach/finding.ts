/** What the coach may say something about; the names are the ones of the labelled sentences it is measured on. */
export const RULES = [
	'human-error',
	'counterfactual',
	'negative-of-action',
	'named-fault',
	'agentive-cause',
	'memory',
	'character',
	'normative',
	'hindsight',
	'minimiser',
	'single-cause',
	'animated',
	'vague-action',
] as const;
export type RuleName = (typeof RULES)[number];

export const SEVERITIES = ['high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One remark. The offsets count UTF-16 units of the text as it was given. */
export interface Finding {
	rule: RuleName;
	severity: Severity;
	start: number;
	end: number;
	/** A question first, then why, and whose thought it is where that helps. */
	message: string;
	/** What could stand in place of the words from start to end; null where only the author can know. */
	suggestion: string | null;
}

export const BLOCK_KINDS = ['paragraph', 'list', 'table', 'heading', 'quote'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Where a text stands. Everything may be left out. */
export interface Context {
	/** The nearest heading above the text. */
	section?: string | null | undefined;
	/** All headings above it, the outermost first. */
	trail?: readonly string[] | undefined;
	/** Given: the text is one such block and is not read as Markdown blocks. */
	kind?: BlockKind | undefined;
	/** People of this incident: `Ana Silva`, `@ana`, or `Ana Silva (deployer)` where the role is known. */
	participants?: readonly string[] | undefined;
	/** Whether it is the version for the public, in which *we* owning up is what is wanted. */
	version?: 'internal' | 'public' | undefined;
}

/** Words that their author keeps, and why. */
export interface Kept {
	/** Any rule, if left out. */
	rule?: RuleName | undefined;
	words: string;
	/** The sentence they are kept in; left out, they are kept everywhere (the workspace's list). */
	sentence?: string | undefined;
	reason: string;
}
