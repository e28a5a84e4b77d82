import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import type { Memory } from './memory.ts';

/** A lesson that somebody keeps, and when they meet it again. Theirs alone: nobody else is told. */
export const recallCard = sqliteTable(
	'recall_card',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		lessonId: integer()
			.notNull()
			.references(() => lesson.id, { onDelete: 'cascade' }),
		keptAt: integer().notNull(),
		/** UTC milliseconds. */
		dueAt: integer().notNull(),
		memory: text({ mode: 'json' }).$type<Memory>().notNull(),
	},
	(table) => [
		uniqueIndex('recall_card_once').on(table.personId, table.lessonId),
		index('recall_card_due').on(table.personId, table.dueAt),
		index('recall_card_lesson').on(table.lessonId),
	],
);

/** How somebody wants to be asked; without a row, as everybody is at first. */
export const recallWish = sqliteTable('recall_wish', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** At the most so many cards in seven days. */
	aWeek: integer().notNull(),
	/** They asked to be left alone. What they keep is kept. */
	stoppedAt: integer(),
	/** When cards were met in the last seven days: the week stays a handful whatever becomes of the cards. */
	lately: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
});
