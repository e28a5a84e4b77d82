import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { change } from '../lessons/tables.server.ts';
import type { Cut, Item, Scale } from './pulse.ts';

/** One survey. What it asks, of whom it can ever tell, and its bounds stand from its start. */
export const pulseRound = sqliteTable('pulse_round', {
	id: integer().primaryKey({ autoIncrement: true }),
	/** All items, or a few of them in turn. */
	kind: text().$type<'full' | 'short'>().notNull(),
	items: text({ mode: 'json' }).$type<Item[]>().notNull(),
	/** Where the items come from, as it is named beside them. */
	source: text().notNull(),
	scale: integer().$type<Scale>().notNull(),
	fewest: integer().notNull(),
	fewestComments: integer().notNull(),
	cuts: text({ mode: 'json' }).$type<Cut[]>().notNull(),
	/** Calendar days in the zone of the workspace; it takes answers through the last of them. */
	openedOn: text().notNull(),
	closesOn: text().notNull(),
	/** Null while it is open. */
	closedOn: text(),
	/** From this day on what people wrote is shown. */
	commentsOn: text(),
	/** Null where it began by itself. */
	openedBy: integer().references(() => person.id),
});

/** Who is asked: a row for each from the start, which nothing changes. Whether they answered is in none of them. */
export const pulseAsked = sqliteTable(
	'pulse_asked',
	{
		roundId: integer()
			.notNull()
			.references(() => pulseRound.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		part: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.roundId, table.personId] }),
		index('pulse_asked_person').on(table.personId),
	],
);

/**
 * Answers of an open round, what people wrote, and who answered: each by itself, sealed, all of one length. The rows are
 * there from the start with nothing in them, and are overwritten where they are.
 */
export const pulseSealed = sqliteTable('pulse_sealed', {
	/** Random to whoever has not the key of the round, and the order of the table. */
	key: text().primaryKey(),
	roundId: integer()
		.notNull()
		.references(() => pulseRound.id, { onDelete: 'cascade' }),
	sealed: text().notNull(),
});

/** What may be shown, and nothing else. */
export const pulseReleased = sqliteTable(
	'pulse_released',
	{
		roundId: integer()
			.notNull()
			.references(() => pulseRound.id, { onDelete: 'cascade' }),
		cut: text().notNull(),
		item: text().notNull(),
		n: integer().notNull(),
		mean: real().notNull(),
		spread: real().notNull(),
		step: real().notNull(),
	},
	(table) => [primaryKey({ columns: [table.roundId, table.cut, table.item] })],
);

/** What people wrote, of the whole workspace, in a random order. */
export const pulseComment = sqliteTable('pulse_comment', {
	key: text().primaryKey(),
	roundId: integer()
		.notNull()
		.references(() => pulseRound.id, { onDelete: 'cascade' }),
	text: text().notNull(),
});

/** You said this, so we do that. */
export const pulseReply = sqliteTable(
	'pulse_reply',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		roundId: integer()
			.notNull()
			.references(() => pulseRound.id, { onDelete: 'cascade' }),
		cut: text().notNull(),
		item: text().notNull(),
		words: text().notNull(),
		/** What is done about it; its state and its checks are told beside it. */
		changeId: integer().references(() => change.id, { onDelete: 'set null' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		/** A calendar day. */
		day: text().notNull(),
	},
	(table) => [index('pulse_reply_round').on(table.roundId), index('pulse_reply_change').on(table.changeId)],
);
