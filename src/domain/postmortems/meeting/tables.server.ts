import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { change } from '../../lessons/tables.server.ts';
import type { Decision } from './idea.ts';

/** When people talk about a post-mortem. Who facilitates it is a part in the entry. */
export const meeting = sqliteTable(
	'meeting',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** What calendars know it by. */
		uid: text().notNull().unique(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		at: integer().notNull(),
		minutes: integer().notNull(),
		/** In which whoever planned it thinks. */
		zone: text().notNull(),
		plannedBy: integer()
			.notNull()
			.references(() => person.id),
		/** Counts changes of the plan: calendars take the later one. */
		revision: integer().notNull(),
		startedAt: integer(),
		endedAt: integer(),
	},
	(table) => [
		index('meeting_entry').on(table.entryId),
		uniqueIndex('meeting_one_open')
			.on(table.entryId)
			.where(sql`ended_at IS NULL`),
	],
);

/**
 * Who is asked to come. The row is there before the poll opens, and says afterwards only that they
 * answered: neither when, nor what.
 */
export const invited = sqliteTable(
	'meeting_invited',
	{
		meetingId: integer()
			.notNull()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		answered: integer({ mode: 'boolean' }).notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.meetingId, table.personId] }),
		index('meeting_invited_person').on(table.personId),
	],
);

/** What they answered, as four numbers and nothing else. */
export const poll = sqliteTable('meeting_poll', {
	meetingId: integer()
		.primaryKey()
		.references(() => meeting.id, { onDelete: 'cascade' }),
	learned: integer().notNull().default(0),
	learnedNothing: integer().notNull().default(0),
	again: integer().notNull().default(0),
	notAgain: integer().notNull().default(0),
});

/** What was written down at one point of the agenda. */
export const meetingNote = sqliteTable(
	'meeting_note',
	{
		meetingId: integer()
			.notNull()
			.references(() => meeting.id, { onDelete: 'cascade' }),
		/** The key of the point; its title as it was then, should the document change. */
		point: text().notNull(),
		title: text().notNull(),
		text: text().notNull(),
		/** Counts saves; a save names the one it started from. */
		version: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.meetingId, table.point] })],
);

/** A fix that came to somebody's mind. It rests before it can become a change. */
export const idea = sqliteTable(
	'idea',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		meetingId: integer().references(() => meeting.id, { onDelete: 'set null' }),
		text: text().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id),
		parkedAt: integer().notNull(),
		ripeAt: integer().notNull(),
		decision: text().$type<Decision>(),
		decidedAt: integer(),
		decidedBy: integer().references(() => person.id),
		/** The change it became, for as long as that stands in the post-mortem. */
		changeId: integer().references(() => change.id, { onDelete: 'set null' }),
		/** Why it was dropped. */
		reason: text().notNull().default(''),
	},
	(table) => [
		index('idea_entry').on(table.entryId),
		index('idea_change').on(table.changeId),
		index('idea_ripe')
			.on(table.ripeAt)
			.where(sql`decided_at IS NULL`),
	],
);
