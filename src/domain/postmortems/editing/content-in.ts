import { isoTime, isZone } from '#lib/dates.ts';
import type { FieldErrors } from '#lib/errors.ts';
import { Content, ExtraDuration, TimelineEvent } from '../postmortem.ts';
import { durationProblem, timesProblems } from '../times.ts';
import { learnedIn } from './learned-in.ts';
import { namesIn } from './names.ts';
import { isBlank } from './rows.ts';
import { idOf, take, whole } from './taking.ts';
import { milestones, type Typed } from './typed.ts';
import { readClock } from './wall-clock.ts';

/** The keys of the form's rows, in the order of what was read from them. */
export interface Keys {
	timeline: string[];
	factors: string[];
	lessons: string[];
	changes: string[];
}

type Sparse = { [Name in keyof Content]?: Content[Name] | undefined };

const PLAIN = [
	'title',
	'kind',
	'template',
	'summary',
	'impact',
	'feltBy',
	'narrative',
	'wentWell',
	'wasHard',
	'gotLucky',
] as const;

/** What was written, in parts: one that needs another look is left out, and `problems` says why. */
export function contentIn(typed: Typed, problems: FieldErrors): { content: Partial<Content>; keys: Keys } {
	const content: Sparse = {};
	for (const name of PLAIN) {
		const taken: Sparse = { [name]: take<unknown>(Content.shape[name], typed[name], name, problems) };
		Object.assign(content, taken);
	}
	const severity = typed.severity === '' ? null : Number(typed.severity);
	content.severity = take(Content.shape.severity, severity, 'severity', problems);
	content.services = take(Content.shape.services, namesIn(typed.services), 'services', problems);
	content.topics = take(Content.shape.topics, namesIn(typed.topics), 'topics', problems);
	const moments = typed.timeline.filter((row) => !isBlank.moment(row));
	// A time says nothing where nobody knows its zone, so then no time is read.
	if (isZone(typed.zone))
		Object.assign(
			content,
			timesIn(typed, problems),
			durationsIn(typed, problems),
			timelineIn(typed, problems),
		);
	else problems.zone = 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.';
	const learned = learnedIn(typed, problems);
	Object.assign(content, learned.content);
	return {
		content: there(content),
		keys: { timeline: moments.map(({ key }) => key), ...learned.keys },
	};
}

function timesIn(typed: Typed, problems: FieldErrors): Partial<Content> {
	const found: FieldErrors = {};
	const times = milestones((name) => {
		const { at, problem } = readClock(typed.times[name], typed.zone);
		if (problem) found[`times.${name}`] = problem;
		return at;
	});
	const date = take(Content.shape.date, typed.date === '' ? null : typed.date, 'date', found);
	Object.assign(found, { ...timesProblems(times), ...found });
	Object.assign(problems, found);
	return Object.keys(found).length > 0 || date === undefined ? {} : { zone: typed.zone, times, date };
}

function timelineIn(typed: Typed, problems: FieldErrors): Partial<Content> {
	const rows = typed.timeline.map((row, index) => {
		if (isBlank.moment(row)) return null;
		const name = `timeline.${index}`;
		const { at, problem } = readClock(row.at, typed.zone);
		if (problem) problems[`${name}.at`] = problem;
		const event = take(TimelineEvent, { ...row, ...idOf(row), at: isoTime(at) }, name, problems);
		return problem ? undefined : event;
	});
	const timeline = whole(rows.filter((row) => row !== null));
	return timeline && take(Content.shape.timeline, timeline.map(asWritten), 'timeline', problems)
		? { timeline }
		: {};
}

function durationsIn(typed: Typed, problems: FieldErrors): Partial<Content> {
	const found: FieldErrors = {};
	const rows = typed.durations.map((row, index) => {
		if (isBlank.duration(row)) return null;
		const name = `durations.${index}`;
		const [from, to] = (['from', 'to'] as const).map((end) => {
			const { at, problem } = readClock(row[end], typed.zone);
			if (problem) found[`${name}.${end}`] = problem;
			return isoTime(at);
		});
		const duration = take(ExtraDuration, { name: row.name, from, to }, name, found);
		Object.assign(found, duration && durationProblem(duration, `${name}.to`), { ...found });
		return duration;
	});
	const durations = whole(rows.filter((row) => row !== null));
	Object.assign(problems, found);
	return durations && Object.keys(found).length === 0 ? { durations } : {};
}

const asWritten = (event: TimelineEvent) => ({ ...event, at: isoTime(event.at) });

function there(content: Sparse): Partial<Content> {
	return Object.fromEntries(Object.entries<unknown>(content).filter(([, value]) => value !== undefined));
}
