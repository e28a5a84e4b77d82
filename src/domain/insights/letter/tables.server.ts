import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, team } from '../../accounts/tables.server.ts';

/** Who asked for the week’s insights by mail, and of whom. Insights write nothing else. */
export const insightLetter = sqliteTable('insight_letter', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** Null is the whole workspace. */
	teamId: integer().references(() => team.id, { onDelete: 'set null' }),
	/** `2026-W48`, the last one that was written; empty before the first. */
	sentFor: text().notNull().default(''),
});
