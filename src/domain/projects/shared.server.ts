import { eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { readdressed } from '#lib/markdown/readdressed.ts';
import { renderInline, renderMarkdown } from '#lib/markdown/render.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Attachment } from '../entries/attachments.server.ts';
import { fileInTexts, throughLink, writtenBy } from '../entries/behind-link.server.ts';
import { entryBehind } from '../entries/share-links.server.ts';
import { learnedFrom } from '../lessons/lessons.server.ts';
import { readContent } from './content.server.ts';
import { projectEnding } from './endings/tables.server.ts';
import { rowOf } from './state.server.ts';

export type SharedProject = Awaited<ReturnType<typeof readSharedProject>>;

/**
 * What a link shows: what it is about, how it ended and what it taught. Who is on it, whom it looks for, where its
 * work lives, its season, its board and what is said of it stay here; its files are reached through the link alone.
 */
export async function readSharedProject(db: Database, secret: string) {
	const entry = await entryBehind(db.read, 'project', secret);
	const { pitch, question, about } = await readContent(db.read, entry);
	const { state } = await rowOf(db.read, entry.id);
	const { lessons } = await learnedFrom(db.read, entry.id);
	const { workspace } = await readSettings(db.read);
	const to = throughLink(secret);
	return {
		number: entry.number,
		title: entry.title,
		...{ state, pitch, question },
		about: about === '' ? null : readdressed(renderMarkdown(about, { topHeading: 2 }), to),
		ending: await endingOf(db.read, entry.id),
		lessons: lessons.map(({ text }) => readdressed(renderInline(text), to)),
		writtenBy: await writtenBy(db.read, entry.teamId, workspace),
		workspace,
	};
}

/** Who has it now is told to the people here. */
async function endingOf(db: Reader, entryId: number) {
	const { how, wondered, tried, know } = projectEnding;
	const [found = null] = await db
		.select({ how, wondered, tried, know })
		.from(projectEnding)
		.where(eq(projectEnding.entryId, entryId));
	return found;
}

/** A file that stands in what the link shows. */
export async function sharedProjectFile(db: Database, secret: string, name: string): Promise<Attachment> {
	const entry = await entryBehind(db.read, 'project', secret);
	return fileInTexts(db.read, entry.id, name, async () => [(await readContent(db.read, entry)).about]);
}
