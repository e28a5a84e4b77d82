import type { ShownLesson } from '../lessons/lesson-rows.server.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { DAY } from '#lib/dates.ts';

/** A lesson that comes up again by itself, and why. */
export interface Resurfaced {
	lesson: ShownLesson;
	/** “A year ago this week”, “Edge meets again this week” */
	heading: string;
	/** Why this one: “It stands, and helped four people.” */
	reason: string;
	/** What has come of it: “Since then every failover drill ends with a return.” */
	since: string;
}

/** What has come of a lesson, from its changes. */
export function sinceThen({ changes }: Pick<ShownLesson, 'changes'>): string {
	const done = changes.filter(({ state }) => state === 'done');
	const [first] = done;
	if (first) {
		const rest = done.length === 1 ? '' : `, and ${counted(done.length - 1, 'more change')}`;
		return `Since then: ${withoutStop(first.text)}${rest}.${held(first.outcome)}`;
	}
	const [planned] = changes;
	return planned ? `Still to come: ${withoutStop(planned.text)}.` : 'Nothing has changed since. What could?';
}

function held(outcome: ShownLesson['changes'][number]['outcome']): string {
	switch (outcome) {
		case 'held':
			return ' It held.';
		case 'partly':
			return ' It held in part.';
		case 'did-not':
			return ' It did not hold.';
		case 'cannot-tell':
		case null:
			return '';
	}
}

const withoutStop = (text: string) => text.trim().replace(/[.。]$/u, '');

/** Why a team meets this one: what is known of it, and no number of anybody. */
export function whyThis(lesson: Pick<ShownLesson, 'state' | 'thanks' | 'entry'>, at: number): string {
	const facts = [
		lesson.state === 'standing' ? 'it was tried and held' : '',
		lesson.thanks.helped > 0 ? `it helped ${counted(lesson.thanks.helped, 'person', 'people')}` : '',
		age(lesson.entry.publishedAt, at),
	].filter(Boolean);
	return `${sentenceCase(facts.length < 2 ? facts.join('') : `${facts.slice(0, -1).join(', ')} and ${facts.at(-1) ?? ''}`)}.`;
}

function age(publishedAt: number | null, at: number): string {
	const months = Math.floor((at - (publishedAt ?? at)) / (30.4 * DAY));
	if (months >= 12) return `it is ${counted(Math.floor(months / 12), 'year')} old`;
	return months < 1 ? 'it is a few weeks old' : `it is ${counted(months, 'month')} old`;
}

/** “A year ago this week”, “Three years ago this week” */
export function yearsAgo(years: number): string {
	return `${years === 1 ? 'A year' : sentenceCase(`${inWords(years)} years`)} ago this week`;
}
