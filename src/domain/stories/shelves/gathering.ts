import { z } from 'zod';
import { DAY, isZone, MINUTE, parseMoment } from '#lib/dates.ts';

export const GATHERINGS = ['talks', 'reading'] as const;
export type GatheringKind = (typeof GATHERINGS)[number];

export const GATHERING_NAMES: Record<GatheringKind, string> = {
	talks: 'Talk night',
	reading: 'Reading club',
};

const MOST_PARTS = 20;
const MOST_QUESTIONS = 12;

const Part = z.object({
	/** Whose it is: a name or an e-mail address; empty where it is read together. */
	teller: z.string().trim().max(320, 'That is longer than any name.').default(''),
	/** What is told or read: the number of an entry or its title; empty where it is neither. */
	entry: z.string().trim().max(300, 'That is longer than any title.').default(''),
	title: z.string().trim().max(200, 'A title can be 200 characters at the most.').default(''),
	minutes: z.coerce
		.number({ error: 'How many minutes?' })
		.int('Whole minutes are close enough.')
		.min(1, 'How many minutes?')
		.max(240, 'Four hours at the most.')
		.default(10),
});
export type Part = z.output<typeof Part>;

/** A row that was left empty is no part. */
export const isFilled = (part: Pick<Part, 'entry' | 'title'>): boolean =>
	part.entry !== '' || part.title !== '';

/** As a form sends it: a wall clock and the zone it hangs in. */
export const NewGathering = z
	.object({
		kind: z.enum(GATHERINGS, { error: 'Choose what it is.' }),
		title: z
			.string()
			.trim()
			.min(1, 'What is it called?')
			.max(200, 'A title can be 200 characters at the most.'),
		about: z.string().trim().max(2000, 'What it is about has room for 2,000 characters.').default(''),
		when: z.string(),
		zone: z
			.string()
			.refine(isZone, 'Nobody here knows that time zone. Try one such as Europe/Lisbon or UTC.'),
		lasts: z.coerce
			.number({ error: 'How many minutes does it take?' })
			.int('Whole minutes are close enough.')
			.min(10, 'Ten minutes at the least.')
			.max(600, 'Ten hours at the most.')
			.default(60),
		place: z.string().trim().max(300, 'The place has room for 300 characters.').default(''),
		questions: z
			.string()
			.default('')
			.transform((text) =>
				text
					.split('\n')
					.map((line) => line.trim())
					.filter(Boolean),
			)
			.pipe(
				z
					.array(z.string().max(300, 'A question can be 300 characters at the most.'))
					.max(MOST_QUESTIONS, `${MOST_QUESTIONS} questions are more than an evening holds.`),
			),
		parts: z
			.array(Part)
			.default([])
			.refine(
				(parts) => parts.filter(isFilled).length <= MOST_PARTS,
				`${MOST_PARTS} parts are more than an evening holds.`,
			),
	})
	.transform((given, context) => {
		const at = parseMoment(given.when, given.zone);
		if (at === null) {
			context.addIssue({ code: 'custom', path: ['when'], message: 'A day and a time.', input: given.when });
			return z.NEVER;
		}
		const { when: _, zone: __, ...rest } = given;
		return { ...rest, at };
	});
export type NewGathering = z.output<typeof NewGathering>;

/** It is over when its minutes are. */
export const isOver = ({ at, lasts }: { at: number; lasts: number }, now: number): boolean =>
	at + lasts * MINUTE < now;

/** What is planned so long before or after is a slip of the hand. */
export const FURTHEST = 2 * 366 * DAY;
