import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { ChangeKind, ChangeState, ChangeType } from './lesson.ts';
import type { ThanksKind } from './thanks.ts';

export const lesson = sqliteTable(
	'lesson',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		text: text().notNull(),
	},
	(table) => [index('lesson_entry').on(table.entryId, table.position)],
);

export const change = sqliteTable(
	'change',
	{
		/** The number people see, C-97: it is never given twice. */
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		lessonId: integer().references(() => lesson.id, { onDelete: 'set null' }),
		text: text().notNull(),
		kind: text().$type<ChangeKind>().notNull(),
		type: text().$type<ChangeType>(),
		endState: text().notNull().default(''),
		ownerId: integer().references(() => person.id),
		/** An owner who has no account here. */
		ownerName: text().notNull(),
		/** Calendar days, `2026-11-27`. */
		due: text(),
		state: text().$type<ChangeState>().notNull(),
		reason: text().notNull(),
		doneOn: text(),
		link: text().notNull(),
	},
	(table) => [
		index('change_entry').on(table.entryId, table.position),
		index('change_owner').on(table.ownerId, table.state),
		index('change_lesson').on(table.lessonId),
	],
);

/** What an entry, or one lesson of it, did for somebody. */
export const thanks = sqliteTable(
	'thanks',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		kind: text().$type<ThanksKind>().notNull(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** Null where it was the entry as a whole. */
		lessonId: integer().references(() => lesson.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		/** What is done differently now; empty for what helped. */
		sentence: text().notNull(),
		/** A day, `2026-11-25`, and no closer. */
		day: text().notNull(),
	},
	(table) => [
		uniqueIndex('thanks_once')
			.on(table.entryId, table.kind, table.personId)
			.where(sql`lesson_id IS NULL`),
		uniqueIndex('thanks_lesson_once')
			.on(table.lessonId, table.kind, table.personId)
			.where(sql`lesson_id IS NOT NULL`),
	],
);
