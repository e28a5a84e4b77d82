import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { entry } from '../../entries/tables.server.ts';
import type { Told } from '../story.ts';
import type { UnsignedState } from './unsigned.ts';

/**
 * A story that was told without a name. There is no person, session, address or time in it, and none in what is
 * written beside it: the key is random, and the month is all that is known of when. What is waiting is shown to
 * those who look through it from a day on that was drawn by lot. The table has no row numbers (see its migration),
 * so that rows lie in the order of their keys and not of their coming.
 */
export const unsignedStory = sqliteTable('unsigned_story', {
	/** Random. */
	key: text().primaryKey(),
	/** Of the code that its author was shown once: it changes, answers and takes back. */
	codeHash: text().notNull().unique(),
	state: text().$type<UnsignedState>().notNull(),
	/** `2026-11` */
	month: text().notNull(),
	/** A calendar day. */
	shownFrom: text().notNull(),
	/** What waits to be looked through; empty once it is out, since it stands in the entry then. */
	told: text({ mode: 'json' }).$type<Told>(),
	/** What those who looked through it ask for before it can go out. */
	reply: text().notNull().default(''),
	/** Where it is out. */
	entryId: integer().references(() => entry.id, { onDelete: 'cascade' }),
});
