import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, team } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';

/** Learning time that is promised to everybody, or to a team. It is owed to people. */
export const allowance = sqliteTable(
	'allowance',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** Null for everybody. */
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		kind: text().$type<'hours' | 'afternoon' | 'share'>().notNull(),
		/** Minutes a week that it comes to. */
		minutes: integer().notNull(),
		/** Of an afternoon: 1 is Monday, and minutes after midnight on everybody's own clock. */
		weekday: integer(),
		from: integer(),
		/** Of a share: percent of a week of so many minutes. */
		percent: integer(),
		words: text().notNull().default(''),
		/** Calendar days. */
		startsOn: text().notNull(),
		endsOn: text(),
		promisedBy: integer()
			.notNull()
			.references(() => person.id),
		promisedAt: integer().notNull(),
	},
	(table) => [index('allowance_team').on(table.teamId)],
);

/** What somebody says became of their time on a day. It is theirs alone: others see sums of five people or more. */
export const learningTime = sqliteTable(
	'learning_time',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		allowanceId: integer()
			.notNull()
			.references(() => allowance.id, { onDelete: 'cascade' }),
		/** A calendar day of theirs. */
		day: text().notNull(),
		minutes: integer().notNull(),
		/** Used for learning, or taken away: recorded against the promise. */
		is: text().$type<'kept' | 'cancelled'>().notNull(),
		reason: text().notNull().default(''),
		/** What it went into, where they say so. */
		entryId: integer().references(() => entry.id, { onDelete: 'set null' }),
	},
	(table) => [
		index('learning_time_person').on(table.personId, table.day),
		index('learning_time_allowance').on(table.allowanceId, table.day),
		index('learning_time_entry').on(table.entryId),
	],
);
