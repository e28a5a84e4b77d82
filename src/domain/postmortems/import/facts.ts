import { isZone } from '#lib/dates.ts';
import type { Content } from '../postmortem.ts';
import { MILESTONES, type Times } from '../times.ts';
import type { Card } from './card.ts';
import { roleOf } from './headings.ts';
import { milestoneNamed } from './milestone-names.ts';
import { NO_TIMES } from './milestones.ts';
import { plainText } from './plain-text.ts';
import { within, written, type Section } from './sections.ts';
import { findDay, isoOf, readStatedTime } from './stated-times.ts';
import { momentIn, statedZone, UTC, ZONE, zoneNamed, type Zone } from './zones.ts';

export type Labelled = readonly (readonly [label: string, value: string])[];

const GRADES: [RegExp, number][] = [
	[/^(?:critical|highest|blocker|urgent|severe)\b/i, 1],
	[/^(?:high|major|serious)\b/i, 2],
	[/^(?:medium|moderate|normal|significant)\b/i, 3],
	[/^(?:low|lowest|minor|trivial|minimal)\b/i, 4],
];

/** 1 to 4 of "SEV1", "P2", "Sev-3", "high"; what is graver than 1 is 1, what is milder than 4 is 4. */
export function readSeverity(text: string): number | null {
	const [, number] =
		/^(?:(?:sev(?:erity)?|p|prio(?:rity)?|level|tier)[\s:_-]*)*([0-5])\b/i.exec(text.trim()) ?? [];
	if (number !== undefined) return Math.min(4, Math.max(1, Number(number)));
	return GRADES.find(([name]) => name.test(text.trim()))?.[1] ?? null;
}

export function severityOf(card: Card, lines: Labelled, title: string): number | null {
	for (const { value, used } of card.values('severity')) {
		const severity =
			typeof value === 'number' || typeof value === 'string' ? readSeverity(String(value)) : null;
		if (severity === null) continue;
		if (/^\W*(?:sev|p)?\W*\d\W*$/i.test(String(value))) used();
		return severity;
	}
	for (const [label, value] of lines) {
		if (!/^(?:sev(?:erity)?|prio(?:rity)?)(?: level)?$/i.test(label)) continue;
		const severity = readSeverity(value);
		if (severity !== null) return severity;
	}
	const [, inTitle] = /(?:^|[[(\s])(?:SEV|P)[\s-]?([0-5])(?=[\])\s:,-]|$)/.exec(title) ?? [];
	return inTitle === undefined ? null : readSeverity(inTitle);
}

/** The zone that the document states, or else the one that its times are written with. */
export function zoneOf(card: Card, root: Section, lines: Labelled): Zone | null {
	for (const { value, used } of card.values('zone')) {
		const zone = typeof value === 'string' ? zoneNamed(value) : null;
		if (!zone) continue;
		used();
		return zone;
	}
	const named = lines
		.map(([label, value]) => (/^time\s?zone$/i.test(label) ? zoneNamed(value) : null))
		.find(Boolean);
	const sections = [...within(root)];
	const timelines = sections
		.filter(({ role }) => role === 'timeline')
		.map((section) => `${section.raw}\n${written(section)}`);
	const elsewhere = sections.flatMap(({ blocks }) => blocks.map(({ raw }) => raw));
	return (
		named ??
		firstOf(timelines, (text) => statedZone(text)) ??
		firstOf(elsewhere, (text) => statedZone(text, { opening: true })) ??
		firstOf(timelines, zoneOfTimes)
	);
}

const TIME_WITH_ZONE = new RegExp(
	`\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\s?(?:[AaPp]\\.?[Mm]\\.?)?\\s?\\(?(${ZONE})`,
);

function zoneOfTimes(text: string): Zone | null {
	const [, written] = TIME_WITH_ZONE.exec(text.slice(0, 200_000)) ?? [];
	return written === undefined ? null : zoneNamed(written);
}

function firstOf<T>(texts: string[], read: (text: string) => T | null): T | null {
	for (const text of texts) {
		const found = read(text);
		if (found !== null) return found;
	}
	return null;
}

/** The workspace's own zone stands for a stated one whose clocks it shares. */
export function placeOf(zone: Zone | null, ours: string | undefined): Zone {
	const own: Zone =
		ours !== undefined && isZone(ours) ? { ...UTC, written: ours, iana: ours, offset: null } : UTC;
	return zone ?? own;
}

