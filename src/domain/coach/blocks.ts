import type { BlockKind } from './finding.ts';

/** A stretch of prose: lines of one paragraph, one list item, one table cell, one heading. */
export interface Block {
	kind: BlockKind;
	start: number;
	end: number;
	/** Depth of a heading. */
	depth: number;
}

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const QUOTE = /^[ \t]*>/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)/;
const TABLE_DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:/;
const INDENTED = /^(?: {4}|\t)/;

interface Line {
	start: number;
	text: string;
}

/**
 * The prose of a Markdown text, with exact places in it; code, quotes, comments, front matter and definitions
 * are left out. One pass over the lines, because the coach reads along while somebody types: for 100 kB it takes
 * 1 ms, marked's lexer 10 ms without places in the text, and a whole syntax tree (mdast) 290 ms.
 */
export function blocksOf(text: string): Block[] {
	const lines = linesOf(text);
	const blocks: Block[] = [];
	let open: Block | null = null;
	const close = () => (open = null);
	let at = frontMatter(lines);
	for (let line = lines[at]; line; line = lines[at]) {
		const fence = FENCE.exec(line.text.trimStart());
		const next = lines[at + 1];
		if (line.text.trim() === '') {
			close();
		} else if (fence) {
			at = fenceEnd(lines, at, fence[1] ?? '');
			close();
		} else if (line.text.trimStart().startsWith('<!--')) {
			at = commentEnd(lines, at);
			close();
		} else if (QUOTE.test(line.text)) {
			at = quoteEnd(lines, at);
			close();
		} else if (HEADING.test(line.text)) {
			const heading = headingOf(line);
			if (heading.end > heading.start) blocks.push(heading);
			close();
		} else if (open?.kind === 'paragraph' && UNDERLINE.test(line.text)) {
			open.kind = 'heading';
			open.depth = line.text.trimStart().startsWith('=') ? 1 : 2;
			close();
		} else if (RULE.test(line.text) || DEFINITION.test(line.text)) {
			close();
		} else if (line.text.includes('|') && next && isDelimiter(next.text)) {
			at = table(lines, at, blocks);
			close();
		} else {
			open = prose(line, open, blocks);
		}
		at += 1;
	}
	return blocks;
}

function prose(line: Line, open: Block | null, blocks: Block[]): Block | null {
	const item = ITEM.exec(line.text);
	const end = line.start + line.text.trimEnd().length;
	if (item) {
		// An item whose text is itself an item, heading or quote is rare; what it opens with is dropped.
		const start = line.start + item[0].length;
		if (start >= end) return null;
		const block: Block = { kind: 'list', start, end, depth: 0 };
		if (!QUOTE.test(line.text.slice(item[0].length))) blocks.push(block);
		return block;
	}
	if (open) {
		open.end = end;
		return open;
	}
	// Four spaces are code, unless they carry on a list.
	const indented = INDENTED.test(line.text);
	if (indented && blocks.at(-1)?.kind !== 'list') return null;
	const start = line.start + (line.text.length - line.text.trimStart().length);
	const block: Block = { kind: indented ? 'list' : 'paragraph', start, end, depth: 0 };
	blocks.push(block);
	return block;
}

function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	let start = 0;
	while (start <= text.length) {
		const found = text.indexOf('\n', start);
		const end = found === -1 ? text.length : found;
		lines.push({ start, text: text.slice(start, end) });
		start = end + 1;
	}
	return lines;
}

function frontMatter(lines: readonly Line[]): number {
	if (lines[0]?.text.trimEnd() !== '---') return 0;
	const end = lines.findIndex((line, k) => k > 0 && line.text.trimEnd() === '---');
	const holds = end > 1 && lines.slice(1, end).every(({ text }) => /^(?:[\w-]+:|[ \t#-]|$|\r)/.test(text));
	return holds ? end + 1 : 0;
}

function fenceEnd(lines: readonly Line[], from: number, fence: string): number {
	let at = from + 1;
	for (; at < lines.length; at++) {
		const text = lines[at]?.text.trim() ?? '';
		if (text.length >= fence.length && text === (fence[0] ?? '').repeat(text.length)) break;
	}
	return at;
}

function commentEnd(lines: readonly Line[], from: number): number {
	let at = from;
	while (at < lines.length - 1 && !lines[at]?.text.includes('-->')) at += 1;
	return at;
}

/** A quote goes on without its mark until an empty line. */
function quoteEnd(lines: readonly Line[], from: number): number {
	let at = from;
	while (at + 1 < lines.length) {
		const text = lines[at + 1]?.text ?? '';
		if (!QUOTE.test(text) && (text.trim() === '' || ITEM.test(text) || HEADING.test(text))) break;
		at += 1;
	}
	return at;
}

function headingOf({ start, text }: Line): Block {
	const mark = HEADING.exec(text)?.[0] ?? '';
	const inner = text.slice(mark.length).replace(/[ \t]+#*[ \t\r]*$/, '');
	return {
		kind: 'heading',
		start: start + mark.length,
		end: start + mark.length + inner.length,
		depth: mark.trim().length,
	};
}

const isDelimiter = (text: string) => text.includes('-') && text.includes('|') && TABLE_DELIMITER.test(text);

function table(lines: readonly Line[], from: number, blocks: Block[]): number {
	let at = from + 2;
	for (; at < lines.length; at++) {
		const line = lines[at];
		if (!line?.text.includes('|')) break;
		blocks.push(...cells(line));
	}
	return at - 1;
}

/** Cells are parted by bars that are neither escaped nor in code. */
function cells({ start, text }: Line): Block[] {
	const found: Block[] = [];
	let from = 0;
	let code = false;
	const cut = (end: number) => {
		const raw = text.slice(from, end);
		const inner = raw.trim();
		const begin = start + from + (raw.length - raw.trimStart().length);
		if (inner !== '') found.push({ kind: 'table', start: begin, end: begin + inner.length, depth: 0 });
		from = end + 1;
	};
	for (let k = 0; k < text.length; k++) {
		const sign = text[k];
		if (sign === '\\') k += 1;
		else if (sign === '`') code = !code;
		else if (sign === '|' && !code) cut(k);
	}
	cut(text.length);
	return found;
}
