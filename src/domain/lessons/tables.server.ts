import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { ChangeKind, ChangeState, ChangeType } from './lesson.ts';
import type { LessonState, Outcome } from './standing.ts';
import type { ThanksKind } from './thanks.ts';

export const lesson = sqliteTable(
	'lesson',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		text: text().notNull(),
		/** How it stands now; how it came to that is in `lesson_turn`. */
		state: text().$type<LessonState>().notNull().default('fresh'),
		/** The lesson that says it better now. */
		supersededBy: integer().references((): AnySQLiteColumn => lesson.id, { onDelete: 'set null' }),
	},
	(table) => [
		index('lesson_entry').on(table.entryId, table.position),
		index('lesson_superseded').on(table.supersededBy),
	],
);

/** Each time that a lesson came to stand differently, and why. */
export const lessonTurn = sqliteTable(
	'lesson_turn',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		lessonId: integer()
			.notNull()
			.references(() => lesson.id, { onDelete: 'cascade' }),
		state: text().$type<LessonState>().notNull(),
		sentence: text().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id),
		at: integer().notNull(),
		/** The check that showed it. */
		checkId: integer().references((): AnySQLiteColumn => changeCheck.id, { onDelete: 'set null' }),
	},
	(table) => [index('lesson_turn_lesson').on(table.lessonId), index('lesson_turn_check').on(table.checkId)],
);

export const change = sqliteTable(
	'change',
	{
		/** The number people see, C-97: it is never given twice. */
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		lessonId: integer().references(() => lesson.id, { onDelete: 'set null' }),
		text: text().notNull(),
		kind: text().$type<ChangeKind>().notNull(),
		type: text().$type<ChangeType>(),
		endState: text().notNull().default(''),
		ownerId: integer().references(() => person.id),
		/** An owner who has no account here. */
		ownerName: text().notNull(),
		/** Calendar days, `2026-11-27`. */
		due: text(),
		state: text().$type<ChangeState>().notNull(),
		reason: text().notNull(),
		doneOn: text(),
		link: text().notNull(),
		/** How long after it is done somebody looks whether it held; null where nobody will. */
		checkWeeks: integer().default(4),
		/** Who said last that it is open, done or dropped, and when; null where the entry's text says it alone. */
		stateBy: integer().references(() => person.id),
		stateAt: integer(),
	},
	(table) => [
		index('change_entry').on(table.entryId, table.position),
		index('change_owner').on(table.ownerId, table.state),
		index('change_lesson').on(table.lessonId),
	],
);

/** One look at whether a change held: asked for on a day, and answered once. */
export const changeCheck = sqliteTable(
	'change_check',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		changeId: integer()
			.notNull()
			.references(() => change.id, { onDelete: 'cascade' }),
		/** A calendar day. */
		dueOn: text().notNull(),
		/** Null until somebody has looked. */
		outcome: text().$type<Outcome>(),
		sentence: text().notNull().default(''),
		personId: integer().references(() => person.id),
		at: integer(),
	},
	(table) => [
		// One at a time.
		uniqueIndex('change_check_waiting')
			.on(table.changeId)
			.where(sql`outcome IS NULL`),
		index('change_check_change').on(table.changeId),
		index('change_check_due').on(table.outcome, table.dueOn),
	],
);

/** The one lesson that a team meets again in a week. */
export const metAgain = sqliteTable(
	'met_again',
	{
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		/** `2026-W47` */
		week: text().notNull(),
		lessonId: integer()
			.notNull()
			.references(() => lesson.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.week] }),
		index('met_again_lesson').on(table.lessonId),
	],
);

/**
 * The last two days on which somebody looked at what is new: what came since the one before is news to them.
 * Days, and no closer: it is nobody's business when somebody was here.
 */
export const lastLooked = sqliteTable('last_looked', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	day: text().notNull(),
	before: text(),
});

/** What an entry, or one lesson of it, did for somebody. */
export const thanks = sqliteTable(
	'thanks',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		kind: text().$type<ThanksKind>().notNull(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** Null where it was the entry as a whole. */
		lessonId: integer().references(() => lesson.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		/** What is done differently now; empty for what helped. */
		sentence: text().notNull(),
		/** A day, `2026-11-25`, and no closer. */
		day: text().notNull(),
	},
	(table) => [
		index('thanks_counted').on(table.entryId, table.kind, table.lessonId, table.personId),
		uniqueIndex('thanks_once')
			.on(table.entryId, table.kind, table.personId)
			.where(sql`lesson_id IS NULL`),
		uniqueIndex('thanks_lesson_once')
			.on(table.lessonId, table.kind, table.personId)
			.where(sql`lesson_id IS NOT NULL`),
	],
);
