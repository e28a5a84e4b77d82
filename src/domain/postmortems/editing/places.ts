import type { ChangeKind, ChangeState } from '../../lessons/lesson.ts';
import { MILESTONE_NAMES, type Milestone } from '../times.ts';

export const CHANGE_KIND_NAMES: Record<ChangeKind, string> = { action: 'Action', decision: 'Decision' };
export const CHANGE_STATE_NAMES: Record<ChangeState, string> = {
	open: 'Open',
	done: 'Done',
	dropped: 'Not doing, because…',
};

const FIELDS: Record<string, string> = {
	title: 'Title',
	kind: 'What it was',
	summary: 'Summary',
	severity: 'Severity',
	services: 'Services',
	impact: 'Impact',
	feltBy: 'Felt by',
	team: 'Team',
	visibility: 'Who can read it',
	readers: 'Readers',
	authors: 'Authors',
	zone: 'Time zone',
	date: 'Day',
	timeline: 'Timeline',
	narrative: 'What happened',
	factors: 'What contributed',
	wentWell: 'What went well',
	wasHard: 'What was hard',
	gotLucky: 'Where we got lucky',
	lessons: 'Lessons',
	changes: 'Changes',
	topics: 'Topics',
};

const ROWS: Record<string, string> = {
	timeline: 'Moment',
	factors: 'Contributing factor',
	lessons: 'Lesson',
	changes: 'Change',
	durations: 'Duration',
};

/** What a field of the form is called where it is spoken of elsewhere: `timeline.3.at` is in `Moment 4`. */
export function placeName(name: string): string {
	const [list = '', index, inner, innerIndex] = name.split('.');
	if (list === 'times') return MILESTONE_NAMES[index as Milestone];
	if (index === undefined || ROWS[list] === undefined) return FIELDS[list] ?? 'This form';
	const row = `${ROWS[list]} ${Number(index) + 1}`;
	return inner === 'changes' && innerIndex !== undefined ? `${row}, change ${Number(innerIndex) + 1}` : row;
}
