import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { isMissing } from '#lib/errors.ts';
import type { FoundFile } from '#lib/files/found.ts';
import { slugOf } from '#lib/slug.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { learnedFrom } from '../lessons/lessons.server.ts';
import { FORMAT, writeDocument, type ProjectDocument } from './document.ts';
import { continuationsOf, type Continuation } from './endings/continuations.server.ts';
import { projectEnding } from './endings/tables.server.ts';
import { allNumbers } from './listing.server.ts';
import { KIND } from './project.ts';
import { read } from './projects.server.ts';
import { season } from './seasons/tables.server.ts';

export interface Exported {
	/** `P-12-queue-that-explains-itself.md` */
	name: string;
	text: string;
}

export async function exportMarkdown(db: Database, who: Person, number: number): Promise<Exported> {
	const document = await takenOut(db, who, number);
	return { name: `${fileName(document)}.md`, text: writeDocument(document) };
}

export async function exportJson(db: Database, who: Person, number: number): Promise<Exported> {
	const document = await takenOut(db, who, number);
	const { publishedAt, ...rest } = document;
	const whole = {
		kintsugi: FORMAT,
		...rest,
		href: hrefOf(KIND, number),
		publishedAt: new Date(publishedAt).toISOString(),
	};
	return { name: `${fileName(document)}.json`, text: `${JSON.stringify(whole, null, '\t')}\n` };
}

/** All that somebody works on, or pitched, one after the other. */
export async function* exportOwnProjects(db: Database, who: Person): AsyncGenerator<FoundFile> {
	for (const number of await allNumbers(db, who, { mine: true })) {
		try {
			const { name, text } = await exportMarkdown(db, who, number);
			yield { name, bytes: new TextEncoder().encode(text) };
		} catch (problem) {
			// Removed in the meantime.
			if (!isMissing(problem)) throw problem;
		}
	}
}

const fileName = ({ number, content }: ProjectDocument) =>
	[reference(KIND, number), slugOf(content.title).slice(0, 60).replace(/-$/, '')].filter(Boolean).join('-');

async function takenOut(db: Database, who: Person, number: number): Promise<ProjectDocument> {
	const { entry, project, content, sharing, members } = await read(db, who, number);
	const { lessons, changes } = await learnedFrom(db.read, entry.id);
	const [ending] = await db.read
		.select({ how: projectEnding.how })
		.from(projectEnding)
		.where(eq(projectEnding.entryId, entry.id));
	const asked = await continuationsOf(db.read, who, entry.id);
	return {
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
