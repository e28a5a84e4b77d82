import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { NotificationKind } from './sentences.ts';

/**
 * That something in an entry concerns a person. Only who and where: words and titles are read from
 * the entry when somebody looks, so that nothing stays here that they may no longer see.
 */
export const notification = sqliteTable(
	'notification',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		kind: text().$type<NotificationKind>().notNull(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** Which of its kind within the entry, such as a thread; the same is never told twice. */
		subject: text().notNull(),
		/** Whose doing it was; null where it was only time that passed. */
		byId: integer().references(() => person.id),
		at: integer().notNull(),
		readAt: integer(),
	},
	(table) => [
		uniqueIndex('notification_once').on(table.personId, table.kind, table.entryId, table.subject),
		index('notification_person').on(table.personId, table.readAt, table.at),
		index('notification_entry').on(table.entryId),
	],
);
