import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import type { Shown } from './public-document.ts';

/** What customers are told of an incident. Its facts are those of the post-mortem: only their names stand here. */
export const publicDocument = sqliteTable('public_document', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	title: text().notNull(),
	body: text().notNull(),
	zone: text().notNull(),
	shows: text({ mode: 'json' }).$type<Shown>().notNull(),
	/** Counts saves. */
	version: integer().notNull(),
	createdAt: integer().notNull(),
	createdBy: integer()
		.notNull()
		.references(() => person.id),
	updatedAt: integer().notNull(),
	updatedBy: integer()
		.notNull()
		.references(() => person.id),
	approvedAt: integer(),
	approvedBy: integer().references(() => person.id),
	/** The whole of it as it read when it was approved: a fact that changes later is not sent out by itself. */
	approvedText: text(),
});
