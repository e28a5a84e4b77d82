import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { filesOf } from '../entries/attachments.server.ts';
import { exportsOf, type TakenOut } from '../entries/taking-out.server.ts';
import { learnedFrom } from '../lessons/lessons.server.ts';
import { FORMAT, writeDocument, type ProjectDocument } from './document.ts';
import { continuationsOf, type Continuation } from './endings/continuations.server.ts';
import { projectEnding } from './endings/tables.server.ts';
import { allNumbers } from './listing.server.ts';
import { KIND } from './project.ts';
import { read } from './projects.server.ts';
import { season } from './seasons/tables.server.ts';

export const {
	exportMarkdown,
	exportJson,
	exportMine: exportOwnProjects,
} = exportsOf({
	...{ kind: KIND, format: FORMAT, write: writeDocument, takeOut },
	mine: (db, who) => allNumbers(db, who, { mine: true }),
});

async function takeOut(db: Database, who: Person, number: number): Promise<TakenOut<ProjectDocument>> {
	const { entry, project, content, sharing, members } = await read(db, who, number);
	const { lessons, changes } = await learnedFrom(db.read, entry.id);
	const [ending] = await db.read
		.select({ how: projectEnding.how })
		.from(projectEnding)
		.where(eq(projectEnding.entryId, entry.id));
	const asked = await continuationsOf(db.read, who, entry.id);
	const document = {
		uid: entry.uid,
		number,
		publishedAt: entry.publishedAt ?? entry.createdAt,
		state: project.state,
		ending: ending?.how ?? null,
		season: await seasonSlug(db, who, project.seasonId),
		people: members.map(({ name }) => name),
		sharing: { ...sharing, authors: [] },
		content,
		lessons: lessons.map(({ text }) => text),
		changes: changes.map(({ text }) => text),
		...(asked.length === 0 ? {} : { continuations: asked.map(told) }),
	};
	return { document, files: await filesOf(db.read, entry.id) };
}

const told = ({ asks, time, askedBy, sponsor, decision, reason }: Continuation) => ({
	...{ asks, time, askedBy: askedBy.name, sponsor: sponsor?.name ?? null, decision, reason },
});

/** Guests know of no seasons. */
async function seasonSlug(db: Database, who: Person, id: number | null): Promise<string | null> {
	if (id === null || isGuest(who)) return null;
	const [found] = await db.read.select({ slug: season.slug }).from(season).where(eq(season.id, id));
	return found?.slug ?? null;
}
