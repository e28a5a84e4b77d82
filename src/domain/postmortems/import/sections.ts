import type { Token, Tokens } from 'marked';
import { GuardedLexer, Tangled } from '#lib/markdown/guarded-lexer.server.ts';
import { roleOf, type Role } from './headings.ts';
import { plainText } from './plain-text.ts';

export interface Block {
	raw: string;
	token: Token;
	/** It has found its place outside of the narrative. */
	used: boolean;
}

export interface Section {
	heading: string;
	/** The heading as it was written. */
	raw: string;
	level: number;
	/** What its own name says that it is for. */
	own: Role | null;
	/** What it is for: by its own name, or by that of the section it stands in. */
	role: Role | null;
	/** The words of its heading are kept elsewhere, or only name what the section is for. */
	headingUsed: boolean;
	blocks: Block[];
	children: Section[];
	/** A list item with a bold label, exactly as it was written. */
	whole: string | null;
}

export interface Outline {
	root: Section;
	/** Where the reference links of the document lead. */
	links: Map<string, string>;
}

/** A label in bold stands below every heading. */
const LABEL = 7;
const HANDED_DOWN = new Set<Role>([
	'timeline',
	'factors',
	'wentWell',
	'wasHard',
	'gotLucky',
	'lessons',
	'changes',
]);
/** Sections whose items may begin with any words in bold. */
const HOLDS_ITEMS = new Set<Role>(['factors', 'wentWell', 'wasHard', 'gotLucky', 'lessons', 'changes']);

const ITEM_LABEL = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\*\*|__)([^*_\n]{1,80}?)(:?)(?:\*\*|__)(:?)[ \t]*/;
const PARAGRAPH_OPENING = /^(?:\*\*|__)([^*_\n]{1,80}?)(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]+(?=\S)/;
const PARAGRAPH_LABEL = /^(?:\*\*|__)([^*_\n]{1,80}?):?(?:\*\*|__):?[ \t]*$/;

/** The blocks of a text, by its headings and by labels such as `- **Impact**: …`. */
export function outline(text: string): Outline {
	const { tokens, links } = blocksIn(text);
	const root = section('', '', 0, null);
	const open = [root];
	for (const token of tokens) place(token, open);
	return { root, links };
}

function blocksIn(text: string): { tokens: Token[]; links: Map<string, string> } {
	const lexer = new GuardedLexer({ gfm: true });
	try {
		const tokens = lexer.blockTokens(text, lexer.tokens).filter(({ type }) => type !== 'space');
		return {
			tokens,
			links: new Map(Object.entries(lexer.tokens.links).map(([name, { href }]) => [name, href])),
		};
	} catch (problem) {
		if (!(problem instanceof Tangled || problem instanceof RangeError)) throw problem;
		return { tokens: [{ type: 'text', raw: text, text }], links: new Map() };
	}
}

const asBlock = (token: Token): Block => ({ raw: token.raw, token, used: false });

function section(heading: string, raw: string, level: number, above: Section | null): Section {
	const own = heading === '' ? null : roleOf(heading);
	const inherited = above?.role && HANDED_DOWN.has(above.role) ? above.role : null;
	// "General" or "Impact" beneath the action items sorts them; what went well beneath the lessons is its own.
	const narrower =
		own === 'telling' || own === 'severity' || own === 'services' || own === 'impact' || own === 'summary';
	const role = inherited !== null && (own === null || narrower) ? inherited : own;
	const made: Section = {
		heading,
		raw,
		level,
		own,
		role,
		headingUsed: false,
		blocks: [],
		children: [],
		whole: null,
	};
	above?.children.push(made);
	return made;
}

function place(token: Token, open: Section[]): void {
	if (token.type === 'def') return;
	if (token.type === 'heading') {
		const { depth, text, raw } = token as Tokens.Heading;
		close(open, depth);
		open.push(section(plainText(text), raw, depth, last(open)));
		return;
	}
	if (token.type === 'list' && placeLabelled(token as Tokens.List, open)) return;
	const label = token.type === 'paragraph' ? PARAGRAPH_LABEL.exec(token.raw.trim())?.[1] : undefined;
	if (label !== undefined && opensByLabel(label, open)) {
		close(open, LABEL);
		open.push(section(plainText(label), token.raw, LABEL, last(open)));
		return;
	}
	if (token.type === 'paragraph' && placeOpening(token.raw, open)) return;
	const here = last(open);
	here.blocks.push(asBlock(token));
	if (here.whole !== null) here.whole += `\n\n${token.raw.trim()}`;
}

