import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What a program was answered that sent an Idempotency-Key. Nothing in it tells whose it is, or what was asked. */
export const keptAnswer = sqliteTable(
	'kept_answer',
	{
		/** Of the key that was sent, made with the secret of whoever sent it. */
		key: text().primaryKey(),
		/** Of the request, made likewise. */
		request: text().notNull(),
		/** Opens to nobody but whoever sends the same request with the same key and secret. Null once somebody was erased. */
		sealed: text(),
		/** A full hour: nothing here says when it was. */
		until: integer().notNull(),
	},
	(table) => [index('kept_answer_until').on(table.until)],
);
