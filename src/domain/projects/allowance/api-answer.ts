import { z } from 'zod';
import type { OwnTime } from './beside.server.ts';
import { BECAME } from './noting.ts';
import type { Counted } from './shares.server.ts';
import type { myNotes } from './tally.server.ts';

const Minutes = z.int().min(0);

/** What somebody noted of a day. */
const NotedAnswer = z.object({
	id: z.int(),
	day: z.iso.date(),
	minutes: Minutes,
	is: z.enum(BECAME),
	reason: z.string(),
	project: z.int().nullable(),
});

/** The learning time that was promised to the one who asks, in this quarter; theirs alone. */
export const OwnTimeAnswer = z.object({
	/** `2026-Q4` */
	quarter: z.string(),
	/** Less holidays and leave. */
	owed: Minutes,
	used: Minutes,
	/** Hack weeks to come that they are in. */
	ahead: z.array(z.object({ season: z.string(), name: z.string(), minutes: Minutes })),
	/** What was taken away is still in it. */
	left: Minutes,
	cancelled: Minutes,
	promised: z.string(),
	noted: z.array(NotedAnswer),
});

/** Whether what was promised is kept: for groups of which five or more noted something, in steps, counted once a week. */
export const KeptAnswer = z.object({
	asOf: z.iso.date().nullable(),
	groups: z.array(z.object({ name: z.string(), kept: z.string() })),
});

export const LearningTimeAnswer = z.object({
	/** Null where nothing was promised to them. */
	mine: OwnTimeAnswer.nullable(),
	groups: KeptAnswer,
});

type Notes = Awaited<ReturnType<typeof myNotes>>;

export function learningTimeAnswer(own: (OwnTime & { notes: Notes }) | null, groups: Counted) {
	return { mine: own && ownAnswer(own), groups } satisfies z.input<typeof LearningTimeAnswer>;
}

function ownAnswer({ tally, says, notes }: OwnTime & { notes: Notes }) {
	const { quarter, owed, used, ahead, left, cancelled } = tally;
	return {
		quarter: quarter.key,
		...{ owed, used, left, cancelled, promised: says },
		ahead: ahead.map(({ slug, name, minutes }) => ({ season: slug, name, minutes })),
		noted: notes.map(({ id, day, minutes, is, reason, into }) => ({
			...{ id, day, minutes, is, reason, project: into?.number ?? null },
		})),
	};
}
