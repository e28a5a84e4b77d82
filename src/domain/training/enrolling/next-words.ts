import { namedDay } from '#lib/dates.ts';
import { counted } from '#lib/numbers.ts';
import type { Next } from './own-progress.server.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** A calendar day for the eye: `Tue 1 Dec`. */
export const dayShown = (day: string, now: number) => namedDay(noon(day), 'UTC', now);

/** Where somebody is in a course, and by when it is due: “Asked of you, by Tue 1 Dec. Three of eight lessons.” */
export function whereInIt(next: Next, now: number): string {
	const { reason, dueOn, startedOn, done, lessons } = next;
	const by = dueOn === null ? '' : `, by ${dayShown(dueOn, now)}`;
	const why = { own: 'You began it', assigned: 'Asked of you', renewal: 'Time to renew it' }[reason];
	const how = startedOn === null ? 'Not begun yet' : `${done} of ${counted(lessons, 'lesson')}`;
	return `${why}${by}. ${how}.`;
}

/** What somebody did with a course, in a line of their history. */
export function whatBecame(
	one: {
		state: string;
		reason: string;
		openedOn: string;
		completedOn: string | null;
		keptUntil: string | null;
	},
	now: number,
): string {
	if (one.state === 'left' || one.completedOn === null)
		return `Left; it was opened ${dayShown(one.openedOn, now)}`;
	const done = `${one.reason === 'renewal' ? 'Renewed' : 'Completed'} ${dayShown(one.completedOn, now)}`;
	return one.keptUntil === null ? done : `${done}, and kept up until ${dayShown(one.keptUntil, now)}`;
}
