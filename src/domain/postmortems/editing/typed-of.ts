import type { Sharing } from '../../entries/entry.ts';
import { BLANK, type Change, type Content } from '../postmortem.ts';
import { namesText } from './names.ts';
import { milestones, type Typed, type TypedChange } from './typed.ts';
import { clockText } from './wall-clock.ts';

type Identified = Content & { factors: { id?: number | undefined }[] };

/** What is stored, as the form shows it. */
export function typedOf(content: Identified, sharing: Sharing): Typed {
	const { zone } = content;
	const factors = content.factors.map(({ id, title, detail, kind, topics }, index) => ({
		...row(id, index),
		title,
		detail,
		kind,
		topics: namesText(topics),
	}));
	const changes = content.changes.map((change, index) => ({
		lesson: change.lesson,
		typed: typedChange(change, index, (place) => factors[place - 1]?.key ?? ''),
	}));
	const after = (lesson: number | null) =>
		changes.filter((change) => change.lesson === lesson).map(({ typed }) => typed);
	return {
		title: content.title,
		kind: content.kind,
		template: content.template,
		summary: content.summary,
		severity: content.severity === null ? '' : String(content.severity),
		services: namesText(content.services),
		impact: content.impact,
		feltBy: content.feltBy,
		team: sharing.team ?? '',
		visibility: sharing.visibility,
		readers: [...sharing.readers],
		authors: [...sharing.authors],
		zone,
		times: milestones((name) => clockText(content.times[name], zone)),
		durations: content.durations.map(({ name, from, to }, index) => ({
			...row(undefined, index),
			name,
			from: clockText(from, zone),
			to: clockText(to, zone),
		})),
		date: content.date ?? '',
		timeline: content.timeline.map(({ id, at, kind, role, text, evidence, question }, index) => ({
			...row(id, index),
			at: clockText(at, zone),
			offered: '',
			kind,
			role,
			text,
			evidence,
			question,
		})),
		narrative: content.narrative,
		factors,
		wentWell: content.wentWell,
		wasHard: content.wasHard,
		gotLucky: content.gotLucky,
		lessons: content.lessons.map(({ id, text }, index) => ({
			...row(id, index),
			text,
			changes: after(index + 1),
		})),
		changes: after(null),
		topics: namesText(content.topics),
	};
}

/** A form nobody has typed into: its zone and team are the writer's own. */
export function blankForm(zone: string, team: string, author: string): Typed {
	const sharing: Sharing = {
		team: team === '' ? null : team,
		visibility: 'workspace',
		readers: [],
		authors: [author],
	};
	return typedOf({ ...BLANK, zone }, sharing);
}

function row(id: number | undefined, index: number): { key: string; id: string } {
	return id === undefined ? { key: `n${index}`, id: '' } : { key: String(id), id: String(id) };
}

function typedChange(change: Change, index: number, factorKey: (place: number) => string): TypedChange {
	return {
		...row(change.id, index),
		text: change.text,
		kind: change.kind,
		type: change.type ?? '',
		endState: change.endState,
		owner: change.owner,
		due: change.due ?? '',
		state: change.state,
		reason: change.reason,
		doneOn: change.doneOn ?? '',
		link: change.link,
		answers: change.answers.map(factorKey).filter((key) => key !== ''),
	};
}
