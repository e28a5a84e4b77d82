import { createEmptyCard, fsrs, Rating, State, type Grade } from 'ts-fsrs';
import { DAY } from '#lib/dates.ts';
import type { How } from './how-it-went.ts';
import type { Memory } from './memory.ts';

const GRADES: Record<How, Grade> = {
	'not-at-all': Rating.Again,
	slowly: Rating.Hard,
	well: Rating.Good,
	'at-once': Rating.Easy,
};

/** However well it is known, a lesson comes back after a year. */
export const LONGEST_DAYS = 365;

// In days and never in minutes: nobody sits here to learn by heart. Dates are not blurred, since the week's
// handful spreads them out already.
const scheduler = fsrs({
	enable_short_term: false,
	enable_fuzz: false,
	maximum_interval: LONGEST_DAYS,
});

const STATES = [State.New, State.Learning, State.Review, State.Relearning];

const NEVER_MET: Memory = {
	stability: 0,
	difficulty: 0,
	scheduledDays: 0,
	reps: 0,
	lapses: 0,
	state: 0,
	lastAt: null,
};

/** Keeping a lesson is meeting it: somebody has just read it, and thought it worth it. */
export function begun(at: number): { memory: Memory; dueAt: number } {
	return met(NEVER_MET, 'well', at);
}

export function met(memory: Memory, how: How, at: number): { memory: Memory; dueAt: number } {
	const { card } = scheduler.next(
		{
			...createEmptyCard(at),
			stability: memory.stability,
			difficulty: memory.difficulty,
			scheduled_days: memory.scheduledDays,
			reps: memory.reps,
			lapses: memory.lapses,
			state: STATES[memory.state] ?? State.New,
			// A clock may have been ahead then.
			last_review: memory.lastAt === null ? null : Math.min(memory.lastAt, at),
		},
		at,
		GRADES[how],
	);
	// It keeps its answers a day apart from each other, also beyond the longest.
	const days = Math.min(card.scheduled_days, LONGEST_DAYS);
	return {
		memory: {
			stability: card.stability,
			difficulty: card.difficulty,
			scheduledDays: days,
			reps: card.reps,
			lapses: card.lapses,
			state: card.state,
			lastAt: at,
		},
		dueAt: at + days * DAY,
	};
}
