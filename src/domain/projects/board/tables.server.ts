import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { lesson } from '../../lessons/tables.server.ts';
import type { Outcome, Step } from './card.ts';

/** A board as a whole: each change of it has the next number, by which a page knows what it has not seen. */
export const board = sqliteTable('board', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	change: integer().notNull().default(0),
	/** Hours that its people chose to say went into it, and how many they meant to; nothing here is counted from anybody's time. */
	hoursSpent: integer(),
	hoursMeant: integer(),
});

export const boardColumn = sqliteTable(
	'board_column',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		name: text().notNull(),
		about: text().notNull().default(''),
		/** More than so many at a time are told, never refused; null for none. */
		most: integer(),
		/** A card that comes here says what it taught. */
		learns: integer({ mode: 'boolean' }).notNull().default(false),
		/** A card that comes here waits for somebody. */
		waits: integer({ mode: 'boolean' }).notNull().default(false),
	},
	(table) => [index('board_column_entry').on(table.entryId, table.position)],
);

export const card = sqliteTable(
	'card',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** Made by the page that wrote it, so that what is sent twice is one. */
		uid: text().notNull().unique(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		columnId: integer()
			.notNull()
			.references(() => boardColumn.id),
		/** Where it stands in its column: texts that sort between their neighbours. */
		place: text().notNull(),
		title: text().notNull(),
		/** Markdown. */
		body: text().notNull().default(''),
		steps: text({ mode: 'json' }).$type<Step[]>().notNull(),
		labels: text({ mode: 'json' }).$type<string[]>().notNull(),
		/** A calendar day. */
		due: text(),
		/** What it taught, once it came to the last column; that lesson is one of the project. */
		learned: text().notNull().default(''),
		outcome: text().$type<Outcome>(),
		lessonId: integer().references(() => lesson.id, { onDelete: 'set null' }),
		madeBy: integer()
			.notNull()
			.references(() => person.id),
		madeAt: integer().notNull(),
		/** When it came to the column where it is. */
		enteredAt: integer().notNull(),
		/** The change of the board that touched it last. */
		change: integer().notNull(),
		removedAt: integer(),
	},
	(table) => [
		index('card_entry').on(table.entryId, table.change),
		index('card_column').on(table.columnId, table.place),
		index('card_lesson').on(table.lessonId),
	],
);

export const cardPerson = sqliteTable(
	'card_person',
	{
		cardId: integer()
			.notNull()
			.references(() => card.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.cardId, table.personId] }),
		index('card_person_person').on(table.personId),
	],
);
