import { z } from 'zod';
import { isZone } from '#lib/dates.ts';

export const MILESTONES = ['started', 'noticed', 'declared', 'mitigated', 'resolved'] as const;
export type Milestone = (typeof MILESTONES)[number];
/** UTC milliseconds; null is "unknown" and stays unknown in every figure. */
export type Times = Record<Milestone, number | null>;

export const MILESTONE_NAMES: Record<Milestone, string> = {
	started: 'Broke',
	noticed: 'Noticed',
	declared: 'Declared',
	mitigated: 'Mitigated',
	resolved: 'Resolved',
};

export const EVENT_KINDS = ['seen', 'done', 'decided', 'said', 'milestone'] as const;
export const CHANGE_KINDS = ['action', 'decision'] as const;
export const CHANGE_STATES = ['open', 'done', 'dropped'] as const;

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
const Position = z.int().positive();

export const TimelineEvent = z.object({
	id: Id,
	/** null where nobody knows the time: the event keeps its place in the list. */
	at: Moment.nullable().default(null),
	kind: z.enum(EVENT_KINDS).default('seen'),
	text: words(20_000, 'A moment')
		.trim()
		.min(1, 'Say what was seen, done, decided or said.'),
	/** The role of who did or saw it: "the deployer", never a name as a cause. */
	role: line(120, 'A role').default(''),
	/** A link, a quoted message, a log line: kept exactly as it was. */
	evidence: words(20_000, 'Evidence').default(''),
});

export const Factor = z.object({
	id: Id,
	title: line(1_000, 'A contributing factor').min(1, 'Name the condition that helped it to happen or to last.'),
	detail: prose('The detail').default(''),
	/** Names that this factor shares with factors elsewhere: "Retries amplify". */
	topics: z.array(line(80, 'A topic').min(1)).max(20).default([]),
});

export const Lesson = z.object({
	id: Id,
	text: line(4_000, 'A lesson').min(1, 'Say what was learned, in a sentence or two.'),
});

export const Change = z.object({
	id: Id,
	text: words(20_000, 'A change').trim().min(1, 'Say what will be different.'),
	kind: z.enum(CHANGE_KINDS).default('action'),
	/** The e-mail address of a person here, or any name. */
	owner: line(200, 'An owner').default(''),
	due: Day.nullable().default(null),
	state: z.enum(CHANGE_STATES).default('open'),
	/** Why it was dropped. */
	reason: line(2_000, 'A reason').default(''),
	/** The day it was done, where that is known. */
	doneOn: Day.nullable().default(null),
	/** Where the work lives. */
	link: line(2_000, 'A link').default(''),
	/** Which lesson it follows from: 1 is the first in the list. */
	lesson: Position.nullable().default(null),
	/** Which contributing factors it answers: 1 is the first in the list. */
	answers: z.array(Position).max(200).default([]),
});

const MilestoneTimes = z.object({
	started: Moment.nullable().default(null),
	noticed: Moment.nullable().default(null),
	declared: Moment.nullable().default(null),
	mitigated: Moment.nullable().default(null),
	resolved: Moment.nullable().default(null),
});

/** Everything that is written in a post-mortem, as the API, the history and the exports carry it. */
export const Content = z.object({
	title: line(300, 'A title').min(1, 'Give it a title; plain and memorable is best.'),
	summary: words(20_000, 'The summary').trim(),
	severity: z.int().min(1).max(4, 'Severity goes from 1 to 4.').nullable(),
	services: z.array(line(120, 'A service').min(1)).max(100),
	impact: words(20_000, 'The impact').trim(),
	feltBy: words(20_000, 'Who felt it').trim(),
	/** The zone its authors think in; times are stored in UTC whatever it is. */
	zone: z.string().refine(isZone, 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.'),
	times: MilestoneTimes,
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
export type TimelineEvent = z.output<typeof TimelineEvent>;
export type Factor = z.output<typeof Factor>;
export type Lesson = z.output<typeof Lesson>;
export type Change = z.output<typeof Change>;

export const BLANK: Content = {
	title: '',
	summary: '',
	severity: null,
	services: [],
	impact: '',
	feltBy: '',
	zone: 'UTC',
	times: { started: null, noticed: null, declared: null, mitigated: null, resolved: null },
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
