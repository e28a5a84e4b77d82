import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';

/** What somebody says they can do, or want to learn. `folded` is the name as names are compared. */
export const personSkill = sqliteTable(
	'person_skill',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		folded: text().notNull(),
		name: text().notNull(),
		is: text().$type<'has' | 'learns'>().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.personId, table.folded] }),
		index('person_skill_folded').on(table.folded),
	],
);
