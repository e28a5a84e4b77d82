import { plusDays } from './renewing.ts';

/**
 * Whose name whoever organises a course sees, and from when: only where a rule that is in force requires it, and of those
 * alone who were told so at least so many days before. They are told by a line of their inbox that says it, or above the
 * button by which they begin; each of their pages of the course says it too.
 *
 * - Whoever began by themselves before it was required is told as everybody is. Until then they are on no list.
 * - Whoever completed it before, in whatever edition, has completed it: nothing is asked of them as long as the rule does
 *   not ask for it again by its age. They are told that it counts and, as the others, that they will be named; the list
 *   says that it was before. Where it is too old for the rule, it is opened as a renewal.
 * - *Not now* holds back reminders, not this first word. Leave and waivers hold it back: then nobody is named either.
 * - A renewal by the same rule tells nobody anew. Another rule does.
 */
export const NOTICE_DAYS = 7;

export const namedFrom = (toldOn: string) => plusDays(toldOn, NOTICE_DAYS);

export function isNamed(one: { required: boolean | null; toldOn: string | null }, today: string): boolean {
	return one.required === true && one.toldOn !== null && namedFrom(one.toldOn) <= today;
}
