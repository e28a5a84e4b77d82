import type { Visibility } from '../../entries/entry.ts';
import type { ChangeKind, ChangeState, ChangeType } from '../../lessons/lesson.ts';
import type { EventKind, PostmortemKind } from '../postmortem.ts';
import { MILESTONES, type Milestone } from '../times.ts';

/**
 * A post-mortem as its form holds it: everything is text, whatever is still wrong with it. The same
 * shape goes from the page to the server and back, with a script and without.
 */
export interface Typed {
	title: string;
	kind: PostmortemKind;
	template: string;
	summary: string;
	severity: string;
	services: string;
	impact: string;
	feltBy: string;
	team: string;
	visibility: Visibility;
	readers: string[];
	authors: string[];
	/** The zone that every clock time here is told in. */
	zone: string;
	times: Record<Milestone, string>;
	durations: TypedDuration[];
	date: string;
	timeline: TypedMoment[];
	narrative: string;
	factors: TypedFactor[];
	wentWell: string;
	wasHard: string;
	gotLucky: string;
	lessons: TypedLesson[];
	/** Those that follow from no lesson in particular. */
	changes: TypedChange[];
	topics: string;
}

export interface TypedRow {
	/** Tells the rows of a list apart, those that are not stored yet as well. */
	key: string;
	/** Of the stored row; empty while there is none. */
	id: string;
}
export interface TypedMoment extends TypedRow {
	at: string;
	/** The time that it was offered with: a moment with nothing but that is blank. */
	offered: string;
	kind: EventKind;
	role: string;
	text: string;
	evidence: string;
	question: string;
}
export interface TypedDuration extends TypedRow {
	name: string;
	from: string;
	to: string;
}
export interface TypedFactor extends TypedRow {
	title: string;
	detail: string;
	kind: string;
	topics: string;
}
export interface TypedLesson extends TypedRow {
	text: string;
	changes: TypedChange[];
}
export interface TypedChange extends TypedRow {
	text: string;
	kind: ChangeKind;
	/** Empty where nobody said what it is for. */
	type: ChangeType | '';
	endState: string;
	owner: string;
	due: string;
	state: ChangeState;
	reason: string;
	doneOn: string;
	link: string;
	/** Keys of the contributing factors it answers. */
	answers: string[];
}

export function milestones<T>(of: (name: Milestone) => T): Record<Milestone, T> {
	return Object.fromEntries(MILESTONES.map((name) => [name, of(name)])) as Record<Milestone, T>;
}
