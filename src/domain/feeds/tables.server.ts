import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import type { FeedOf } from './feed.ts';

/** An address that a feed reader or a calendar asks, for one person and one thing. It shows what that person may see. */
export const feed = sqliteTable(
	'feed',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		secretHash: text().notNull().unique(),
		of: text({ mode: 'json' }).$type<FeedOf>().notNull(),
		createdAt: integer().notNull(),
		/** A day, and no closer. */
		lastAskedDay: text(),
	},
	(table) => [index('feed_person').on(table.personId)],
);
