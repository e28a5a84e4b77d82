import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// What several processes on one database server have in common. Where one process has a file, they are empty.

/** How often something was written: whoever keeps an answer knows by it whether the answer still holds. */
export const writtenCount = sqliteTable('written_count', {
	id: integer().primaryKey(),
	count: integer().notNull(),
});

/** What one process does for all of them, until another may. Times are those of the server's clock. */
export const lease = sqliteTable('lease', {
	name: text().primaryKey(),
	/** The process. */
	holder: text().notNull(),
	/** Where the others reach it. */
	address: text().notNull(),
	until: integer().notNull(),
});

/** What the processes tell each other, in the order in which it became true; kept for minutes. */
export const said = sqliteTable(
	'said',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** The process that said it, and did itself what follows from it. */
		by: text().notNull(),
		at: integer().notNull(),
		what: text({ mode: 'json' }).$type<{ to: string; what: unknown }>().notNull(),
	},
	(table) => [index('said_at').on(table.at)],
);
