import { eq } from 'drizzle-orm';
import type { Person } from '#domain/accounts/person.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import type { Visibility } from '#domain/entries/entry.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import { CourseContent, minutesOf } from '#domain/training/course.ts';
import { onCompleted } from '#domain/training/enrolling/completed.server.ts';
import { course, enrolment } from '#domain/training/tables.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';

/** A course as far as who takes it is concerned: published, with the items that are given. */
export function aCourse(
	db: Database,
	who: Person,
	given: {
		title: string;
		items?: unknown[];
		team?: string;
		visibility?: Visibility;
		/** E-mail addresses, where it is shared with some by name. */
		readers?: string[];
		certificateMonths?: number | null;
	},
): Promise<{ id: number; number: number; content: CourseContent }> {
	const { title, items = [], team = null, visibility = 'workspace', readers = [] } = given;
	const { certificateMonths = null } = given;
	const lessons = [{ key: 'one', title: 'The only lesson', text: 'Read me.', items }];
	const content = CourseContent.parse({
		title,
		certificate: true,
		certificateMonths,
		modules: [{ key: 'all', title: 'All of it', lessons }],
	});
	return transact(db, async (tx) => {
		const sharing = { team, visibility, readers, authors: [] };
		const made = await createEntry(tx, who, 'course', { title, body: '', sharing, content });
		await tx.insert(course).values({ entryId: made.id, content, minutes: minutesOf(content), edition: 1 });
		await markPublished(tx, who, made.id);
		return { ...made, content };
	});
}

/** They go through it, to its end, whether they were asked or not. */
export async function completes(
	db: Database,
	who: Person,
	{ id: entryId, content }: { id: number; content: CourseContent },
): Promise<number> {
	const today = isoDay(now(), who.zone);
	return transact(db, async (tx) => {
		await tx
			.insert(enrolment)
			.values({ entryId, personId: who.id, reason: 'own', openedOn: today })
			.onConflictDoNothing();
		const rows = await tx.select().from(enrolment).where(eq(enrolment.personId, who.id));
		const open = rows.find((row) => row.entryId === entryId && row.state === 'open');
		if (!open) throw new Error('They are not on it.');
		const [done] = await tx
			.update(enrolment)
			.set({ state: 'completed', startedOn: open.startedOn ?? today, completedOn: today, version: 1 })
			.where(eq(enrolment.id, open.id))
			.returning();
		if (!done) throw new Error('It was not stored.');
		await onCompleted(tx, who, done, content);
		return done.id;
	});
}
