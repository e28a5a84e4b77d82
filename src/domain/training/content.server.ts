import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { setLinks } from '../entries/links.server.ts';
import { setTopics, topicsOf } from '../entries/topics.server.ts';
import { put } from '../search/searchable.server.ts';
import { contentOfVersion } from './beginning.server.ts';
import { lessonsOf, minutesOf, type CourseContent } from './course.ts';
import { course } from './tables.server.ts';

export interface Stored {
	/** As its authors left it, published or not. */
	content: CourseContent;
	/** The version that readers see and learners begin; 0 for what was never published. */
	edition: number;
}

export async function readContent(db: Reader, entryId: number): Promise<Stored> {
	const [row] = await db.select().from(course).where(eq(course.entryId, entryId));
	if (!row) throw new Error(`The course of entry ${entryId} is incomplete.`);
	return { content: row.content, edition: row.edition };
}

/**
 * Writes what its authors work on.
 * @param edition where this is shown to readers with that; what they see and find stays as it is otherwise
 */
export async function writeContent(
	tx: Transaction,
	entryId: number,
	content: CourseContent,
	edition?: number,
): Promise<void> {
	const row = { content, minutes: minutesOf(content) };
	await tx
		.insert(course)
		.values({ entryId, ...row, edition: edition ?? 0 })
		.onConflictDoUpdate({
			target: course.entryId,
			set: edition === undefined ? { content } : { ...row, edition },
		});
}

/** What a course is about, speaks of and is found by: of what its readers see. */
export async function placeContent(
	tx: Transaction,
	entryId: number,
	content: CourseContent,
	at: number,
): Promise<void> {
	const topics = await setTopics(tx, entryId, content.topics);
	await setLinks(tx, entryId, [
		content.summary,
		content.sources,
		...lessonsOf(content).map(({ text }) => text),
	]);
	await put(tx, entryId, searchedBy({ ...content, topics }, at));
}

/** What it is found by, as it stands now: what its readers see, or its authors where it was never published. */
export async function searchAgain(
	tx: Transaction,
	found: { id: number; createdAt: number; publishedAt: number | null },
): Promise<void> {
	const { content, edition } = await readContent(tx, found.id);
	const shown = edition === 0 ? content : await contentOfVersion(tx, found.id, edition);
	const topics = (await topicsOf(tx, [found.id])).get(found.id) ?? [];
	await put(tx, found.id, searchedBy({ ...shown, topics }, found.publishedAt ?? found.createdAt));
}

/** Items are not found: what a search shows of them would be an answer. */
function searchedBy(content: CourseContent, at: number) {
	const { title, summary, topics, modules } = content;
	const texts = modules.flatMap((module) => [
		module.title,
		...module.lessons.flatMap((lesson) => [lesson.title, plainText(lesson.text)]),
	]);
	return { title, lessons: summary, body: texts.join('\n'), topics, severity: null, at };
}
