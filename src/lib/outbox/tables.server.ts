import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What has to go out, by mail or on another way, written in the transaction that gives the reason for it. A row holds what
 * it is about, never what it says: that is written, and asked for permission, when it is sent.
 */
export const outbox = sqliteTable(
	'outbox',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** How it goes out: `mail`, `push`, `chat` or `webhook`. */
		way: text().notNull().default('mail'),
		/** Which of its way, such as a kind of letter. */
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
	(table) => [index('outbox_due').on(table.way, table.state, table.dueAt)],
);

/** How each try went, where whoever gave the address may look: of webhooks and chats. */
export const outboxTry = sqliteTable(
	'outbox_try',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		outboxId: integer()
			.notNull()
			.references(() => outbox.id, { onDelete: 'cascade' }),
		at: integer().notNull(),
		/** Of HTTP; null where nobody answered. */
		status: integer(),
		/** Milliseconds. */
		took: integer().notNull(),
		problem: text(),
		/** How the answer began, where it said anything. */
		answer: text(),
	},
	(table) => [index('outbox_try_outbox').on(table.outboxId)],
);
