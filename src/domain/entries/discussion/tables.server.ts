import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../tables.server.ts';

/** What is said about one place in an entry, or about all of it. It belongs to the entry, not to a version. */
export const thread = sqliteTable(
	'thread',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** See `Anchor`. As it was when the thread began: where it stands today is found when somebody looks. */
		part: text().notNull(),
		quote: text().notNull(),
		prefix: text().notNull(),
		suffix: text().notNull(),
		at: integer().notNull(),
		createdAt: integer().notNull(),
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		resolvedAt: integer(),
		resolvedBy: integer().references(() => person.id),
	},
	(table) => [index('thread_entry').on(table.entryId)],
);

export const comment = sqliteTable(
	'comment',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		threadId: integer()
			.notNull()
			.references(() => thread.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		at: integer().notNull(),
		/** Markdown; people are named as `@[12]`. Empty once its writer took it back. */
		text: text().notNull(),
		editedAt: integer(),
		removedAt: integer(),
	},
	(table) => [index('comment_thread').on(table.threadId)],
);