/** The day it happened: from the front matter, a line such as "Date: …", the title or the file's name. */
export function dayOf(card: Card, lines: Labelled, title: string, fileName: string): string | null {
	for (const { value, used } of card.values('date')) {
		const day = typeof value === 'string' ? findDay(value) : null;
		if (!day) continue;
		if (typeof value === 'string' && value.trim() === day) used();
		return day;
	}
	for (const key of ['started', 'noticed'] as const) {
		for (const { value } of card.values(key)) {
			const day = typeof value === 'string' ? findDay(value) : null;
			if (day) return day;
		}
	}
	const line = lines.find(([label]) =>
		/^(?:(?:incident |outage )?date(?: of (?:the )?(?:incident|outage))?|when|day)$/i.test(label),
	);
	return (line && findDay(line[1])) ?? findDay(title) ?? findDay(fileName.replaceAll('_', '-'));
}

/** The five times that the front matter gives, each with its own zone or in the document's. */
export function cardTimes(card: Card, zone: Zone, notes: string[]): Times {
	const times = { ...NO_TIMES };
	for (const name of MILESTONES) {
		for (const { value, used } of card.values(name)) {
			const at = typeof value === 'string' ? momentOf(value, zone, null) : null;
			if (at === null || times[name] !== null) continue;
			times[name] = at;
			used();
			if (/T00:00(?::00)?(?:\.0+)?Z$/.test(String(value)))
				notes.push(
					`The front matter gives midnight UTC (${String(value)}); if only the day is known, clear that time.`,
				);
		}
	}
	return times;
}

/** The five times that lines such as `Detected: 2023-01-04 10:15` give, outside of the timeline. */
export function lineTimes(lines: Labelled, zone: Zone, day: string | null): Times {
	const times = { ...NO_TIMES };
	for (const [label, value] of lines) {
		const name = milestoneNamed(label);
		if (name !== null) times[name] ??= momentOf(value, zone, day);
	}
	return times;
}

function momentOf(text: string, zone: Zone, day: string | null): number | null {
	const stated = readStatedTime(text);
	if (stated?.time == null || stated.rest.trim() !== '' || !stated.exact) return null;
	const date = stated.date ? isoOf(stated.date, day === null ? null : Number(day.slice(0, 4))) : day;
	return date === null ? null : momentIn(date, stated.time, stated.zone ?? zone);
}

const STRETCH = /\b(?:from|between|duration:?)\s+(?=\d)/gi;

/** "an outage lasting 1 hour and 48 minutes, from 16:58 to 18:46 UTC", told where the report begins. */
export function stretchTold(texts: string[], zone: Zone, day: string | null): Times {
	for (const text of texts) {
		for (const { index, 0: lead } of text.slice(0, 20_000).matchAll(STRETCH)) {
			const stated = readStatedTime(text.slice(index + lead.length, index + lead.length + 80));
			if (!stated?.time || !stated.until) continue;
			const date = stated.date ? isoOf(stated.date, day === null ? null : Number(day.slice(0, 4))) : day;
			if (date === null) continue;
			const started = momentIn(date, stated.time, stated.zone ?? zone);
			const ended = momentIn(date, stated.until, stated.zone ?? zone);
			if (started === null || ended === null) continue;
			return { ...NO_TIMES, started, resolved: ended < started ? ended + 86_400_000 : ended };
		}
	}
	return NO_TIMES;
}

/** Short names in a list or between commas; null where it is told in sentences. */
export function namesIn(text: string, most: number): string[] | null {
	const names = text
		.split(/\n|,|;/)
		.map((name) => plainText(name.replace(/^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+/, '')))
		.filter((name) => name !== '');
	const short = names.every((name) => name.length <= 60 && !/[.!?](?:\s|$)|:/.test(name));
	return short && names.length > 0 && names.length <= most ? names : null;
}

export function topicsOf(card: Card, lines: Labelled): string[] {
	const categories = lines.flatMap(([label, value]) =>
		/^(?:category|categories|tags|topics|labels)$/i.test(label) ? (namesIn(value, 10) ?? []) : [],
	);
	return distinct([...card.words('topics', 80), ...categories]).slice(0, 50);
}

export function servicesOf(card: Card, lines: Labelled): Content['services'] {
	const told = lines.flatMap(([label, value]) =>
		roleOf(label) === 'services' ? (namesIn(value, 20) ?? []) : [],
	);
	return distinct([...card.words('services', 120), ...told]).slice(0, 100);
}

function distinct(names: string[]): string[] {
	const seen = new Map(names.filter((name) => name !== '').map((name) => [name.toLowerCase(), name]));
	return [...seen.values()];
}
