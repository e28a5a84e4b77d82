import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';

/** Entries that somebody chose and put in order. The Welcome shelf is the one with the slug `welcome`. */
export const shelf = sqliteTable('shelf', {
	id: integer().primaryKey({ autoIncrement: true }),
	slug: text().notNull().unique(),
	name: text().notNull(),
	about: text().notNull(),
	madeBy: integer()
		.notNull()
		.references(() => person.id),
	madeAt: integer().notNull(),
	retiredAt: integer(),
});

export const shelfEntry = sqliteTable(
	'shelf_entry',
	{
		shelfId: integer()
			.notNull()
			.references(() => shelf.id, { onDelete: 'cascade' }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		/** The week of somebody's first months that it is for: 1, 4 or 12. */
		week: integer(),
		/** Why it stands there. */
		note: text().notNull().default(''),
	},
	(table) => [
		primaryKey({ columns: [table.shelfId, table.entryId] }),
		index('shelf_entry_entry').on(table.entryId),
	],
);

/** What did not work, in the words of somebody who leads: a line of their failure CV. */
export const failureLine = sqliteTable(
	'failure_line',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		year: integer().notNull(),
		text: text().notNull(),
		learned: text().notNull().default(''),
		/** The story that tells it whole. */
		entryId: integer().references(() => entry.id, { onDelete: 'set null' }),
	},
	(table) => [index('failure_line_person').on(table.personId), index('failure_line_entry').on(table.entryId)],
);

/** An evening on which stories are told aloud, or entries are read together. */
export const gathering = sqliteTable(
	'gathering',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** `talks` or `reading`. */
		kind: text().$type<'talks' | 'reading'>().notNull(),
		title: text().notNull(),
		about: text().notNull(),
		/** UTC milliseconds; minutes. */
		at: integer().notNull(),
		lasts: integer().notNull(),
		place: text().notNull(),
		/** Questions to talk about, a line each. */
		questions: text({ mode: 'json' }).$type<string[]>().notNull(),
		madeBy: integer()
			.notNull()
			.references(() => person.id),
		calledOffAt: integer(),
	},
	(table) => [index('gathering_at').on(table.at)],
);

/** The running order: what is told, or read. */
export const gatheringPart = sqliteTable(
	'gathering_part',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		gatheringId: integer()
			.notNull()
			.references(() => gathering.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		/** Who tells it; null where it is read together. */
		personId: integer().references(() => person.id, { onDelete: 'set null' }),
		entryId: integer().references(() => entry.id, { onDelete: 'set null' }),
		title: text().notNull(),
		minutes: integer().notNull(),
	},
	(table) => [
		index('gathering_part_gathering').on(table.gatheringId),
		index('gathering_part_person').on(table.personId),
		index('gathering_part_entry').on(table.entryId),
	],
);

/** The entry of a month: one, and why. */
export const entryOfMonth = sqliteTable(
	'entry_of_month',
	{
		/** `2026-11` */
		month: text().primaryKey(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		why: text().notNull(),
		chosenBy: integer()
			.notNull()
			.references(() => person.id),
	},
	(table) => [uniqueIndex('entry_of_month_entry').on(table.entryId)],
);
