import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, team } from '../tables.server.ts';

/** Days on which somebody is not asked anything: theirs, and told to nobody. */
export const leave = sqliteTable(
	'leave',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** The first and the last day. */
		fromDay: text().notNull(),
		toDay: text().notNull(),
	},
	(table) => [index('leave_person').on(table.personId, table.toDay)],
);

/** Days on which a team, or everybody, is not asked. */
export const holiday = sqliteTable(
	'holiday',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		day: text().notNull(),
		name: text().notNull(),
	},
	(table) => [index('holiday_team').on(table.teamId, table.day), index('holiday_day').on(table.day)],
);
