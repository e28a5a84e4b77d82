import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { Answered, Form } from './form.ts';
import type { Every, PartInRhythm } from './rhythm.ts';

/** What an entry of the log has beside what every entry has. What was learned is its lesson, what comes of it a change. */
export const logEntry = sqliteTable(
	'log_entry',
	{
		entryId: integer()
			.primaryKey()
			.references(() => entry.id, { onDelete: 'cascade' }),
		form: text().$type<Form>().notNull(),
		/** The writer's calendar day that it is about, `2026-11-19`. */
		day: text().notNull(),
		/** As it was typed; a note may be long, and its lesson is its title. */
		learned: text().notNull(),
		/** How it will affect what we do next; empty where nothing is known yet. */
		next: text().notNull(),
		/** Further questions that were asked that day, and what was said. */
		answers: text({ mode: 'json' }).$type<Answered[]>().notNull(),
		/** How things stand, where a team asks for it. */
		status: text().notNull(),
		/** Where it was learned: an address, a book, a person's words. */
		source: text().notNull(),
	},
	(table) => [index('log_entry_day').on(table.day)],
);

/** When a team asks itself. Hours are those of each person's own clock. */
export const rhythm = sqliteTable('rhythm', {
	teamId: integer()
		.primaryKey()
		.references(() => team.id, { onDelete: 'cascade' }),
	every: text().$type<Every>().notNull(),
	/** Days of the week on which it asks, 1 is Monday. */
	days: text({ mode: 'json' }).$type<number[]>().notNull(),
	/** Minutes after midnight. */
	opensAt: integer().notNull(),
	/** How long it can be answered, in minutes; it may go past midnight. */
	lasts: integer().notNull(),
	/** A sprint: its first day, and its length. */
	sprintFrom: text(),
	sprintWeeks: integer().notNull().default(2),
	/** How many further questions are asked each time. */
	further: integer().notNull().default(0),
	asksStatus: integer({ mode: 'boolean' }).notNull().default(false),
	/** The first day that it holds from: nobody is asked about days before it. */
	since: text().notNull(),
	changedBy: integer()
		.notNull()
		.references(() => person.id),
	changedAt: integer().notNull(),
});

export const rhythmPart = sqliteTable(
	'rhythm_part',
	{
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		part: text().$type<PartInRhythm>().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.personId] }),
		index('rhythm_part_person').on(table.personId),
	],
);

/** The bank of further questions: everybody's, and each team's own. */
export const question = sqliteTable(
	'question',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** Null where every team may ask it. */
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		text: text().notNull(),
		retiredAt: integer(),
	},
	(table) => [index('question_team').on(table.teamId)],
);

/** What a team was asked on a day: chosen once, the least asked first. */
export const questionAsked = sqliteTable(
	'question_asked',
	{
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		day: text().notNull(),
		questionId: integer()
			.notNull()
			.references(() => question.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.day, table.questionId] }),
		index('question_asked_question').on(table.questionId, table.teamId),
	],
);

/** A day that somebody passes over, without a reason. So that nobody reminds them; seen by nobody else. */
export const skip = sqliteTable(
	'skip',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		day: text().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.personId, table.teamId, table.day] }),
		index('skip_team').on(table.teamId),
	],
);

/** That somebody was asked on a day: written in the transaction that queues the reminder, so that there is one. */
export const logReminder = sqliteTable(
	'log_reminder',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		day: text().notNull(),
		at: integer().notNull(),
	},
	(table) => [
		uniqueIndex('log_reminder_once').on(table.teamId, table.personId, table.day),
		index('log_reminder_person').on(table.personId),
	],
);
