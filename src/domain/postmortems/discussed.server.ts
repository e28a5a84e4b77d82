import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { textOf } from '#lib/markdown/escape.ts';
import type { Person } from '../accounts/person.ts';
import { discussion, type Part } from '../entries/discussion/discussion.server.ts';
import type { Discussion } from '../entries/discussion/shown.ts';
import { read } from './postmortems.server.ts';
import { present, type Presented, type ShownChange } from './presentation.server.ts';

/** What is said about a post-mortem that is being shown. */
export function discussionOf(
	db: Database,
	who: Person,
	number: number,
	shown: Presented,
): Promise<Discussion> {
	return discussion(db, who, { kind: 'postmortem', number }, () => wordsOf(shown));
}

/** The same where only the discussion is looked at. */
export async function readDiscussion(
	db: Database,
	who: Person,
	number: number,
): Promise<{ title: string; discussion: Discussion }> {
	const { content } = await read(db, who, number);
	const shown = present(content, { zone: who.zone, now: now() });
	return { title: shown.title, discussion: await discussionOf(db, who, number, shown) };
}

/** Every part that a note can be put at, in reading order, as the words a reader sees. */
export function wordsOf(shown: Presented): Part[] {
	const { summary, impact, feltBy, narrative, timeline, factors, reflections, lessons } = shown;
	const changes = (list: readonly ShownChange[]) => list.map(({ part, html }) => ({ part, html }));
	const all = [
		{ part: 'summary', html: summary },
		{ part: 'impact', html: impact },
		{ part: 'feltBy', html: feltBy },
		{ part: 'narrative', html: narrative?.html ?? null },
		...timeline,
		...factors.map(({ part, title, detail }) => ({ part, html: title + (detail ?? '') })),
		...reflections,
		...lessons.flatMap((lesson) => [lesson, ...changes(lesson.changes)]),
		...changes(shown.changes),
	];
	return all.flatMap(({ part, html }) =>
		part === null || html === null ? [] : [{ name: part, text: textOf(html) }],
	);
}
