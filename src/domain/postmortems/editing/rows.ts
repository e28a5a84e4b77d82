import type { Typed, TypedChange, TypedDuration, TypedFactor, TypedLesson, TypedMoment } from './typed.ts';
import { nextDay } from './wall-clock.ts';
import { MILESTONES } from '../times.ts';

type Row = TypedMoment | TypedDuration | TypedFactor | TypedLesson | TypedChange;

const blankChange = (key: string): TypedChange => ({
	key,
	id: '',
	text: '',
	kind: 'action',
	type: '',
	endState: '',
	owner: '',
	due: '',
	state: 'open',
	reason: '',
	doneOn: '',
	link: '',
	answers: [],
});

/** Nothing was written in it; such a row is offered, and never stored. */
export const isBlank = {
	moment: ({ at, offered, role, text, evidence, question }: TypedMoment) =>
		(at === '' || at === offered) && nothing(role, text, evidence, question),
	duration: ({ name, from, to }: TypedDuration) => nothing(name, from, to),
	factor: ({ title, detail, kind, topics }: TypedFactor) => nothing(title, detail, kind, topics),
	change: ({ text, type, endState, owner, due, reason, doneOn, link }: TypedChange) =>
		nothing(text, type, endState, owner, due, reason, doneOn, link),
	lesson: ({ text, changes }: TypedLesson) => nothing(text) && changes.every(isBlank.change),
};
const nothing = (...texts: string[]) => texts.every((text) => text.trim() === '');

/** Sees to it that every list ends with a blank row to write into. Changes only what is behind. */
export function offerRows(typed: Typed): Typed {
	const { timeline, factors, lessons, changes } = typed;
	if (!endsBlank(timeline, isBlank.moment)) addMoment(typed, timeline.length);
	if (!endsBlank(factors, isBlank.factor)) addRow(typed, 'factors');
	if (!endsBlank(lessons, isBlank.lesson)) addRow(typed, 'lessons');
	for (const list of [...lessons.map((lesson) => lesson.changes), ...(changes.length > 0 ? [changes] : [])]) {
		if (!endsBlank(list, isBlank.change)) list.push(blankChange(freshKey()));
	}
	return typed;
}

function endsBlank<One>(list: readonly One[], blank: (row: One) => boolean): boolean {
	const last = list.at(-1);
	return last !== undefined && blank(last);
}

/**
 * What the buttons of the form's rows do, in words that a form can send: `add:factors`,
 * `insert:timeline.3`, `remove:lessons.0.changes.1`, `up:factors.2`, `next-day:times.noticed`.
 * The server does it for a page without a script, the page itself with one.
 */
export function act(typed: Typed, doing: string): Typed {
	const [verb = '', path = ''] = doing.split(':');
	if (verb === 'add') {
		if (path === 'timeline') addMoment(typed, typed.timeline.length);
		else addRow(typed, path);
		return typed;
	}
	const { list, index } = placeOfRow(typed, path);
	if (verb === 'next-day') delay(typed, path);
	else if (verb === 'offer-time') offerTime(typed, index);
	else if (verb === 'insert' && path.startsWith('timeline.')) addMoment(typed, index);
	else if (verb === 'remove') list.splice(index, 1);
	else if (verb === 'up' && index > 0) list.splice(index - 1, 0, ...list.splice(index, 1));
	else if (verb === 'down' && index < list.length - 1) list.splice(index + 1, 0, ...list.splice(index, 1));
	return offerRows(typed);
}

/** The list that a path names, and the place in it where the path ends in one. */
export function placeOfRow(typed: Typed, path: string): { list: (Row | string)[]; index: number } {
	const place = /^(.*)\.(\d+)$/.exec(path);
	const name = place?.[1] ?? path;
	return { list: listNamed(typed, name), index: place ? Number(place[2]) : 0 };
}

function listNamed(typed: Typed, name: string): (Row | string)[] {
	const inLesson = /^lessons\.(\d+)\.changes$/.exec(name);
	if (inLesson) return typed.lessons[Number(inLesson[1])]?.changes ?? [];
	switch (name) {
		case 'timeline':
		case 'durations':
		case 'factors':
		case 'lessons':
		case 'changes':
		case 'readers':
		case 'authors':
			return typed[name];
		default:
			return [];
	}
}

function addRow(typed: Typed, path: string): void {
	const list = listNamed(typed, path);
	const changeKey = freshKey();
	const key = freshKey();
	if (path === 'factors') list.push({ key, id: '', title: '', detail: '', kind: '', topics: '' });
	else if (path === 'durations') list.push({ key, id: '', name: '', from: '', to: '' });
	else if (path === 'lessons') list.push({ key, id: '', text: '', changes: [blankChange(changeKey)] });
	else if (path === 'changes' || path.endsWith('.changes')) list.push(blankChange(changeKey));
}

/** A moment begins where the one before it was, so that its day need not be typed again. */
function addMoment(typed: Typed, index: number): void {
	const at = timeBefore(typed, index);
	const key = freshKey();
	typed.timeline.splice(index, 0, {
		key,
		id: '',
		at,
		offered: at,
		kind: 'seen',
		role: '',
		text: '',
		evidence: '',
		question: '',
	});
}

function timeBefore(typed: Typed, index: number): string {
	return typed.timeline.slice(0, index).findLast(({ at }) => at !== '')?.at ?? typed.times.started;
}

/** One that was offered before there was a time to begin at gets it when it is taken up. */
function offerTime(typed: Typed, index: number): void {
	const row = typed.timeline[index];
	if (row && isBlank.moment(row))
		Object.assign(row, { at: timeBefore(typed, index), offered: timeBefore(typed, index) });
}

function delay(typed: Typed, path: string): void {
	const name = MILESTONES.find((milestone) => path === `times.${milestone}`);
	if (name) typed.times[name] = nextDay(typed.times[name]);
}

/** One that no row has, on any page: several may be writing, and each adds rows of their own. */
function freshKey(): string {
	return `n${Array.from({ length: 12 }, () => Math.floor(Math.random() * 36).toString(36)).join('')}`;
}

/** Every change, in the order they are stored: by their lessons, then those of no lesson. */
export function changesOf(typed: Pick<Typed, 'lessons' | 'changes'>): TypedChange[] {
	return [...typed.lessons.flatMap(({ changes }) => changes), ...typed.changes];
}
