import { and, eq } from 'drizzle-orm';
import { conflict, missing } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry } from '../entries/entries.server.ts';
import { contentOfVersion, ownEnrolment, type Begun } from './beginning.server.ts';
import { KIND } from './courses.server.ts';
import { lessonsOf, type CourseContent } from './course.ts';
import { reflection } from './tables.server.ts';

/** Keeps a line that somebody wrote for themselves, at a lesson or an item; an empty one is gone. */
export function reflect(
	db: Database,
	who: Person,
	number: number,
	{ key, text }: { key: string; text: string },
): Promise<void> {
	return transact(db, async (tx) => {
		const { id } = await findEntry(tx, who, KIND, number);
		const begun = (await ownEnrolment(tx, who, id)) ?? conflict('Begin the course first.');
		if (!asks(await contentOfVersion(tx, id, begun.version), key)) missing('This question');
		const at = { enrolmentId: begun.id, key };
		if (text.trim() === '') {
			await tx.delete(reflection).where(and(eq(reflection.enrolmentId, begun.id), eq(reflection.key, key)));
			return;
		}
		await tx
			.insert(reflection)
			.values({ ...at, text })
			.onConflictDoUpdate({ target: [reflection.enrolmentId, reflection.key], set: { text } });
	});
}

function asks(course: CourseContent, asked: string): boolean {
	return lessonsOf(course).some(
		({ key, items }) =>
			key === asked || items.some((item) => item.key === asked && item.kind === 'reflection'),
	);
}

export async function reflectionsOf(db: Reader, { id }: Pick<Begun, 'id'>): Promise<Map<string, string>> {
	const rows = await db
		.select({ key: reflection.key, text: reflection.text })
		.from(reflection)
		.where(eq(reflection.enrolmentId, id));
	return new Map(rows.map(({ key, text }) => [key, text]));
}
