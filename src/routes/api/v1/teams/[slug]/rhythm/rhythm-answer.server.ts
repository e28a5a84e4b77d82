import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { PARTS_IN_RHYTHM, RHYTHMS } from '#domain/log/rhythm.ts';
import { rhythmOf } from '#domain/log/rhythms.server.ts';
import type { Database } from '#lib/db/open.server.ts';

const Part = z.enum(['asked', ...PARTS_IN_RHYTHM]);

export const RhythmAnswer = z.object({
	/** Null where the team has none: people log when they like. */
	rhythm: z
		.object({
			every: z.enum(RHYTHMS),
			/** 1 is Monday. */
			days: z.array(z.int()),
			/** Minutes after midnight, on everybody's own clock. */
			opensAt: z.int(),
			/** Minutes. */
			lasts: z.int(),
			sprintFrom: z.iso.date().nullable(),
			sprintWeeks: z.int(),
			/** The first day that it holds from. */
			since: z.iso.date(),
			further: z.int(),
			asksStatus: z.boolean(),
		})
		.nullable(),
	/** Your own part; null where you are not in the team. */
	mine: Part.nullable(),
	/** What part others have in it, for those who decide it. */
	people: z.array(z.object({ id: z.int(), name: z.string(), part: Part })),
});

export async function rhythmAnswer(
	db: Database,
	person: Person,
	slug: string,
): Promise<z.input<typeof RhythmAnswer>> {
	const { rhythm, people, mayChange } = await rhythmOf(db, person, slug);
	const mine = people.find(({ id }) => id === person.id);
	return {
		rhythm: rhythm && {
			...{ every: rhythm.every, days: [...rhythm.days], opensAt: rhythm.opensAt, lasts: rhythm.lasts },
			...{ sprintFrom: rhythm.sprintFrom, sprintWeeks: rhythm.sprintWeeks, since: rhythm.since },
			...{ further: rhythm.further, asksStatus: rhythm.asksStatus },
		},
		mine: mine ? (mine.part ?? 'asked') : null,
		people: mayChange ? people.map(({ id, name, part }) => ({ id, name, part: part ?? 'asked' })) : [],
	};
}
