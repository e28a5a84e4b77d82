import { MILESTONE_NAMES, MILESTONES } from '../times.ts';
import { namesIn } from './names.ts';
import { placeName } from './places.ts';
import { isBlank } from './rows.ts';
import type { Typed, TypedChange } from './typed.ts';

/** Parts that are kept or taken as a whole; the last one because its rows name each other. */
export const PARTS = [
	'title',
	'kind',
	'summary',
	'severity',
	'impact',
	'feltBy',
	'services',
	'times',
	'timeline',
	'narrative',
	'learned',
	'wentWell',
	'wasHard',
	'gotLucky',
	'topics',
	'sharing',
] as const;
export type Part = (typeof PARTS)[number];

export interface Difference {
	part: Part;
	name: string;
	mine: string;
	theirs: string;
}

/** Where two writings say something else, each in words; nothing where they are the same. */
export function differences(mine: Typed, theirs: Typed): Difference[] {
	return PARTS.map((part) => ({
		part,
		name: nameOf(part),
		mine: inWords(mine, part),
		theirs: inWords(theirs, part),
	})).filter((one) => one.mine !== one.theirs);
}

/** Takes a part of one writing into another. */
export function takePart(into: Typed, from: Typed, part: Part): void {
	const { zone, date, times, durations, factors, lessons, changes, team, visibility, readers, authors } =
		from;
	if (part === 'times') Object.assign(into, { zone, date, times: { ...times }, durations });
	else if (part === 'learned') Object.assign(into, { factors, lessons, changes });
	else if (part === 'sharing') Object.assign(into, { team, visibility, readers, authors });
	else Object.assign(into, { [part]: from[part] });
}

function inWords(typed: Typed, part: Part): string {
	if (part === 'times') return times(typed);
	if (part === 'timeline') return timeline(typed);
	if (part === 'learned') return learned(typed);
	if (part === 'sharing') return sharing(typed);
	if (part === 'services' || part === 'topics') return namesIn(typed[part]).join(', ');
	return typed[part].trim();
}

function times(typed: Typed): string {
	const known = MILESTONES.filter((name) => typed.times[name] !== '').map(
		(name) => `${MILESTONE_NAMES[name]} ${readable(typed.times[name])}`,
	);
	const durations = typed.durations
		.filter((row) => !isBlank.duration(row))
		.map(({ name, from, to }) => words([name, readable(from), readable(to)]));
	return lines([...known, ...durations, typed.date, known.length > 0 ? typed.zone : '']);
}

function timeline(typed: Typed): string {
	const moments = typed.timeline.filter((row) => !isBlank.moment(row));
	const sorted = [...moments].sort((a, b) => (a.at && b.at ? a.at.localeCompare(b.at) : 0));
	return lines(
		sorted.map(({ at, kind, role, text, evidence, question }) =>
			words([readable(at), kind === 'seen' ? '' : kind, role, text, evidence, question]),
		),
	);
}

function learned(typed: Typed): string {
	const factors = typed.factors.filter((row) => !isBlank.factor(row));
	const places = new Map(factors.map(({ key }, index) => [key, index + 1]));
	const change = (row: TypedChange) =>
		`   → ${words([row.text, row.kind === 'action' ? '' : row.kind, row.type, row.endState, row.owner, row.due, row.state === 'open' ? '' : row.state, row.reason, row.doneOn, row.link, row.answers.map((key) => places.get(key) ?? '').join(' ')])}`;
	const changes = (rows: readonly TypedChange[]) => rows.filter((row) => !isBlank.change(row)).map(change);
	return lines([
		...factors.map(({ title, detail, kind, topics }, index) =>
			words([`${index + 1}. ${title.trim()}`, kind, detail, topics]),
		),
		...typed.lessons
			.filter((row) => !isBlank.lesson(row))
			.flatMap((row) => [`– ${row.text.trim()}`, ...changes(row.changes)]),
		...changes(typed.changes),
	]);
}

function sharing({ team, visibility, readers, authors }: Typed): string {
	const some = (addresses: readonly string[]) => addresses.filter(Boolean).join(', ');
	return lines([visibility, team, some(readers), `By ${some(authors)}`]);
}

const readable = (clock: string) =>
	clock.replace('T', ' ').replace(/:00$/, (end) => (clock.length > 16 ? '' : end));
const words = (texts: readonly string[]) =>
	texts
		.map((text) => text.trim())
		.filter(Boolean)
		.join(' · ');
const lines = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '').join('\n');

function nameOf(part: Part): string {
	if (part === 'times') return 'The times';
	if (part === 'learned') return 'What contributed, lessons and changes';
	if (part === 'sharing') return 'Authors, and who can read it';
	return placeName(part);
}
