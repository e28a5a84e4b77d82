import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';

/**
 * What a search filters by, slim, beside the full-text index `search_text`, whose row ids are the
 * same entry ids. The index itself is made by a migration in plain SQL.
 */
export const searchable = sqliteTable(
	'searchable',
	{
		entryId: integer()
			.primaryKey()
			.references(() => entry.id, { onDelete: 'cascade' }),
		kind: text().$type<Kind>().notNull(),
		teamId: integer(),
		severity: integer(),
		/** When it happened, or `UNDATED`. */
		at: integer().notNull(),
	},
	(table) => [index('searchable_at').on(table.at)],
);
