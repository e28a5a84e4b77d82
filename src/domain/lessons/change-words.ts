import { DAY, namedDay, shortDay, weekday } from '#lib/dates.ts';
import type { ChangeState } from './lesson.ts';
import type { Outcome } from './standing.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** What a change has come to, as far as words need it. */
export interface Standing {
	state: ChangeState;
	due: string | null;
	doneOn: string | null;
	/** What the last look at it has shown; null where nobody has looked yet. */
	outcome: Outcome | null;
}

/**
 * `Done on Tuesday`, `Held`, `Due Fri 27 Nov`: how far a change is, beside its words.
 * @param today the reader's calendar day
 */
export function changeWords({ state, due, doneOn, outcome }: Standing, today: string): string {
	if (state === 'dropped') return 'Dropped';
	if (state === 'done') return outcomeWords(outcome) ?? doneWords(doneOn, today);
	if (due === null) return 'Planned';
	if (due === today) return 'Due today';
	const day = namedDay(noon(due), 'UTC', noon(today));
	return due < today ? `Was due ${day}` : `Due ${day}`;
}

/** `Held`; null where nobody has looked, or could tell. */
export function outcomeWords(outcome: Outcome | null): string | null {
	switch (outcome) {
		case 'held':
			return 'Held';
		case 'partly':
			return 'Held in part';
		case 'did-not':
			return 'Did not hold';
		case 'cannot-tell':
		case null:
			return null;
	}
}

function doneWords(day: string | null, today: string): string {
	if (day === null) return 'Done';
	if (day === today) return 'Done today';
	const ago = noon(today) - noon(day);
	if (ago > 0 && ago < 7 * DAY) return `Done on ${weekday(noon(day), 'UTC')}`;
	return `Done ${shortDay(noon(day), 'UTC', noon(today))}`;
}
