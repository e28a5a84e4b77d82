import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { LINE_KINDS, type RunLine, type ShownRun } from './run.ts';

const Moment = z.iso.datetime();
const Count = z.int().optional();

/** Something that goes in or out in batches, for a program that watches it. */
export const RunAnswer = z.object({
	key: z.string(),
	/** Nothing was written: its lines say what would be. */
	dryRun: z.boolean(),
	state: z.enum(['waiting', 'going', 'done', 'stopped', 'failed']),
	/** What it is at, in words. */
	step: z.string(),
	done: z.int(),
	/** Null where it is not known yet. */
	total: z.int().nullable(),
	counts: z.object({ made: Count, changed: Count, skipped: Count, problem: Count }),
	/** Why it failed; empty where it did not. */
	problem: z.string(),
	startedAt: Moment,
	endedAt: Moment.nullable(),
});

/** What became of one thing. */
export const LineAnswer = z.object({
	kind: z.enum(LINE_KINDS),
	subject: z.string(),
	/** Why, where there is something to say. */
	sentence: z.string(),
	/** `PM-42`, as what was made is called here; empty where nothing was. */
	reference: z.string(),
});

export const answerOfRun = ({
	key,
	dryRun,
	state,
	step,
	done,
	total,
	counts,
	problem,
	...run
}: ShownRun) => ({
	...{ key, dryRun, state, step, done, total, counts, problem },
	startedAt: isoTime(run.startedAt),
	endedAt: isoTime(run.endedAt),
});

/** Lines of archives name what was made in their own way, and a try made nothing. */
export const answerOfLine = (
	{ kind, subject, sentence, href }: Required<RunLine>,
	{ dryRun }: { dryRun: boolean },
): z.input<typeof LineAnswer> => ({
	...{ kind, subject, sentence },
	reference: !dryRun && /^[A-Z]+-\d+$/.test(href) ? href : '',
});
