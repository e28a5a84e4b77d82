import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { ENDINGS, PROJECT_STATES } from '../project.ts';
import { PHASES, SEASON_KINDS } from './season.ts';
import type { SeasonProject } from './season-projects.server.ts';
import type { ListedSeason, Season, SeasonToday } from './seasons.server.ts';
import type { Announcement, Question } from './words.server.ts';

const Day = z.iso.date();
const Moment = z.iso.datetime();
const Somebody = z.object({ id: z.int(), name: z.string() });

const COMMON = {
	slug: z.string(),
	href: z.string(),
	name: z.string(),
	title: z.string(),
	about: z.string(),
	kind: z.enum(SEASON_KINDS),
	startsOn: Day,
	/** Null for a lane that stands. */
	endsOn: Day.nullable(),
	zone: z.string(),
	standing: z.enum(['ahead', 'running', 'over']),
	/** What it is about today; null for a lane. */
	phase: z.enum(PHASES).nullable(),
	archived: z.boolean(),
};

export const ListedSeasonAnswer = z.object({ ...COMMON, projects: z.int() });

/** What it is made of stands here as it is sent: what is read can be sent back. */
export const SeasonAnswer = z.object({
	...COMMON,
	phases: z.partialRecord(z.enum(PHASES), Day),
	days: z.array(z.object({ day: Day, name: z.string(), about: z.string() })),
	times: z.array(z.object({ weekday: z.int(), from: z.string(), minutes: z.int() })),
	/** One a line. */
	awards: z.string(),
	hosts: z.array(Somebody),
	mayHost: z.boolean(),
});

function common(one: SeasonToday) {
	const { slug, name, title, about, kind, startsOn, endsOn, zone, standing, phase } = one;
	const archived = one.archivedAt !== null;
	const href = `/projects/seasons/${slug}`;
	return { slug, href, name, title, about, kind, startsOn, endsOn, zone, standing, phase, archived };
}

export const listedAnswer = (one: ListedSeason): z.input<typeof ListedSeasonAnswer> => ({
	...common(one),
	projects: one.projects,
});

export const answerOf = (one: Season): z.input<typeof SeasonAnswer> => ({
	...common(one),
	phases: Object.fromEntries(one.phases.map(({ phase, from }) => [phase, from])),
	days: one.days,
	times: one.times.map(({ weekday, from, minutes }) => ({ weekday, from: hour(from), minutes })),
	awards: one.awards.map(({ name }) => name).join('\n'),
	hosts: one.hosts,
	mayHost: one.mayHost,
});

const two = (number: number) => String(number).padStart(2, '0');
const hour = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

export const SeasonProjectAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	href: z.string(),
	title: z.string(),
	pitch: z.string(),
	state: z.enum(PROJECT_STATES),
	ending: z.enum(ENDINGS).nullable(),
	people: z.array(Somebody),
	/** What is still looked for. */
	needs: z.array(
		z.object({ name: z.string(), weight: z.enum(['must', 'nice']), teaches: z.boolean(), left: z.int() }),
	),
	/** For how many it has room yet; null for all who come. */
	room: z.int().nullable(),
	/** Why it could be for whoever asks. */
	why: z.string().nullable(),
});

export const projectAnswer = (one: SeasonProject): z.input<typeof SeasonProjectAnswer> => ({
	number: one.number,
	reference: reference('project', one.number),
	href: hrefOf('project', one.number),
	...{ title: one.title, pitch: one.pitch, state: one.state, ending: one.ending, people: one.people },
	needs: one.needs.map(({ name, weight, teaches, left }) => ({ name, weight, teaches, left })),
	room: one.room,
	why: one.why,
});

const Said = { id: z.int(), text: z.string(), by: Somebody, at: Moment };

export const WordsAnswer = z.object({
	announcements: z.array(z.object(Said)),
	questions: z.array(
		z.object({ ...Said, answer: z.object({ text: z.string(), by: Somebody, at: Moment }).nullable() }),
	),
});

export const wordsAnswer = (words: {
	announcements: readonly Announcement[];
	questions: readonly Question[];
}): z.input<typeof WordsAnswer> => ({
	announcements: words.announcements.map((one) => ({ ...one, at: isoTime(one.at) })),
	questions: words.questions.map(({ answer, ...one }) => ({
		...one,
		at: isoTime(one.at),
		answer: answer && { ...answer, at: isoTime(answer.at) },
	})),
});

export const SummaryAnswer = z.object({ summary: z.string(), edited: z.boolean() });
