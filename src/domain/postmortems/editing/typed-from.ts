import { VISIBILITIES, type Visibility } from '../../entries/entry.ts';
import {
	CHANGE_KINDS,
	CHANGE_STATES,
	CHANGE_TYPES,
	type ChangeKind,
	type ChangeState,
	type ChangeType,
} from '../../lessons/lesson.ts';
import { EVENT_KINDS, POSTMORTEM_KINDS, type EventKind, type PostmortemKind } from '../postmortem.ts';
import { milestones, type Typed, type TypedChange, type TypedRow } from './typed.ts';

/** What `readFields` makes of a form, or any other object of that shape. */
type Loose = Record<string, unknown>;

/** A form as it was sent. What is absent is blank; what has another shape than the form's is absent. */
export function typedFrom(sent: unknown): Typed {
	const form = group(sent);
	return {
		title: text(form.title),
		kind: oneOf<PostmortemKind>(POSTMORTEM_KINDS, form.kind),
		template: text(form.template),
		summary: text(form.summary),
		severity: text(form.severity),
		services: text(form.services),
		impact: text(form.impact),
		feltBy: text(form.feltBy),
		team: text(form.team),
		visibility: oneOf<Visibility>(VISIBILITIES, form.visibility),
		readers: texts(form.readers),
		authors: texts(form.authors),
		zone: text(form.zone) || 'UTC',
		times: milestones((name) => text(group(form.times)[name])),
		durations: rows(form.durations, (row) => ({
			name: text(row.name),
			from: text(row.from),
			to: text(row.to),
		})),
		date: text(form.date),
		timeline: rows(form.timeline, (row) => ({
			at: text(row.at),
			offered: text(row.offered),
			kind: oneOf<EventKind>(EVENT_KINDS, row.kind),
			role: text(row.role),
			text: text(row.text),
			evidence: text(row.evidence),
			question: text(row.question),
		})),
		narrative: text(form.narrative),
		factors: rows(form.factors, (row) => ({
			title: text(row.title),
			detail: text(row.detail),
			kind: text(row.kind),
			topics: text(row.topics),
		})),
		wentWell: text(form.wentWell),
		wasHard: text(form.wasHard),
		gotLucky: text(form.gotLucky),
		lessons: rows(form.lessons, (row) => ({ text: text(row.text), changes: rows(row.changes, change) })),
		changes: rows(form.changes, change),
		topics: text(form.topics),
	};
}

function change(row: Loose): Omit<TypedChange, keyof TypedRow> {
	return {
		text: text(row.text),
		kind: oneOf<ChangeKind>(CHANGE_KINDS, row.kind),
		type: oneOf<ChangeType | ''>(['', ...CHANGE_TYPES], row.type),
		endState: text(row.endState),
		owner: text(row.owner),
		due: text(row.due),
		state: oneOf<ChangeState>(CHANGE_STATES, row.state),
		reason: text(row.reason),
		doneOn: text(row.doneOn),
		link: text(row.link),
		answers: texts(row.answers),
	};
}

function rows<Row>(value: unknown, read: (row: Loose) => Row): (Row & TypedRow)[] {
	const sent = Array.isArray(value) ? value.map(group) : [];
	const taken = new Set<string>();
	return sent.map((row, index) => {
		let key = text(row.key);
		while (key === '' || taken.has(key)) key = `${key}r${index}`;
		taken.add(key);
		return { key, id: /^\d+$/.test(text(row.id)) ? text(row.id) : '', ...read(row) };
	});
}

const group = (value: unknown): Loose =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

/** Browsers send every line break of a form as CR LF. */
const text = (value: unknown): string => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '');

const texts = (value: unknown): string[] =>
	(Array.isArray(value) ? value.map(text) : []).filter((one) => one.trim() !== '');

const oneOf = <T extends string>(all: readonly [T, ...T[]], value: unknown): T =>
	all.find((one) => one === value) ?? all[0];
