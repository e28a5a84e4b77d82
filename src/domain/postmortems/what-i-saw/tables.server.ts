import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';

/**
 * What one person saw of an incident, in their own words. Until they release it nobody else reads it, and nothing
 * that others can ask for may count it.
 */
export const personalAccount = sqliteTable(
	'personal_account',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** Null where it came with an export from another workspace. */
		personId: integer().references(() => person.id),
		role: text().notNull(),
		text: text().notNull(),
		/** Their name stands beside it once it is released. */
		withName: integer({ mode: 'boolean' }).notNull(),
		/** The name it came with from another workspace. */
		cameAs: text().notNull().default(''),
		createdAt: integer().notNull(),
		updatedAt: integer().notNull(),
		releasedAt: integer(),
	},
	(table) => [uniqueIndex('personal_account_one').on(table.entryId, table.personId)],
);