/** `**Impact:** Nobody could sign in.` where a report has no headings for its parts. */
function placeOpening(raw: string, open: Section[]): boolean {
	const [lead = '', label = ''] = PARAGRAPH_OPENING.exec(raw) ?? [];
	const enclosing = open.findLast(({ level }) => level < LABEL);
	if (label === '' || roleOf(label) === null || (enclosing?.level ?? 0) > 1) return false;
	close(open, LABEL);
	const made = section(plainText(label), `**${label}**`, LABEL, last(open));
	made.whole = raw.trimEnd();
	made.blocks = blocksIn(raw.slice(lead.length)).tokens.map(asBlock);
	open.push(made);
	return true;
}

/** A list whose items are the sections of the report: `- **Key events**`, `- **Impact**: …`. */
function placeLabelled(list: Tokens.List, open: Section[]): boolean {
	const labels = list.items.map((item) => ITEM_LABEL.exec(item.raw));
	if (!labels.some((label) => label?.[1] !== undefined && opensByLabel(label[1], open))) return false;
	list.items.forEach((item, index) => {
		const label = labels[index];
		const opens =
			label &&
			(label[3] === ':' ||
				label[2] === ':' ||
				label[0].length >= (item.raw.split('\n')[0]?.trimEnd().length ?? 0));
		if (!opens) {
			const here = last(open);
			here.blocks.push(asBlock({ ...list, raw: item.raw, items: [item] }));
			if (here.whole !== null) here.whole += `\n${item.raw.trimEnd()}`;
			return;
		}
		close(open, LABEL);
		const made = section(plainText(label[1] ?? ''), `**${label[1] ?? ''}**`, LABEL, last(open));
		made.whole = item.raw.trimEnd();
		made.blocks = blocksIn(dedented(item.raw.slice(label[0].length))).tokens.map(asBlock);
		open.push(made);
	});
	return true;
}

function opensByLabel(label: string, open: Section[]): boolean {
	const enclosing = open.findLast(({ level }) => level < LABEL);
	const holdsItems = enclosing?.role != null && HOLDS_ITEMS.has(enclosing.role);
	return !holdsItems && (roleOf(label) !== null || last(open).whole !== null);
}

export function dedented(text: string): string {
	const [first = '', ...more] = text.split('\n');
	const indents = more
		.filter((line) => line.trim() !== '')
		.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
	const indent = Math.min(...indents.slice(0, 10_000), 8);
	return [
		first,
		...more.map((line) => line.slice(Math.min(indent, /^[ \t]*/.exec(line)?.[0].length ?? 0))),
	].join('\n');
}

function close(open: Section[], level: number): void {
	while (open.length > 1 && last(open).level >= level) open.pop();
}

function last(open: Section[]): Section {
	const here = open.at(-1);
	if (!here) throw new Error('A document always has its root.');
	return here;
}

/** The section and all beneath it, in the order of the document. */
export function* within(section: Section): Generator<Section> {
	yield section;
	for (const child of section.children) yield* within(child);
}

/** The text of a list item, without its mark and its indentation. */
export function itemText(item: Tokens.ListItem): string {
	return dedented(item.raw.replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/, '')).trim();
}

/** As it was written, without its own heading. */
export function written(section: Section): string {
	const parts = section.blocks.map(({ raw }) => raw.replace(/\n+$/, ''));
	const beneath = section.children.map((child) => `${child.raw.trim()}\n\n${written(child)}`.trim());
	return [...parts, ...beneath].join('\n\n');
}

export function useAll(section: Section): void {
	section.headingUsed = true;
	for (const block of section.blocks) block.used = true;
	for (const child of section.children) useAll(child);
}

/** What has found no place elsewhere, in order, under its headings. */
export function leftOver(section: Section): string {
	const untouched = !section.headingUsed && section.blocks.every(({ used }) => !used);
	if (section.whole !== null && untouched) return section.whole;
	const parts = section.blocks.filter(({ used }) => !used).map(({ raw }) => raw.replace(/\n+$/, ''));
	const beneath = section.children.map(leftOver).filter((text) => text !== '');
	const body = joined([...parts, ...beneath]);
	const named = section.headingUsed || section.own !== null;
	const emptied = section.blocks.length > 0 && section.blocks.every(({ used }) => used);
	if (section.level === 0 || (named && (body === '' || emptied))) return body;
	return joined([section.raw.trim(), body].filter((text) => text !== ''));
}

/** Neighbouring items of a list stay one list. */
function joined(parts: string[]): string {
	const item = /^[-*+] /;
	return parts.reduce((all, part, index) => {
		const before = parts[index - 1] ?? '';
		const together = item.test(part) && item.test(before) && !before.includes('\n\n');
		const gap = index === 0 ? '' : together ? '\n' : '\n\n';
		return all + gap + part;
	}, '');
}
