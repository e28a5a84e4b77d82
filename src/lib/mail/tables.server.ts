import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Mail that has to go out, written in the transaction that gives the reason for it. A row holds what
 * the mail is about, never what it says: that is written, and asked for permission, when it is sent.
 */
export const outbox = sqliteTable(
	'outbox',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** See `MailKinds`. */
		kind: text().notNull(),
		/** What must not go out twice, such as `digest:12:2026-W48`. */
		key: text().notNull().unique(),
		/** Ids of what it is about. */
		about: text({ mode: 'json' }).$type<Record<string, string | number>>().notNull(),
		state: text().$type<'waiting' | 'sent' | 'dropped' | 'dead'>().notNull().default('waiting'),
		attempts: integer().notNull().default(0),
		dueAt: integer().notNull(),
		/** Somebody is at it until then. */
		leasedUntil: integer(),
		createdAt: integer().notNull(),
		settledAt: integer(),
		/** One line, without the address it was for. */
		problem: text(),
	},
	(table) => [index('outbox_due').on(table.state, table.dueAt)],
);
