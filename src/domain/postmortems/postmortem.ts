import { z } from 'zod';
import { isZone } from '#lib/dates.ts';
import { Change as AnyChange, Lesson } from '../lessons/lesson.ts';
import { MILESTONES, type Milestone } from './times.ts';

export const EVENT_KINDS = ['seen', 'done', 'decided', 'said', 'milestone'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const POSTMORTEM_KINDS = ['incident', 'near-miss', 'success'] as const;
/** Something broke; it nearly did, or surprised us; or it went better than anybody expected. */
export type PostmortemKind = (typeof POSTMORTEM_KINDS)[number];
export const POSTMORTEM_KIND_NAMES: Record<PostmortemKind, string> = {
	incident: 'Incident',
	'near-miss': 'Near miss or surprise',
	success: 'Success',
};

export const MAX_NARRATIVE = 1_000_000;
const MAX_ROWS = 2_000;

const words = (max: number, what: string) =>
	z.string().max(max, `${what} can be ${max.toLocaleString('en')} characters at the most.`);
const prose = (what: string) => words(MAX_NARRATIVE, what);
const line = (max: number, what: string) => words(max, what).trim();

const Moment = z.iso
	.datetime({ offset: true, error: 'Give a date and time with its zone, such as 2026-11-10T02:14:00Z.' })
	.transform((text) => Date.parse(text));
const Day = z.iso.date('Give a day that exists, such as 2026-11-27.');
const Id = z.int().positive().optional();

export const TimelineEvent = z.object({
	id: Id,
	/** null where nobody knows the time: the event keeps its place in the list. */
	at: Moment.nullable().default(null),
	kind: z.enum(EVENT_KINDS).default('seen'),
	text: words(20_000, 'A moment').trim().min(1, 'Say what was seen, done, decided or said.'),
	/** The role of who did or saw it: "the deployer", never a name as a cause. */
	role: line(120, 'A role').default(''),
	/** A link, a quoted message, a log line: kept exactly as it was. */
	evidence: words(20_000, 'Evidence').default(''),
	/** What nobody can answer yet: "Why did the second page not go out?" */
	question: words(2_000, 'A question').trim().default(''),
});

export const Factor = z.object({
	id: Id,
	title: line(1_000, 'A contributing factor').min(
		1,
		'Name the condition that helped it to happen or to last.',
	),
	detail: prose('The detail').default(''),
	/** One of the workspace's kinds of factors, by name: "Production pressure". */
	kind: line(80, 'A kind of factor').default(''),
	/** Names that this factor shares with factors elsewhere: "Retries amplify". */
	topics: z.array(line(80, 'A topic').min(1)).max(20).default([]),
});

export const Change = AnyChange.extend({
	/** Which contributing factors it answers: 1 is the first in the list. */
	answers: z.array(z.int().positive()).max(200).default([]),
});

/** A stretch of time that the five milestones do not tell of: "Until the first page". */
export const ExtraDuration = z.object({
	name: line(120, 'A duration').min(1, 'Say what lasted that long.'),
	/** null is unknown, and stays unknown in every figure. */
	from: Moment.nullable().default(null),
	to: Moment.nullable().default(null),
});

const MilestoneTimes = z.object(
	Object.fromEntries(MILESTONES.map((name) => [name, Moment.nullable().default(null)])) as Record<
		Milestone,
		z.ZodDefault<z.ZodNullable<typeof Moment>>
	>,
);

/** Everything that is written in a post-mortem, as the API, the history and the exports carry it. */
export const Content = z.object({
	/** May still be empty in a draft. */
	title: line(300, 'A title'),
	kind: z.enum(POSTMORTEM_KINDS),
	/** The name of the template whose questions stand beside it; empty where it was begun without one. */
	template: line(80, 'A template'),
	summary: words(20_000, 'The summary').trim(),
	severity: z.int().min(1).max(4, 'Severity goes from 1 to 4.').nullable(),
	services: z.array(line(120, 'A service').min(1)).max(100),
	impact: words(20_000, 'The impact').trim(),
	feltBy: words(20_000, 'Who felt it').trim(),
	/** The zone its authors think in; times are stored in UTC whatever it is. */
	zone: z.string().refine(isZone, 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.'),
	times: MilestoneTimes,
	durations: z.array(ExtraDuration).max(50),
	/** The day it happened, for an incident whose starting time nobody knows. */
	date: Day.nullable(),
	timeline: z.array(TimelineEvent).max(MAX_ROWS),
	narrative: prose('The narrative'),
	factors: z.array(Factor).max(200),
	wentWell: prose('This part'),
	wasHard: prose('This part'),
	gotLucky: prose('This part'),
	lessons: z.array(Lesson).max(500),
	changes: z.array(Change).max(500),
	topics: z.array(line(80, 'A topic').min(1)).max(50),
});

export type Content = z.output<typeof Content>;
export type ExtraDuration = z.output<typeof ExtraDuration>;
export type TimelineEvent = z.output<typeof TimelineEvent>;
export type Factor = z.output<typeof Factor>;
export type Change = z.output<typeof Change>;

export const BLANK: Content = {
	title: '',
	kind: 'incident',
	template: '',
	summary: '',
	severity: null,
	services: [],
	impact: '',
	feltBy: '',
	zone: 'UTC',
	times: { started: null, noticed: null, declared: null, mitigated: null, resolved: null },
	durations: [],
	date: null,
	timeline: [],
	narrative: '',
	factors: [],
	wentWell: '',
	wasHard: '',
	gotLucky: '',
	lessons: [],
	changes: [],
	topics: [],
};
