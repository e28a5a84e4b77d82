import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import type { Weights } from '../matching/weights.ts';
import type { OpenTo, SeenBy } from './profile.ts';

/** What somebody says of themselves beside their skills, and who reads what of it. */
export const growthProfile = sqliteTable('growth_profile', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** One line in their own words. */
	words: text().notNull().default(''),
	interests: text({ mode: 'json' }).$type<string[]>().notNull(),
	seenWords: text().$type<SeenBy>().notNull().default('workspace'),
	seenInterests: text().$type<SeenBy>().notNull().default('workspace'),
	seenOpenTo: text().$type<SeenBy>().notNull().default('workspace'),
	/** How much each part of a match says for them; null as it is for everybody. */
	weights: text({ mode: 'json' }).$type<Weights>(),
	/** False where they want openings in the order of their days instead. */
	ranks: integer({ mode: 'boolean' }).notNull().default(true),
	changedAt: integer().notNull(),
});

/** What somebody is open to. */
export const openTo = sqliteTable(
	'open_to',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		what: text().$type<OpenTo>().notNull(),
		/** Hours a week of a project, people of a mentor; null where it has no number. */
		most: integer(),
		/** A local day until which they take a rest from it. */
		restsUntil: text(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.what] }), index('open_to_what').on(table.what)],
);
