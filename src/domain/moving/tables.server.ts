import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import type { LineKind, RunCounts, RunState } from './run.ts';

/**
 * Something that goes in or out in batches. Where it stands is written in the transaction that writes the batch:
 * whatever ends the process, it goes on from there, and nothing is done twice or left out.
 */
export const movingRun = sqliteTable(
	'moving_run',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** In addresses, and the name of its folder. */
		key: text().notNull().unique(),
		/** Which work it is, such as `export-workspace`. */
		work: text().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** It says what would be done, and writes nothing of it. */
		dryRun: integer({ mode: 'boolean' }).notNull(),
		/** What was asked for: choices and names of files, never what people wrote. */
		asked: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
		state: text().$type<RunState>().notNull(),
		/** What it is at, in words. */
		step: text().notNull().default(''),
		done: integer().notNull().default(0),
		/** Null until it is known. */
		total: integer(),
		/** From where the next batch goes on: what the work itself put there. */
		place: text({ mode: 'json' }).$type<unknown>(),
		counts: text({ mode: 'json' }).$type<RunCounts>().notNull(),
		/** A sentence, where it could not go on. */
		problem: text().notNull().default(''),
		startedAt: integer().notNull(),
		endedAt: integer(),
		stopAskedAt: integer(),
		/** Which process is at it, and until when it has to say so again. */
		leasedBy: text(),
		leasedUntil: integer(),
	},
	(table) => [
		index('moving_run_person').on(table.personId, table.work),
		index('moving_run_state').on(table.state, table.startedAt),
	],
);

/** What became, or would become, of one thing of a run, and why. */
export const movingLine = sqliteTable(
	'moving_line',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		runId: integer()
			.notNull()
			.references(() => movingRun.id, { onDelete: 'cascade' }),
		kind: text().$type<LineKind>().notNull(),
		/** What it is about: a file, a title. */
		subject: text().notNull(),
		/** A sentence; empty where there is nothing to say. */
		sentence: text().notNull(),
		/** Where it is now: `PM-12`, a path here. */
		href: text().notNull().default(''),
	},
	(table) => [index('moving_line_run').on(table.runId, table.kind, table.id)],
);

/** Under which number a row of another workspace is here, so that bringing it twice is bringing it once. */
export const movedRow = sqliteTable(
	'moved_row',
	{
		/** The workspace that it came from. */
		source: text().notNull(),
		/** Of which table. */
		of: text().notNull(),
		there: integer().notNull(),
		here: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.source, table.of, table.there] })],
);
