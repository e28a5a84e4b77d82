import type { z } from 'zod';
import type { Visibility } from '#domain/entries/entry.ts';
import type { Verdict } from '#domain/entries/part.ts';
import type { Content, EVENT_KINDS, TimelineEvent } from '#domain/postmortems/postmortem.ts';

type ContentInput = z.input<typeof Content>;
/** What most of them leave as it is. */
type Blank = 'kind' | 'template' | 'durations';
type Moment = z.input<typeof TimelineEvent>;

/**
 * A post-mortem as it was written, in the calendar of one year: `calendar.ts` moves it to the reader's.
 *
 * Times are clock times in the zone of the content: `02:14` on `day`, or `2026-11-11 02:14`.
 * Words may hold `{day 2026-11-10}`, `{month 2026-08-04}`, `{year 2024-03-05}` and
 * `{clock 02:37 Pacific/Auckland}`, which move as well.
 */
export interface Written {
	key: string;
	/** E-mail addresses of people in `people.ts`. */
	by: string;
	coAuthors?: string[];
	readers?: string[];
	/** The name of a team in `people.ts`. */
	team: string;
	/** The whole workspace, unless something else is said. */
	visibility?: Visibility;
	day: string;
	/** Null for a draft. */
	publishedOn: string | null;
	/** Belongs to the Sunday in October on which Europe's clocks go back. */
	clocksBack?: boolean;
	discussion?: WrittenThread[];
	/** What it did for others. */
	thanks?: WrittenThanks[];
	/** E-mail address of whoever facilitates it. */
	facilitator?: string;
	review?: WrittenReview;
	/** Its `date` follows from `day`. */
	content: Omit<ContentInput, 'date' | Blank> & Partial<Pick<ContentInput, Blank>>;
}

/** A review that is under way. */
export interface WrittenReview {
	/** E-mail addresses. */
	reviewers: string[];
	note: string;
	answers: { by: string; verdict: Verdict; sentence: string }[];
}

/** That it helped somebody, or with a sentence: what they do differently since. */
export interface WrittenThanks {
	/** E-mail address. */
	by: string;
	day: string;
	sentence?: string;
}

/** What was said about it: `at` is a day and a time in UTC. */
export interface WrittenNote {
	/** E-mail address. */
	by: string;
	at: string;
	text: string;
}

export interface WrittenThread extends WrittenNote {
	/** Words of the post-mortem as its readers see them; without any it is about all of it. */
	quote?: string;
	replies?: WrittenNote[];
}

type EventKind = (typeof EVENT_KINDS)[number];

/** What was seen, done …: when, in words, by which role, with which evidence, and what nobody can answer yet. */
const event =
	(kind: EventKind) =>
	(at: string | null, text: string, role = '', evidence = '', question = ''): Moment => ({
		at,
		kind,
		text,
		role,
		evidence,
		question,
	});

export const seen = event('seen');
export const done = event('done');
export const decided = event('decided');
export const said = event('said');
/** One of the five times: it broke, was noticed, declared, mitigated, resolved. */
export const milestone = event('milestone');
