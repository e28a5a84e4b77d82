import { parse } from 'yaml';
import { clockTime, isoDay } from '#lib/dates.ts';
import type { Content } from '../postmortem.ts';
import { onlySorts, roleOf } from './headings.ts';

/**
 * The sentences, cells and lines of a document that are nowhere in what was made of it. It reads the
 * source on its own, line by line, and knows nothing of how the importer went about it. Left aside are
 * marks, the names of sections and columns, and times that are kept as times.
 */
export function lostSentences(source: string, content: Content): string[] {
	const kept = keptWords(content);
	const moments = keptMoments(content);
	const isKept = (piece: string) => kept.has(piece) || moments.tell(piece, kept);
	return [...pieces(source)]
		.filter(({ text, label }) => /[\p{L}\p{N}]/u.test(text) && !(label && names(text)) && !isKept(text))
		.map(({ text }) => text);
}

interface Piece {
	text: string;
	/** A heading, a bold label or a column's name, which may only name a part. */
	label: boolean;
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

function* pieces(source: string): Generator<Piece> {
	const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const [card = '', yaml = ''] = FRONT_MATTER.exec(text) ?? [];
	const values = card === '' ? null : cardValues(yaml);
	for (const value of values ?? []) {
		// A list may be written between commas.
		if (value.length < 400) for (const text of value.split(',')) yield { text: bare(text), label: false };
		else yield* sentences(value);
	}
	const lines = (values ? text.slice(card.length) : text).split('\n');
	for (const [index, line] of lines.entries()) {
		for (const [, link = ''] of line.matchAll(/(https?:\/\/[^\s<>()[\]"'`|]+)/g))
			yield { text: link.replace(/[.,;:]+$/, ''), label: false };
		if (/^ {0,3}\[[^\]]+\]:\s/.test(line) || /^[\s|:-]*$/.test(line)) continue;
		const isHead =
			/^\s*\|?[\s:|-]*-[\s:|-]*$/.test(lines[index + 1] ?? '') && (lines[index + 1] ?? '').includes('|');
		if (/^\s*\|/.test(line) || isHead) {
			for (const cell of line.split(/(?<!\\)\|/))
				yield { text: bare(cell), label: isHead || cell.trim().length < 24 };
		} else if (
			/^\s*#{1,6}\s/.test(line) ||
			/^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[index + 1] ?? '') ||
			/^\s*(?:[-*+]\s+)?(?:\*\*|__)[^*_]+:?(?:\*\*|__):?\s*$/.test(line)
		) {
			yield { text: bare(line).replace(/:$/, ''), label: true };
		} else yield* sentences(line);
	}
}

function cardValues(yaml: string): string[] | null {
	const flat = (value: unknown): string[] => {
		if (typeof value === 'string') return value.split('\n');
		if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
		return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : [];
	};
	try {
		return flat(parse(yaml, { logLevel: 'silent' }));
	} catch {
		return null;
	}
}

function* sentences(line: string): Generator<Piece> {
	const [labelled = '', label = ''] =
		/^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*|__)([^*_]{1,80}?):?(?:\*\*|__):?/.exec(line) ?? [];
	if (label !== '') yield { text: bare(label), label: true };
	for (const sentence of bare(line.slice(labelled.length)).split(/(?<=[.!?])\s+(?=[\p{L}\p{N}"'(])/u))
		yield { text: sentence, label: false };
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** A line without the marks of Markdown. */
function bare(line: string): string {
	return line
		.replace(/^(?:\s|>)*(?:#{1,6}\s+|[-*+]\s+|\d{1,9}[.)]\s+)?(?:\[[ xX]\]\s+)?/, '')
		.replace(/\s#+\s*$/, '')
		.replace(/!?\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\])/g, '$1')
		.replace(/<br\s*\/?>/gi, ' ')
		.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
		.replace(/[*_`~\\|]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/^[\s:–—-]+(?=\S)/, '')
		.trim();
}

const COLUMNS =
	/^(?:(?:date|time|when|timestamp|start|end|event|events|note|notes|what|description|details?|action|actions?|items?|task|who|owner|assignee|by|role|due|due date|deadline|status|state|done|link|ticket|issue|comment|priority|type|and|in|utc|cet|cest|bst|gmt|pst|pdt)\W*)+$/i;
const STATES = /^(?:open|to ?do|new|pending|done|completed?|closed|yes|no|not started)$/i;

const names = (text: string) =>
	roleOf(text) !== null || onlySorts(text) || COLUMNS.test(text) || STATES.test(text);

function keptWords(content: Content): { has: (piece: string) => boolean } {
	const { timeline, factors, lessons, changes } = content;
	const texts = [
		...[content.title, content.summary, content.impact, content.feltBy, content.narrative],
		...[content.wentWell, content.wasHard, content.gotLucky, ...content.services, ...content.topics],
		...timeline.flatMap(({ text, role, evidence }) => [text, role, evidence]),
		...factors.flatMap(({ title, detail, topics }) => [title, detail, ...topics]),
		...lessons.map(({ text }) => text),
		...changes.flatMap(({ text, owner, reason, link }) => [text, owner, reason, link]),
	];
	const words = texts
		.flatMap((text) => text.split('\n'))
		.map(bare)
		.join(' ');
	const raw = texts.join('\n');
	return { has: (piece) => words.includes(piece) || raw.includes(piece) };
}

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const DATE = `\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:${MONTHS})[a-z]*\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?(?:${MONTHS})[a-z]*\\.?(?:,? \\d{4})?`;
const TIME =
	'\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AaPp]\\.?[Mm](?![\\wÀ-ž])\\.?)?|\\d{1,2} ?[AaPp][Mm](?![\\wÀ-ž])|\\d{2}h\\d{2}|(?<=\\d )\\d{4}|\\d{1,2}:\\?\\?|--:--|\\?\\?:\\?\\?|HH:mm';
const ZONE =
	'(?:UTC|GMT)(?:[+-]\\d{1,2}(?::\\d{2})?)?|\\b(?:[A-Z]{2,4}T|[CEMP]T|BST)(?![\\wÀ-ž])|(?<=\\d)Z(?![\\wÀ-ž])|[+-]\\d{2}:?\\d{2}';
const run = (...parts: string[]) =>
	`(?:(?:${parts.join('|')})[\\s,:;|()\\[\\]@–—-]*(?:T(?=\\d)|(?:at|on) (?=\\d))?)+`;
const RUN = run(DATE, TIME, ZONE);
const LEADING = new RegExp(`^[\\s(\\[]*(?:(?:ca|approx)\\.? |~ ?|about |around )?(${RUN})[\\s:–—.-]*`);
const TRAILING = new RegExp(`[\\s:–—(-]*(${RUN})$`);

/** Which stated times are kept as times; a piece may then do without them. */
function keptMoments(content: Content): {
	tell: (piece: string, kept: { has: (piece: string) => boolean }) => boolean;
} {
	const { times, timeline, changes, zone } = content;
	const moments = [...Object.values(times), ...timeline.map(({ at }) => at)].filter((at) => at !== null);
	const clocks = new Set(moments.flatMap((at) => [clockTime(at, zone), clockTime(at, 'UTC')]));
	const days = new Set(
		[
			...moments.flatMap((at) => [isoDay(at, zone), isoDay(at, 'UTC')]),
			...[content.date, ...changes.flatMap(({ due, doneOn }) => [due, doneOn])].filter((day) => day !== null),
		].map((day) => day.slice(5)),
	);
	const clockKept = (time: string, zoned: boolean) =>
		clocks.has(time) ||
		(zoned && [...clocks].some((clock) => Number(clock.slice(3)) % 30 === Number(time.slice(3)) % 30));
	const allKept = (run: string) =>
		!/\d:\?/.test(run) &&
		[...run.matchAll(/(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?([ap])\.?m)?/gi)].every(
			([, h = '', m = '', half]) =>
				clockKept(
					`${String((Number(h) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0')}:${m}`,
					/[A-Z]{2}|[+-]\d/.test(run),
				),
		) &&
		daysIn(run).every((day) => days.has(day));
	return {
		tell: (piece, kept) => {
			if (/^\d{4}-\d{2}-\d{2}T/.test(piece) && moments.includes(Date.parse(piece))) return true;
			for (const { stated, rest } of statedTimes(piece)) {
				if (!(allKept(stated) || kept.has(stated.replace(/^[\s:–—-]+|[\s:–—-]+$/g, '')))) continue;
				const without = rest.replace(/^[\s:)\]–—-]+|[\s:([–—-]+$/g, '').trim();
				if (without === '' || kept.has(without)) return true;
			}
			return false;
		},
	};
}

/** The times at either end of a piece. Words may look like a zone: "00:00 - AAT is slow", "00:00 UTC: CT is slow". */
function* statedTimes(piece: string): Generator<{ stated: string; rest: string }> {
	const states = (run: string) => /\d|--|\?\?|HH/.test(run);
	const start = piece.slice(0, 400);
	const [whole = '', run = ''] = LEADING.exec(start) ?? [];
	const words = run.split(/(?<=\s)/);
	for (let count = words.length; count > 0; count -= 1) {
		const stated = words.slice(0, count).join('');
		const from = count === words.length ? whole.length : whole.indexOf(run) + stated.length;
		if (states(stated)) yield { stated, rest: piece.slice(from) };
	}
	const [trailing = '', last = ''] = TRAILING.exec(start) ?? [];
	if (states(last)) yield { stated: last, rest: piece.replace(trailing, '') };
}

/** `11-29` for every whole date in a run of dates and times. */
function daysIn(run: string): string[] {
	const two = (value: string | number) => String(value).padStart(2, '0');
	const iso = [...run.matchAll(/\d{4}[-/.](\d{1,2})[-/.](\d{1,2})/g)].map(
		([, m = '', d = '']) => `${two(m)}-${two(d)}`,
	);
	const named = [...run.matchAll(new RegExp(`(${MONTHS})[a-z]*\\.? (\\d{1,2})(?!\\d|:)`, 'g'))].map(
		([, month = '', d = '']) => `${two(MONTHS.split('|').indexOf(month) + 1)}-${two(d)}`,
	);
	return [...iso, ...named];
}
