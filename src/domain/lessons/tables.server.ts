import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { ChangeKind, ChangeState, ChangeType } from './lesson.ts';

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
