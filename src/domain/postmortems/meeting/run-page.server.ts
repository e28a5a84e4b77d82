import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { mayEdit } from '../../entries/visibility.server.ts';
import { excerpt } from '../excerpt.ts';
import { moments } from '../moments.ts';
import { present, type Presented, type ShownMoment } from '../presentation.server.ts';
import type { EventKind } from '../postmortem.ts';
import { readContent } from '../stored.server.ts';
import { findTemplate } from '../templates.server.ts';
import { agenda, type Point } from './agenda.ts';
import { ideasOf, type Idea } from './ideas.server.ts';
import { isOver, notesOf, placeToTakePart } from './meetings.server.ts';
import { offered, TEMPLATE_PARTS_OF } from './questions.ts';

export interface RunPage {
	number: number;
	title: string;
	startedAt: number;
	isOver: boolean;
	minutes: number;
	agenda: Point[];
	/** Which point is talked about, and which of its moments. */
	at: { point: number; moment: number };
	moment: (ShownMoment & { event: number | null }) | null;
	/** The moments of this point that can be gone to, as lines. */
	moments: { time: string | null; words: string; isOpen: boolean }[];
	document: Pick<Presented, 'summary' | 'factors' | 'reflections' | 'lessons' | 'changes'>;
	prompts: string[];
	fromTemplate: string[];
	turn: number;
	note: { text: string; version: number };
	ideas: Idea[];
	mayRun: boolean;
	mayEdit: boolean;
}

export interface Asked {
	/** From 1 on, as people count. */
	point: number;
	moment: number;
	turn: number;
}

/**
 * The point that is talked about, with its part of the document; null before the meeting has begun. Notes are often
 * finished when it is over.
 */
export async function runPage(
	db: Database,
	who: Person,
	number: number,
	asked: Asked,
): Promise<RunPage | null> {
	const { found, meeting, mayRun } = await placeToTakePart(db.read, who, number);
	if (!meeting?.startedAt) return null;
	const content = await readContent(db.read, found);
	const shown = present(content, { zone: who.zone, now: now() });
	const places = moments(content.timeline, content.times, who.zone, now());
	const points = agenda(content, meeting.minutes);
	const pointAt = within(asked.point, points.length);
	const point = points[pointAt];
	if (!point) return null;
	const momentAt = within(asked.moment, point.moments.length);
	const place = point.moments[momentAt];
	const told = place === undefined ? undefined : content.timeline[places[place]?.event ?? -1];
	const moment = place === undefined ? undefined : shown.timeline[place];
	const kind: EventKind | null = told?.kind ?? (moment ? 'milestone' : null);
	const note = (await notesOf(db.read, found.id)).find(
		(one) => one.meetingId === meeting.id && one.point === point.key,
	);
	return {
		number,
		title: found.title,
		startedAt: meeting.startedAt,
		isOver: isOver(meeting),
		minutes: meeting.minutes,
		agenda: points,
		at: { point: pointAt + 1, moment: momentAt + 1 },
		moment: moment ? { ...moment, event: told?.id ?? null } : null,
		moments: point.moments.map((one) =>
			lineOf(shown.timeline[one], content.timeline[places[one]?.event ?? -1]),
		),
		document: shown,
		prompts: offered(
			{ kind: point.kind, event: kind },
			{ seed: `${number} ${point.key} ${momentAt}`, turn: asked.turn },
		),
		fromTemplate: await asksFor(db, content.template, point),
		turn: asked.turn,
		note: { text: note?.text ?? '', version: note?.version ?? 0 },
		ideas: await ideasOf(db.read, found.id),
		mayRun,
		mayEdit: mayEdit(who, found),
	};
}

/** From 1 on, and no further than there are any; counted from 0. */
const within = (asked: number, many: number) => Math.max(0, Math.min(asked, many) - 1);

function lineOf(shown: ShownMoment | undefined, told: { text: string; question: string } | undefined) {
	return {
		time: shown?.time ?? null,
		words: told ? excerpt(told.text, 80) : (shown?.milestone ?? ''),
		isOpen: Boolean(told?.question),
	};
}

async function asksFor(db: Database, slug: string, { kind }: Point): Promise<string[]> {
	const parts = TEMPLATE_PARTS_OF[kind] ?? [];
	const template = slug === '' || parts.length === 0 ? null : await findTemplate(db.read, slug);
	return parts.flatMap((part) => template?.questions[part] ?? []);
}
