import { duration, isoDay, namedDay, zoneName } from '#lib/dates.ts';
import { outline, renderInline, renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { outcomeWords } from '../lessons/change-words.ts';
import { CHANGE_TYPE_NAMES, shownChange, type ChangeState } from '../lessons/lesson.ts';
import type { Outcome } from '../lessons/standing.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { happened, type Happened } from './facts.ts';
import { cracks, mendedCount, mendingSentence } from './mending.ts';
import { moments, type Moment } from './moments.ts';
import type { Change, Content, PostmortemKind } from './postmortem.ts';
import { readSeries, type Series } from './series.ts';
import { strip, type Strip } from './strip.ts';
import { extraDurations, happenedAt, stretches, wholeDuration, type Stretch, type Times } from './times.ts';

/** What a post-mortem says, ready to be read: in the reader's zone, its Markdown rendered. */
export interface Presented {
	title: string;
	kind: PostmortemKind;
	summary: SafeHtml | null;
	/** Too long to be read as one large paragraph. */
	longSummary: boolean;
	impact: SafeHtml | null;
	/** Short enough to stand among the facts. */
	shortImpact: boolean;
	narrative: Narrative | null;
	severity: 1 | 2 | 3 | 4 | null;
	cracks: string;
	mended: number;
	/** `Four factors, two mended so far` */
	mending: string;
	happened: Happened | null;
	/** From the beginning to the end; null where one of them is unknown. */
	duration: string | null;
	stretches: Stretch[];
	/** Further durations, as far as they are known. */
	extraDurations: { label: string; ms: number }[];
	feltBy: SafeHtml | null;
	services: string[];
	timeline: ShownMoment[];
	/** The times that the timeline tells of, and how they are drawn over it. */
	times: Times;
	strip: Strip | null;
	/** What the clock in the timeline is called. */
	zone: string;
	/** The zone its authors think in. */
	ownZone: string;
	factors: ShownFactor[];
	/** What went well, what was hard, where we got lucky. */
	reflections: { part: string; heading: string; html: SafeHtml }[];
	lessons: { part: string | null; ref: string | null; html: SafeHtml; changes: ShownChange[] }[];
	/** Changes that follow from no lesson in particular. */
	changes: ShownChange[];
}
export interface Narrative {
	html: SafeHtml;
	/** It begins with a heading of its own, so that none of ours goes above it. */
	headed: boolean;
	sections: { id: string; text: string }[];
}
export type ShownMoment = Omit<Moment, 'event'> & {
	/** What it is called where notes are put at its words; null where it is not stored as a row of its own. */
	part: string | null;
	/** Machine-readable. */
	iso: string | null;
	role: string;
	html: SafeHtml | null;
	evidence: Evidence[];
	/** What nobody can answer yet; empty where there is no such thing. */
	question: string;
};
export interface ShownFactor {
	part: string | null;
	title: SafeHtml;
	detail: SafeHtml | null;
	state: 'open' | 'planned' | 'mended';
	/** One of the workspace's kinds; empty where none was chosen. */
	kind: string;
	topics: string[];
	/** Numbers of other post-mortems where the same was at work. */
	alsoIn: number[];
}
export interface ShownChange {
	part: string | null;
	ref: string | null;
	html: SafeHtml;
	state: ChangeState;
	/** `Tomasz Wrona, due Fri 27 Nov` */
	note: string;
	link: { href: string; text: string } | null;
}

type Given = Omit<Content, 'changes'> & {
	changes: readonly (Change & { ownerName?: string | null; outcome?: Outcome | null })[];
};

export function present(content: Given, { zone, now }: { zone: string; now: number }): Presented {
	const digits = cracks({ factors: content.factors, changes: [...content.changes] });
	const whole = wholeDuration(content.times);
	const changes = content.changes.map((change) => ({ after: change.lesson, shown: showChange(change, now) }));
	const after = (lesson: number | null) =>
		changes.filter((one) => one.after === lesson).map(({ shown }) => shown);
	return {
		title: content.title || 'Untitled',
		kind: content.kind,
		summary: prose(content.summary),
		longSummary: content.summary.length > LEDE,
		impact: prose(content.impact, 'impact'),
		shortImpact: content.impact.length <= FACT,
		narrative: narrative(content.narrative),
		severity: content.severity as Presented['severity'],
		cracks: digits,
		mended: mendedCount(digits),
		mending: mendingSentence(digits),
		happened: happened(content, zone, now),
		duration: whole === null ? null : duration(whole),
		stretches: stretches(content.times),
		extraDurations: extraDurations(content.durations),
		feltBy: prose(content.feltBy, 'felt-by'),
		services: content.services,
		timeline: timeline(content, zone, now),
		times: content.times,
		strip: strip(content.times, content.timeline, seriesIn(content), zone),
		zone: zoneName(content.times.started ?? content.timeline.find(({ at }) => at !== null)?.at ?? now, zone),
		ownZone: content.zone,
		factors: content.factors.map(({ id, title, detail, kind, topics }, index) => ({
			part: partOf('factors', id),
			title: renderInline(title),
			detail: prose(detail, `factor-${index + 1}`),
			state: STATES[digits[index] ?? '0'] ?? 'open',
			kind,
			topics,
			alsoIn: [],
		})),
		reflections: reflections(content),
		lessons: content.lessons.map(({ id, text }, index) => ({
			part: partOf('lessons', id),
			ref: id === undefined ? null : `L\u2011${id}`,
			html: renderInline(text),
			changes: after(index + 1),
		})),
		changes: after(null),
	};
}

const LEDE = 480;
const FACT = 200;
const STATES: Record<string, ShownFactor['state']> = { '0': 'open', '1': 'planned', '2': 'mended' };

function partOf(list: string, id: number | undefined): string | null {
	return id === undefined ? null : `${list}.${id}`;
}

function prose(markdown: string, part = ''): SafeHtml | null {
	return markdown.trim() === '' ? null : renderMarkdown(markdown, { topHeading: 3, part });
}

function narrative(markdown: string): Narrative | null {
	if (markdown.trim() === '') return null;
	const headed = /^\s*(?:#{1,6}\s|[^\n]+\n(?:=+|-{2,})[ \t]*(?:\n|$))/.test(markdown);
	const options = { topHeading: headed ? 2 : 3 } as const;
	const sections = headed ? outline(markdown, options).filter(({ depth }) => depth === 2) : [];
	return {
		html: renderMarkdown(markdown, options),
		headed,
		sections: sections.map(({ id, text }) => ({ id, text })),
	};
}

function timeline(content: Given, zone: string, now: number): ShownMoment[] {
	return moments(content.timeline, content.times, zone, now).map(({ event, ...moment }) => {
		const told = event === null ? undefined : content.timeline[event];
		return {
			...moment,
			part: partOf('timeline', told?.id),
			iso: moment.at === null ? null : new Date(moment.at).toISOString(),
			role: told?.role ?? '',
			html: told ? renderMarkdown(told.text, { topHeading: 3, part: `moment-${String(event)}` }) : null,
			evidence: readEvidence(told?.evidence ?? ''),
			question: told?.question ?? '',
		};
	});
}

/** The first table of numbers over time that stands as evidence. */
function seriesIn(content: Given): Series | null {
	for (const { at, evidence } of content.timeline) {
		const since = at ?? happenedAt(content);
		const day = since === null ? null : isoDay(since, content.zone);
		const series = evidence.includes('\n') ? readSeries(evidence, { zone: content.zone, day }) : null;
		if (series) return series;
	}
	return null;
}

function reflections(content: Given): Presented['reflections'] {
	const parts = [
		['wentWell', 'What went well', content.wentWell],
		['wasHard', 'What was hard', content.wasHard],
		['gotLucky', 'Where we got lucky', content.gotLucky],
	] as const;
	return parts.flatMap(([part, heading, text]) => {
		const html = prose(text, heading.split(' ').at(-1));
		return html === null ? [] : [{ part, heading, html }];
	});
}

function showChange(change: Given['changes'][number], now: number): ShownChange {
	const owner = change.ownerName ?? change.owner;
	const day = (iso: string) => namedDay(Date.parse(iso), 'UTC', now);
	const state = {
		open: change.due ? `due ${day(change.due)}` : '',
		done: [change.doneOn ? `done ${day(change.doneOn)}` : 'done', outcomeWords(change.outcome ?? null)]
			.filter((words) => words !== null)
			.join(', ')
			.replace(/, [A-Z]/, (letter) => letter.toLowerCase()),
		dropped: `not doing: ${change.reason}`,
	}[change.state];
	const safe = /^https?:\/\//i.test(change.link);
	return {
		part: partOf('changes', change.id),
		ref: change.id === undefined ? null : shownChange(change.id),
		html: renderInline(change.text),
		state: change.state,
		note: noteOf(change, owner, state),
		link: safe ? { href: change.link, text: shortAddress(change.link) } : null,
	};
}

/** `Detect · Tomasz Wrona, due Fri 27 Nov. Done when: a certificate with ten days left rings.` */
function noteOf({ type, endState }: Given['changes'][number], owner: string, state: string): string {
	const who = [owner, state].filter(Boolean).join(', ');
	const line = [type === null ? '' : CHANGE_TYPE_NAMES[type], who].filter(Boolean).join(' · ');
	return [line, endState === '' ? '' : `Done when: ${endState}`].filter(Boolean).join('. ');
}

/** `github.com/…/issues/97`: where it leads and what it is called there. */
function shortAddress(href: string): string {
	if (!URL.canParse(href)) return href;
	const { host, pathname } = new URL(href);
	const path = pathname.replace(/\/$/, '');
	return path.length <= 24 ? host + path : `${host}/…${path.slice(-20).replace(/^[^/]*(?=\/)/, '')}`;
}
