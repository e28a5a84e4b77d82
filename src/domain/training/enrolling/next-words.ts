import { namedDay } from '#lib/dates.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import { namedFrom } from './naming.ts';
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

/** Who sees that somebody has, or has not, completed what is required of them: said before it is so. */
export function whoSees(toldOn: string | null, now: number): string {
	const when =
		toldOn === null
			? 'A week after you begin, or after your inbox says so,'
			: namedFrom(toldOn) > new Date(now).toISOString().slice(0, 10)
				? `From ${dayShown(namedFrom(toldOn), now)}`
				: '';
	const sees = `${when} whoever organises it sees your name on a list, and whether you have completed it; never what you answer.`;
	return sentenceCase(sees.trim());
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
