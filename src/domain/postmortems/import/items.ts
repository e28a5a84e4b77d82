import type { Tokens } from 'marked';
import type { Change, Factor } from '../postmortem.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { readChange, readChangeTable } from './changes.ts';
import { onlySorts, type Role } from './headings.ts';
import { firstSentence, plainText, shortened } from './plain-text.ts';
import { itemText, useAll, within, written, type Block, type Section } from './sections.ts';

export interface Items {
	factors: Factor[];
	lessons: Lesson[];
	changes: Change[];
}

const MOST = { factors: 200, lessons: 500, changes: 500 };
const LONGEST = { factors: 900_000, lessons: 4_000, changes: 20_000 };
/** A paragraph longer than this tells a story rather than naming one thing to do. */
const LONGEST_PROSE = { factors: 900_000, lessons: 4_000, changes: 1_500 };
const NOTHING = /^(?:n\/?a|none|nothing|tb[da]|to ?do|[-–—?.…\s]*)\.?$/i;

/** Takes contributing factors, lessons and changes out of their sections. */
export function readItems(root: Section, year: number | null): Items {
	const items: Items = { factors: [], lessons: [], changes: [] };
	for (const role of ['factors', 'lessons', 'changes'] as const) {
		for (const section of tops(root, role)) takeFrom(section, role, '', items, year, !hasList(section, role));
	}
	return items;
}

/** The sections of that role that do not stand in another of the same. */
function tops(section: Section, role: Role): Section[] {
	return section.role === role ? [section] : section.children.flatMap((child) => tops(child, role));
}

function hasList(section: Section, role: Role): boolean {
	return [...within(section)].some(
		(one) =>
			one.role === role && one.blocks.some(({ token }) => token.type === 'list' || token.type === 'table'),
	);
}

function takeFrom(
	section: Section,
	role: keyof Items,
	group: string,
	items: Items,
	year: number | null,
	prose: boolean,
): void {
	if (role === 'factors' && prose) {
		takeWhole(section, items);
		return;
	}
	let label = group;
	let labelBlock: Block | null = null;
	for (const block of section.blocks) {
		const alone = /^(?:\*\*|__)([^*\n]{1,120}?):?(?:\*\*|__):?$/.exec(block.raw.trim())?.[1];
		if (alone !== undefined && !prose) {
			labelBlock = block;
			label = joined(group, alone);
			continue;
		}
		const before = items[role].length;
		takeBlock(block, role, label, items, year, prose);
		if (items[role].length > before && labelBlock) labelBlock.used = true;
	}
	for (const child of section.children) {
		if (child.role !== role) {
			for (const top of tops(child, role)) takeFrom(top, role, '', items, year, prose);
			continue;
		}
		const sorts = onlySorts(child.heading);
		const name = child.raw
			.trim()
			.replace(/^#{1,6}\s+|\s+#+$/g, '')
			.replace(/\n[=-]+$/, '')
			.replace(/^\*\*(.*)\*\*$/, '$1');
		const before = items[role].length;
		takeFrom(child, role, sorts ? group : joined(group, name), items, year, prose);
		if (sorts || items[role].length > before) child.headingUsed = true;
	}
}

function takeBlock(
	block: Block,
	role: keyof Items,
	group: string,
	items: Items,
	year: number | null,
	prose: boolean,
): void {
	if (block.token.type === 'list') {
		const texts = (block.token as Tokens.List).items.map(itemText);
		block.used = takeTexts(texts, role, group, items, year);
	} else if (block.token.type === 'table' && role === 'changes') {
		const changes = readChangeTable(block.token as Tokens.Table, group, year);
		if (!changes || items.changes.length + changes.length > MOST.changes) return;
		items.changes.push(...changes);
		block.used = true;
	} else if (prose && block.token.type === 'paragraph' && block.raw.length <= LONGEST_PROSE[role]) {
		block.used = takeTexts([block.raw.trim()], role, group, items, year);
	}
}

/** @returns whether each found its place; otherwise none did */
function takeTexts(
	texts: string[],
	role: keyof Items,
	group: string,
	items: Items,
	year: number | null,
): boolean {
	const named = texts.map((text) => joined(group, text));
	const fits =
		named.every((text) => text.length <= LONGEST[role]) && items[role].length + texts.length <= MOST[role];
	if (!fits || texts.length === 0 || texts.some((text) => NOTHING.test(plainText(text)))) return false;
	if (role === 'factors') items.factors.push(...named.map(asFactor));
	else if (role === 'changes') items.changes.push(...texts.map((text) => readChange(text, group, year)));
	else items.lessons.push(...named.map((text) => ({ text: withoutBox(text) })));
	return true;
}

const joined = (group: string, text: string) => (group === '' ? text : `${group}: ${text}`);
const withoutBox = (text: string) => text.replace(/^\[[ xX]\]\s+/, '');

/** Named by its words in bold or its first sentence; all of it is kept where that is not all of it. */
export function asFactor(text: string): Factor {
	const body = withoutBox(text);
	const whole = plainText(body);
	const bold = /^(?:\*\*|__)([^*\n]{3,150}?)[:.]?(?:\*\*|__)/.exec(body)?.[1];
	const lead = bold !== undefined && plainText(bold).length > 8 ? plainText(bold) : firstSentence(whole);
	const short = whole.length <= 200 && !hasMore(body) && lead === firstSentence(whole);
	const title = shortened(short ? whole : lead, 300);
	const said = title === whole && !hasMore(body);
	return { title: title || 'Without words', detail: said ? '' : body, kind: '', topics: [] };
}

const hasMore = (body: string) => /\]\(|\]\[|<|\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s|```|https?:/.test(body);

/** Prose about why it happened is one factor; what people told in one go stays together. */
function takeWhole(section: Section, items: Items): void {
	const own = section.children.filter((child) => child.own !== null && child.role !== 'factors');
	const text = written({ ...section, children: section.children.filter((child) => !own.includes(child)) });
	if (
		text.trim() === '' ||
		NOTHING.test(plainText(text.slice(0, 200))) ||
		items.factors.length >= MOST.factors
	)
		return;
	if (text.length > LONGEST.factors) return;
	items.factors.push(asFactor(text));
	const kept = own.flatMap((child) =>
		[...within(child)].map((one) => [one, one.headingUsed, one.blocks.map(({ used }) => used)] as const),
	);
	useAll(section);
	for (const [one, headingUsed, used] of kept) {
		one.headingUsed = headingUsed;
		one.blocks.forEach((block, index) => (block.used = used[index] ?? false));
	}
}
