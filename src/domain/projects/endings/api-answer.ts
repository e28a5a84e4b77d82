import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { ENDINGS, KIND, PROJECT_STATES } from '../project.ts';
import type { Continuation } from './continuations.server.ts';
import { DECISIONS } from './continuing.ts';
import type { Finished } from './library.ts';
import type { ShownEnding } from './shown.server.ts';

const Moment = z.iso.datetime();
const Somebody = z.object({ id: z.int(), name: z.string() });
/** How a project ended, and what became of it. */
export const EndingAnswer = z.object({
	number: z.int(),
	state: z.enum(PROJECT_STATES),
	/** Null while it has not ended. */
	ending: z
		.object({
			how: z.enum(ENDINGS),
			...{ wondered: z.string(), tried: z.string(), know: z.string() },
			byWhom: z.string(),
			/** One a line. */
			openQuestions: z.string(),
			endedAt: Moment,
			/** The name of whoever said so. */
			endedBy: z.string(),
		})
		.nullable(),
	lessons: z.array(z.object({ id: z.int(), text: z.string() })),
	/** What was answered later. */
	became: z.array(z.object({ which: z.string(), answer: z.string(), by: z.string().nullable() })),
	/** Those that go on from it. */
	goesOnIn: z.array(z.object({ number: z.int(), title: z.string() })),
});

export function endingAnswer(it: ShownEnding): z.input<typeof EndingAnswer> {
	const { number, state, ending, fields, questions, goesOnIn } = it;
	return {
		...{ number, state },
		ending: ending && {
			...{ how: ending.how, wondered: ending.wondered, tried: ending.tried, know: ending.know },
			...{ byWhom: ending.byWhom, openQuestions: ending.openQuestions },
			...{ endedAt: isoTime(ending.endedAt), endedBy: ending.endedByName },
		},
		lessons: fields.map(({ id, text }) => ({ id: Number(id), text })),
		became: questions.answered.map(({ which, answer, by }) => ({ which, answer, by })),
		goesOnIn,
	};
}

/** What was asked for a project to go on. */
export const ContinuationAnswer = z.object({
	id: z.int(),
	asks: z.string(),
	time: z.string(),
	askedBy: Somebody,
	askedAt: Moment,
	/** Who is asked, or agreed; null while whoever agrees is welcome. */
	sponsor: Somebody.nullable(),
	/** Null while nothing is decided. */
	decision: z.enum(DECISIONS).nullable(),
	reason: z.string(),
	decidedBy: Somebody.nullable(),
	decidedAt: Moment.nullable(),
});
export const ContinuationsAnswer = z.object({ items: z.array(ContinuationAnswer) });

export function continuationAnswer(one: Continuation): z.input<typeof ContinuationAnswer> {
	const { id, asks, time, askedBy, askedAt, sponsor, decision, reason, decidedBy, decidedAt } = one;
	return {
		...{ id, asks, time, askedBy, askedAt: isoTime(askedAt), sponsor },
		...{ decision, reason, decidedBy, decidedAt: isoTime(decidedAt) },
	};
}

export const LibraryAsked = z.object({
	how: z.enum(ENDINGS).optional(),
	year: z.coerce.number().int().min(1970).max(9999).optional(),
});

/** What projects taught, the last to end first. */
export const LibraryAnswer = z.object({
	items: z.array(
		z.object({
			...{ number: z.int(), reference: z.string(), href: z.string(), title: z.string() },
			how: z.enum(ENDINGS),
			endedAt: Moment,
			/** The name of its hack week or lane. */
			season: z.string().nullable(),
			...{ know: z.string(), byWhom: z.string() },
			lessons: z.array(
				z.object({
					...{ id: z.int(), text: z.string() },
					changes: z.array(z.object({ text: z.string(), done: z.boolean() })),
				}),
			),
		}),
	),
});

export const libraryAnswer = (all: readonly Finished[]): z.input<typeof LibraryAnswer> => ({
	items: all.map(({ number, title, how, endedAt, season, know, byWhom, lessons }) => ({
		...{ number, reference: reference(KIND, number), href: hrefOf(KIND, number), title },
		...{ how, endedAt: isoTime(endedAt), season, know, byWhom, lessons },
	})),
});
