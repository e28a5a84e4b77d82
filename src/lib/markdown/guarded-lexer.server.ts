import { Lexer, type Token, type TokensList } from 'marked';

/** Quotes and lists within each other; marked itself recurses until the stack ends. */
const DEEPEST = 24;
/** Characters read again by quotes and lists; a real text of 1 MB stays under a tenth of it. */
const BLOCK_BUDGET = 30_000_000;
/** marked looks for the end of a mark once per mark, so a run costs marks × length: about 1 s for all of it. */
const INLINE_BUDGET = 250_000_000;
const MARKS = /[*_~!`[\]<\\]/g;

/** This text is too long or too intertwined to be read within the budget. */
export class Tangled extends Error {}

/**
 * marked's lexer with a limit to what a text may cost. What lies deeper, or costs more, stays as it was
 * written. The limits count characters and not time, so that the same text always looks the same.
 */
export class GuardedLexer extends Lexer {
	private depth = 0;
	private blockBudget = BLOCK_BUDGET;
	private inlineBudget = INLINE_BUDGET;
	private length = 0;

	override lex(src: string): TokensList {
		this.length = src.length;
		return super.lex(src);
	}

	override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
	override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
	override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped?: boolean): Token[] {
		if (this.depth >= DEEPEST) return asWritten(src, tokens);
		if (this.depth > 0) this.blockBudget -= src.length;
		// A quote that goes on after a line without `>` makes marked copy all that is left of the text.
		if (lastParagraphClipped && tokens.length > 0) this.blockBudget -= this.length / 25;
		if (this.blockBudget < 0) throw new Tangled();
		this.depth += 1;
		try {
			return super.blockTokens(src, tokens, lastParagraphClipped);
		} finally {
			this.depth -= 1;
		}
	}

	override inlineTokens(src: string, tokens: Token[] = []): Token[] {
		this.inlineBudget -= marksIn(src) * src.length;
		if (this.inlineBudget < 0 || this.depth >= DEEPEST) return asWritten(src, tokens);
		this.depth += 1;
		try {
			return super.inlineTokens(src, tokens);
		} finally {
			this.depth -= 1;
		}
	}
}

function marksIn(src: string): number {
	return src.match(MARKS)?.length ?? 0;
}

function asWritten(src: string, tokens: Token[]): Token[] {
	if (src) tokens.push({ type: 'text', raw: src, text: src });
	return tokens;
}
