import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import type { Moment, Seat, Step } from './drill.ts';

/** A published post-mortem as a replay. Whoever may read that may play it. */
export const drill = sqliteTable(
	'drill',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** Of the post-mortem. */
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		title: text().notNull(),
		/** Where one stands when it begins: "You are on call for Dispatch, alone, at home." */
		scene: text().notNull(),
		moments: text({ mode: 'json' }).$type<Moment[]>().notNull(),
		steps: text({ mode: 'json' }).$type<Step[]>().notNull(),
		/** The zone of the incident. */
		zone: text().notNull(),
		/** Counts saves. */
		version: integer().notNull().default(1),
		madeBy: integer()
			.notNull()
			.references(() => person.id),
		madeAt: integer().notNull(),
	},
	(table) => [index('drill_entry').on(table.entryId)],
);

/** Once through it, alone or together. */
export const drillRun = sqliteTable(
	'drill_run',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** Random: the address of the room. */
		key: text().notNull().unique(),
		drillId: integer()
			.notNull()
			.references(() => drill.id, { onDelete: 'cascade' }),
		together: integer({ mode: 'boolean' }).notNull(),
		startedBy: integer()
			.notNull()
			.references(() => person.id),
		startedAt: integer().notNull(),
		/** Which step is open, from 0; as many as there are steps in the debrief. */
		step: integer().notNull().default(0),
		/** What really happened at this step is shown. */
		revealed: integer({ mode: 'boolean' }).notNull().default(false),
		/** Minutes for each step; null without a timer. */
		minutes: integer(),
		/** UTC milliseconds: until when this step is open. */
		stepUntil: integer(),
		endedAt: integer(),
		/** What was noticed together: Markdown. */
		noticed: text().notNull().default(''),
	},
	(table) => [index('drill_run_drill').on(table.drillId), index('drill_run_by').on(table.startedBy)],
);

export const drillSeat = sqliteTable(
	'drill_seat',
	{
		runId: integer()
			.notNull()
			.references(() => drillRun.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		seat: text().$type<Seat>().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.runId, table.personId] }),
		index('drill_seat_person').on(table.personId),
	],
);

/** What somebody saw, would do, and how sure they were. In a drill of several the others see it once it is revealed. */
export const drillAnswer = sqliteTable(
	'drill_answer',
	{
		runId: integer()
			.notNull()
			.references(() => drillRun.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		step: integer().notNull(),
		see: text().notNull(),
		/** Their own words, or one of the choices. */
		would: text().notNull(),
		choice: integer(),
		/** 1 guessed, 2 thought so, 3 sure. */
		sure: integer(),
	},
	(table) => [
		primaryKey({ columns: [table.runId, table.personId, table.step] }),
		index('drill_answer_person').on(table.personId),
	],
);

/** What came of the debrief: entries of the log, whose lessons and changes are like all others. */
export const drillLearned = sqliteTable(
	'drill_learned',
	{
		runId: integer()
			.notNull()
			.references(() => drillRun.id, { onDelete: 'cascade' }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.runId, table.entryId] }),
		uniqueIndex('drill_learned_entry').on(table.entryId),
	],
);
