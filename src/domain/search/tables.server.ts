import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import type { Terms } from './telling-words.ts';

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

/** The words that tell one text from others, by which similar ones are found: kept, because they are many. */
export const searchTerms = sqliteTable('search_terms', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	terms: text({ mode: 'json' }).$type<Terms>().notNull(),
});

/** What somebody looks at again and again: an address with its filters, under a name. */
export const savedView = sqliteTable(
	'saved_view',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		address: text().notNull(),
		/** For everybody in the workspace. */
		shared: integer({ mode: 'boolean' }).notNull(),
		createdAt: integer().notNull(),
	},
	(table) => [index('saved_view_person').on(table.personId)],
);
