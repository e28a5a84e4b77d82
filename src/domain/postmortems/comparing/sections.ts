import { clockTime, namedDay, zoneName } from '#lib/dates.ts';
import type { Sharing } from '../../entries/entry.ts';
import type { Change, Content, TimelineEvent } from '../postmortem.ts';
import { MILESTONE_NAMES, MILESTONES } from '../times.ts';
import type { Row } from './rows.ts';

export interface Section {
	id: string;
	heading: string;
	one: string;
	/** Its rows are known by their labels, whatever stands in them. */
	byLabel?: boolean;
	rows: Row[];
}

/** What a version holds beside its content. */
export type Kept = Content & { sharing?: Partial<Sharing> };

interface Reader {
	zone: string;
	now: number;
}

const SHARED = { workspace: 'Everybody here', team: 'Its team', restricted: 'The people named' } as const;

/** A post-mortem as rows of words, so that two of them can be laid side by side. Always the same sections. */
export function sectionsOf(content: Kept, reader: Reader): Section[] {
	return [
		{ id: 'facts', heading: 'Facts', one: 'fact', byLabel: true, rows: facts(content, reader) },
		paragraphs('summary', 'In short', content.summary),
		paragraphs('impact', 'Impact', content.impact),
		paragraphs('felt-by', 'Who felt it', content.feltBy),
		paragraphs('narrative', 'What happened', content.narrative),
		{
			id: 'timeline',
			heading: 'Timeline',
			one: 'moment',
			rows: content.timeline.map((event) => moment(event, reader)),
		},
		{
			id: 'factors',
			heading: 'What contributed',
			one: 'factor',
			rows: content.factors.map(({ title, detail, kind, topics }) =>
				row('', [title, detail, named('Kind', kind), named('Seen as', topics.join(', '))]),
			),
		},
		paragraphs('went-well', 'What went well', content.wentWell),
		paragraphs('was-hard', 'What was hard', content.wasHard),
		paragraphs('got-lucky', 'Where we got lucky', content.gotLucky),
		{
			id: 'lessons',
			heading: 'What we learned',
			one: 'lesson',
			rows: content.lessons.map(({ text }) => row('', [text])),
		},
		{
			id: 'changes',
			heading: 'What changes',
			one: 'change',
			rows: content.changes.map((change) => changeRow(change, content)),
		},
	];
}

function paragraphs(id: string, heading: string, text: string): Section {
	const rows = text
		.split(/\n[ \t]*\n/)
		.map((paragraph) => paragraph.trim())
		.filter(Boolean)
		.map((paragraph) => row('', [paragraph]));
	return { id, heading, one: 'paragraph', rows };
}

function facts(content: Kept, reader: Reader): Row[] {
	const { sharing } = content;
	const shown = (at: number | null) => (at === null ? '' : when(at, reader));
	return [
		row('Title', [content.title]),
		row('Kind', [content.kind]),
		row('Severity', [content.severity === null ? '' : `SEV ${content.severity}`]),
		row('Day', [content.date ?? '']),
		...MILESTONES.map((name) => row(MILESTONE_NAMES[name], [shown(content.times[name])])),
		...content.durations.map(({ name, from, to }) =>
			row(name, [`${shown(from) || '?'} – ${shown(to) || '?'}`]),
		),
		row('Services', [content.services.join(', ')]),
		row('Topics', [content.topics.join(', ')]),
		row('Team', [sharing?.team ?? '']),
		row('Who may read it', [sharing?.visibility ? SHARED[sharing.visibility] : '']),
	].filter(({ text }) => text !== '');
}

function moment({ at, kind, role, text, evidence, question }: TimelineEvent, reader: Reader): Row {
	const who = [kind === 'milestone' ? '' : kind, role].filter(Boolean).join(', ');
	return row(at === null ? 'Time unknown' : when(at, reader), [
		who === '' ? text : `${text} (${who})`,
		named('Evidence', evidence),
		named('Still open', question),
	]);
}

function changeRow(change: Change, { lessons, factors }: Content): Row {
	const lesson = change.lesson === null ? '' : (lessons[change.lesson - 1]?.text ?? '');
	const answers = change.answers.map((place) => factors[place - 1]?.title ?? '').filter(Boolean);
	const state = {
		open: '',
		done: `done ${change.doneOn ?? ''}`.trim(),
		dropped: `not doing: ${change.reason}`,
	};
	return row('', [
		change.text,
		named('Owner', change.owner),
		named('Due', change.due ?? ''),
		named('State', state[change.state]),
		named(
			'Kind',
			[change.kind === 'decision' ? 'decision' : '', change.type ?? ''].filter(Boolean).join(', '),
		),
		named('Done when', change.endState),
		named('Work', change.link),
		named('From the lesson', lesson),
		named('Answers', answers.join(', ')),
	]);
}

const row = (label: string, lines: readonly string[]): Row => ({
	label,
	text: lines.filter(Boolean).join('\n'),
});
const named = (name: string, text: string) => (text === '' ? '' : `${name}: ${text}`);
const when = (at: number, { zone, now }: Reader) =>
	`${namedDay(at, zone, now)}, ${clockTime(at, zone)} ${zoneName(at, zone)}`;
