import { Unreadable } from '#lib/files/unreadable.ts';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { BLANK, Content, MAX_NARRATIVE } from '../postmortem.ts';
import { toWire } from '../wire.ts';
import { Clock } from './clock.ts';
import {
	cardTimes,
	dayOf,
	lineTimes,
	placeOf,
	servicesOf,
	severityOf,
	stretchTold,
	topicsOf,
	zoneOf,
} from './facts.ts';
import { Card } from './card.ts';
import { readItems } from './items.ts';
import { labelled } from './labelled.ts';
import {
	firstKnown,
	namedTimes,
	readLengths,
	timesByLengths,
	toldTimes,
	withoutImpossible,
} from './milestones.ts';
import { shortened } from './plain-text.ts';
import { takeProse } from './prose.ts';
import { leftOver, outline, type Outline } from './sections.ts';
import { readTimeline } from './timeline.ts';
import { takeTitle } from './title.ts';

export interface ReadDocument {
	content: Content;
	/** What the file calls itself, the same whenever it is exported again. */
	uid: string | null;
	/** Sentences for the person who imports: what is doubtful, and what could not be used and why. */
	notes: string[];
}

/**
 * Reads a post-mortem that somebody wrote somewhere else. What is recognised becomes structure, and all
 * other words stay in the narrative, in order.
 * @throws Unreadable
 */
export function readDocument(
	file: { name: string; text: string },
	options: { zone?: string } = {},
): ReadDocument {
	const text = readable(file.text);
	const { data, body } = splitFrontMatter(text);
	const read = recognised(file.name, data, body, options);
	const checked = Content.safeParse(toWire(read.content));
	if (checked.success) return { ...read, content: checked.data };
	return asOneText(file.name, text, options);
}

function readable(text: string): string {
	if (text.length > MAX_NARRATIVE)
		throw new Unreadable('This file is larger than 1 MB, the most that one post-mortem may hold.');
	if (text.includes('\0')) throw new Unreadable('This is not a text file.');
	const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	if (plain.trim() === '') throw new Unreadable('This file is empty.');
	return plain;
}

function recognised(
	fileName: string,
	data: Record<string, unknown>,
	body: string,
	options: { zone?: string },
): ReadDocument {
	const notes: string[] = [];
	const card = new Card(data);
	const document = outline(body);
	const { root } = document;
	const uid = uidOf(card);
	const title = takeTitle(document, card, fileName);
	const lines = [...labelled(root)];
	const stated = zoneOf(card, root, lines);
	const zone = placeOf(stated, options.zone);
	const day = dayOf(card, lines, title, fileName);
	const clock = new Clock(zone, day);
	const told = readTimeline(root, clock);
	const { factors, lessons, changes } = readItems(root, clock.year);
	const severity = severityOf(card, lines, title);
	const topics = topicsOf(card, lines);
	const services = servicesOf(card, lines);
	const opening = openingTexts(document);
	const prose = takeProse(root, card);
	const given = firstKnown(cardTimes(card, zone, notes), namedTimes(told), lineTimes(lines, zone, day));
	const stretch = stretchTold(opening, zone, day ?? clock.firstDay);
	const times = withoutImpossible(
		firstKnown(
			given,
			timesByLengths(told, readLengths(lines), given),
			{ ...stretch, resolved: null },
			toldTimes(told),
			stretch,
		),
		day,
		notes,
	);
	addNotes(notes, { stated, zone, clock, placed: told.some(({ at }) => at !== null) });
	const narrative = [leftOver(root), card.rest()].filter((part) => part !== '').join('\n\n');
	const content = {
		...BLANK,
		...prose,
		title,
		severity,
		topics,
		services: [...new Set([...services, ...prose.services])],
		zone: zone.iana,
		times,
		date: times.started === null ? (day ?? clock.firstDay) : null,
		timeline: told.map(({ milestone: _, ...event }) => event),
		narrative,
		factors,
		lessons,
		changes,
	};
	return { content: withLinks(content, document.links), uid, notes };
}

function uidOf(card: Card): string | null {
	for (const { value } of card.values('uid'))
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
	return null;
}

/** What is told before the timeline: where reports state how long it was. */
function openingTexts({ root }: Outline): string[] {
	const [title] = root.children;
	const sections = [root, title, ...(title?.children ?? [])].filter((section) => section !== undefined);
	return sections
		.filter(({ role }) => role === null || role === 'summary' || role === 'telling' || role === 'timeline')
		.flatMap((section) => [section, ...section.children])
		.flatMap(({ blocks }) => blocks.filter(({ used, token }) => !used && token.type === 'paragraph'))
		.map(({ raw }) => raw.replace(/\*/g, ''))
		.slice(0, 50);
}

function addNotes(
	notes: string[],
	{
		stated,
		zone,
		clock,
		placed,
	}: { stated: unknown; zone: { written: string }; clock: Clock; placed: boolean },
): void {
	if (placed && !stated)
		notes.push(`The file names no time zone, so its times were read as ${zone.written}.`);
	if (clock.summer)
		notes.push(
			`The times are said to be in ${zone.written}, on days of summer time; they were read as what the clocks there showed.`,
		);
	if (clock.withoutDay > 0)
		notes.push(
			'Some times in the timeline have no day and none is stated nearby, so those moments have no time.',
		);
}

/** Parts stand alone, so each link carries its address; a reference that nothing uses stays at the end. */
function withLinks(content: Content, links: Map<string, string>): Content {
	if (links.size === 0) return content;
	const unused = new Map(links);
	const resolved = (text: string) =>
		text.replace(
			/\[([^[\]\n]{1,300})\](?:\[([^[\]\n]{0,300})\]|(?![([:]))/g,
			(whole, words: string, name: string | undefined) => {
				const reference = (name === undefined || name === '' ? words : name)
					.toLowerCase()
					.replace(/\s+/g, ' ');
				const href = links.get(reference);
				if (href === undefined) return whole;
				unused.delete(reference);
				return `[${words}](${href})`;
			},
		);
	const parts: Content = {
		...content,
		summary: resolved(content.summary),
		impact: resolved(content.impact),
		timeline: content.timeline.map((event) => ({ ...event, text: resolved(event.text) })),
		factors: content.factors.map((factor) => ({ ...factor, detail: resolved(factor.detail) })),
		lessons: content.lessons.map((lesson) => ({ ...lesson, text: resolved(lesson.text) })),
		changes: content.changes.map((change) => ({ ...change, text: resolved(change.text) })),
		wentWell: resolved(content.wentWell),
		wasHard: resolved(content.wasHard),
		gotLucky: resolved(content.gotLucky),
	};
	const narrative = resolved(content.narrative);
	const references = [...unused].map(([name, href]) => `[${name}]: ${href}`).join('\n');
	return { ...parts, narrative: [narrative, references].filter((part) => part !== '').join('\n\n') };
}

/** When the parts do not fit what a post-mortem can hold, its text still does. */
function asOneText(fileName: string, text: string, options: { zone?: string }): ReadDocument {
	const title = shortened(fileName.replace(/^.*[/\\]/, '') || 'Imported post-mortem', 300);
	const content = { ...BLANK, title, zone: placeOf(null, options.zone).iana, narrative: text };
	return {
		content,
		uid: null,
		notes: ['The parts of this file could not be told apart, so all of it is in the narrative.'],
	};
}

export { Unreadable };
