import type { Tokens } from 'marked';
import type { Clock } from './clock.ts';
import { milestoneNamed } from './milestone-names.ts';
import { plainText } from './plain-text.ts';
import { itemText, useAll, written, type Block, type Section } from './sections.ts';
import { findDay, readStatedTime, type StatedTime } from './stated-times.ts';
import { readTable } from './timeline-table.ts';
import { LONGEST_TEXT, MOST_EVENTS, tell, type Told } from './told.ts';

/** Sections that may hold times without being called a timeline. */
const MAY_TELL = new Set(['telling', 'timeline', null]);

/** All events of a document, in the order in which they are told. */
export function readTimeline(root: Section, clock: Clock): Told[] {
	const told: Told[] = [];
	readSection(root, clock, told);
	return told;
}

function readSection(section: Section, clock: Clock, told: Told[], above: Section | null = null): void {
	const day = above ? findDay(section.heading, clock.year) : null;
	const begun = clock.day;
	if (day) clock.turnTo(day);
	if (MAY_TELL.has(section.role)) readBlocks(section, clock, told);
	const timed = section.children.filter((child) => timedHeading(child) !== null);
	const byHeadings =
		section.role === 'timeline' ? timed.length > 0 : section.role === null && timed.length > 1;
	for (const child of section.children) {
		const stated = byHeadings ? timedHeading(child) : null;
		if (!stated || !tellHeading(child, stated, clock, told)) readSection(child, clock, told, section);
	}
	// The next part of the report tells again from the day on which this one began.
	if (above && above.role !== 'timeline') clock.turnTo(day ?? begun);
}

function timedHeading(section: Section): StatedTime | null {
	const stated = readStatedTime(headingText(section));
	return stated && (stated.time !== null || !stated.exact) ? stated : null;
}

