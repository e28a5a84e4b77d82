import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';
import type { SeenBy } from '../profile/profile.ts';
import type { GoalContent, GoalNoteKind, GoalState } from './goal.ts';

/** Where somebody wants to grow. It is theirs: others read it where they chose so. */
export const goal = sqliteTable(
	'goal',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		what: text().notNull(),
		why: text().notNull(),
		/** A local day, or null where it has none. */
		by: text(),
		/** What they call that day: `By summer`. */
		byWords: text().notNull().default(''),
		/** How far it is, in their words: `Two drills facilitated so far, one to go.` */
		standing: text().notNull().default(''),
		state: text().$type<GoalState>().notNull().default('open'),
		stateAt: integer().notNull(),
		/** A word on why it was reached or let go: theirs alone. */
		stateWords: text().notNull().default(''),
		/** They want to be asked how it goes, once it was silent for a while. */
		asks: integer({ mode: 'boolean' }).notNull().default(false),
		seenBy: text().$type<SeenBy>().notNull().default('me'),
		position: integer().notNull(),
		createdAt: integer().notNull(),
		/** When anything of it last changed: its words, a step, a note. */
		changedAt: integer().notNull(),
		/** Of its words: what a save starts from. */
		version: integer().notNull().default(1),
	},
	(table) => [index('goal_person').on(table.personId, table.state)],
);

/** Whom they let read it by name. */
export const goalReader = sqliteTable(
	'goal_reader',
	{
		goalId: integer()
			.notNull()
			.references(() => goal.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.goalId, table.personId] }),
		index('goal_reader_person').on(table.personId),
	],
);

export const goalStep = sqliteTable(
	'goal_step',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		goalId: integer()
			.notNull()
			.references(() => goal.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		text: text().notNull(),
		doneAt: integer(),
	},
	(table) => [index('goal_step_goal').on(table.goalId)],
);

/** Check-ins and evidence, in their order. `link` is `P-12`, `L-3`, `T-1` or an address elsewhere. */
export const goalNote = sqliteTable(
	'goal_note',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		goalId: integer()
			.notNull()
			.references(() => goal.id, { onDelete: 'cascade' }),
		kind: text().$type<GoalNoteKind>().notNull(),
		text: text().notNull(),
		link: text().notNull().default(''),
		at: integer().notNull(),
	},
	(table) => [index('goal_note_goal').on(table.goalId)],
);

/** The skills that a goal is about. */
export const goalSkill = sqliteTable(
	'goal_skill',
	{
		goalId: integer()
			.notNull()
			.references(() => goal.id, { onDelete: 'cascade' }),
		folded: text().notNull(),
		name: text().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.goalId, table.folded] }),
		index('goal_skill_folded').on(table.folded),
	],
);

/** What it is linked to, in its order: `P-12`, `L-3`, `T-1`, or an address elsewhere. */
export const goalLink = sqliteTable(
	'goal_link',
	{
		goalId: integer()
			.notNull()
			.references(() => goal.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		link: text().notNull(),
	},
	(table) => [primaryKey({ columns: [table.goalId, table.position] })],
);

/** As it was saved, each time. Only whoever it belongs to reads it. */
export const goalVersion = sqliteTable(
	'goal_version',
	{
		goalId: integer()
			.notNull()
			.references(() => goal.id, { onDelete: 'cascade' }),
		version: integer().notNull(),
		content: text({ mode: 'json' }).$type<GoalContent>().notNull(),
		at: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.goalId, table.version] })],
);