const headingText = ({ raw }: Section) =>
	raw
		.trim()
		.replace(/^#{1,6}[ \t]+/, '')
		.replace(/(?:[ \t]+#+)?[ \t]*$/, '')
		.replace(/\n[=-]+$/, '');

/** `### 14:05 - Launches fail`, with the text beneath it. */
function tellHeading(section: Section, stated: StatedTime, clock: Clock, told: Told[]): boolean {
	const text = [stated.rest.trim(), written(section)].filter((part) => part !== '').join('\n\n');
	if (!tell(told, clock, stated, text)) return false;
	useAll(section);
	return true;
}

function readBlocks(section: Section, clock: Clock, told: Told[]): void {
	const named = section.role === 'timeline';
	const paragraphs = section.blocks.filter((block) => isParagraph(block) && leading(block.raw)?.time != null);
	const byParagraphs = paragraphs.length >= (named ? 1 : 3);
	let current: { event: Told; into: 'text' | 'evidence' } | null = null;
	for (const block of section.blocks) {
		const before = told.length;
		if (block.token.type === 'table') {
			block.used = readTable(block.token as Tokens.Table, clock, told, named);
			current = null;
		} else if (block.token.type === 'list' && isTimed(block.token as Tokens.List, named)) {
			readList(block, clock, told);
			current = following(told, before, 'evidence') ?? current;
		} else if (byParagraphs && isParagraph(block) && readParagraph(block, clock, told)) {
			block.used = true;
			current = following(told, before, 'text') ?? current;
		} else if (!current || !attach(current, block)) {
			current = null;
			if (named && isParagraph(block)) turnToDay(block, clock);
		}
	}
}

/** "2015-10-21 (all times UTC)" above a list says which day it is. */
function turnToDay({ raw }: Block, clock: Clock): void {
	const stated = leading(raw);
	if (stated?.date && stated.time === null) clock.place(stated);
}

function following(told: Told[], before: number, into: 'text' | 'evidence') {
	const event = told.at(-1);
	return event && told.length > before ? { event, into } : null;
}

/** What stands between two lines of a timeline belongs to the first of them. */
function attach({ event, into }: { event: Told; into: 'text' | 'evidence' }, block: Block): boolean {
	const raw = block.raw.trim();
	const shows =
		['code', 'html', 'blockquote'].includes(block.token.type) || /^!\[[^\]]*\]\([^)]*\)$/.test(raw);
	if (into === 'evidence' && !shows) return false;
	const joined = [event[into], raw].filter((part) => part !== '').join('\n\n');
	if (joined.length > LONGEST_TEXT) return false;
	event[into] = joined;
	block.used = true;
	return true;
}

const isParagraph = ({ token }: Block) => token.type === 'paragraph' || token.type === 'text';
const leading = (raw: string) => readStatedTime(raw.trim().split('\n')[0] ?? '');

/** `15:35 – Plan pushed`, several such lines, or a day that stands alone. */
function readParagraph({ raw }: Block, clock: Clock, told: Told[]): boolean {
	const stated = leading(raw);
	if (!stated) return false;
	const [line = '', ...more] = raw.trim().split('\n');
	if (stated.time === null) {
		const alone = stated.rest.trim() === '' && more.length === 0 && stated.exact && stated.date !== null;
		if (alone) clock.place(stated);
		return alone;
	}
	const lines = [line, ...more];
	if (lines.filter((one) => readStatedTime(one)?.time != null).length < 2)
		return tell(told, clock, stated, [stated.rest, ...more].join('\n'));
	const groups: string[][] = [];
	for (const one of lines) {
		if (readStatedTime(one)?.time != null) groups.push([one]);
		else groups.at(-1)?.push(one);
	}
	if (told.length + groups.length > MOST_EVENTS || raw.length > LONGEST_TEXT) return false;
	for (const [head = '', ...rest] of groups) {
		const time = readStatedTime(head);
		tell(
			told,
			clock,
			time,
			[time?.rest ?? head, ...rest].map((part) => part.replace(/(?: {2,}|\\)$/, '')).join('\n'),
		);
	}
	return true;
}

function isTimed(list: Tokens.List, named: boolean): boolean {
	const leads = list.items.filter((item) => leading(itemText(item))?.time != null).length;
	const trails = named ? list.items.filter((item) => trailing(itemText(item)) !== null).length : 0;
	const days = named ? list.items.filter(underDay).length : 0;
	const others = named ? list.items.filter((item) => leading(itemText(item)) !== null).length : 0;
	return named ? leads + trails + days + others > 0 : leads > 1 && leads * 2 >= list.items.length;
}

/** `Incident declared 2020-02-12 11:51`: what is named, and then when it was. */
function trailing(text: string): { label: string; stated: StatedTime } | null {
	if (text.length > 300 || text.includes('\n')) return null;
	const start = /(?:\d{4}-\d|\d{1,2}[:/.]\d{2})/.exec(text)?.index ?? 0;
	const stated = start > 0 ? readStatedTime(text.slice(start)) : null;
	if (!stated) return null;
	const label = text
		.slice(0, start)
		.replace(/[\s:–—@*-]+$/, '')
		.replace(/^\*+/, '')
		.replace(/\s+(?:at|on)$/i, '');
	const ends = stated.rest.trim() === '' || /^\(.*\)$/.test(stated.rest.trim());
	return label !== '' && (ends || milestoneNamed(plainText(label)) !== null) ? { label, stated } : null;
}

/** `- 2020-01-21` with the times of that day in a list beneath. */
function underDay(item: Tokens.ListItem): boolean {
	const stated = leading(itemText(item));
	const nested = item.tokens.some((token) => token.type === 'list' && isTimed(token as Tokens.List, true));
	return (
		nested && stated !== null && stated.date !== null && stated.time === null && stated.rest.trim() === ''
	);
}

function readList(block: Block, clock: Clock, told: Told[]): void {
	const { items } = block.token as Tokens.List;
	const tooMany = told.length + items.length > MOST_EVENTS;
	if (tooMany || items.some((item) => item.raw.length > LONGEST_TEXT - 200)) return;
	const left = items.filter((item) => !readItem(item, clock, told));
	block.used = left.length === 0;
	if (!block.used) block.raw = left.map(({ raw }) => raw.trimEnd()).join('\n');
}

function readItem(item: Tokens.ListItem, clock: Clock, told: Told[]): boolean {
	const text = itemText(item);
	const stated = leading(text);
	if (underDay(item)) {
		if (stated) clock.place(stated);
		const nested = item.tokens.find((token): token is Tokens.List => token.type === 'list');
		return nested?.items.map((one) => readItem(one, clock, told)).every(Boolean) ?? false;
	}
	const trail = stated ? null : trailing(text);
	if (trail) {
		const milestone = milestoneNamed(plainText(trail.label));
		const { rest, time, exact } = trail.stated;
		const whole = rest.trim() === '' && time !== null && exact ? trail.label : text;
		return tell(told, clock, trail.stated, whole, { milestone });
	}
	if (!stated) return tell(told, clock, null, text);
	const [, ...more] = text.split('\n');
	return tell(told, clock, stated, [stated.rest, ...more].join('\n'));
}
