import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { ProjectLink, ProjectState, Weight } from './project.ts';
import { season } from './seasons/tables.server.ts';

/** What a project has beside what every entry has. Whoever is on it is an author of its entry. */
export const project = sqliteTable(
	'project',
	{
		entryId: integer()
			.primaryKey()
			.references(() => entry.id, { onDelete: 'cascade' }),
		seasonId: integer().references(() => season.id),
		state: text().$type<ProjectState>().notNull().default('idea'),
		/** When it came to be in that state. */
		stateAt: integer().notNull(),
		pitch: text().notNull(),
		question: text().notNull(),
		repository: text().notNull(),
		links: text({ mode: 'json' }).$type<ProjectLink[]>().notNull(),
		capacity: integer(),
		asksFirst: integer({ mode: 'boolean' }).notNull().default(false),
		/** The one that it goes on from: in an earlier season, or parked by others. */
		fromId: integer().references(() => entry.id, { onDelete: 'set null' }),
		/** When something last happened on it: it cannot vanish without a word. */
		stirredAt: integer().notNull(),
	},
	(table) => [
		index('project_season').on(table.seasonId, table.state),
		index('project_state').on(table.state),
		index('project_from').on(table.fromId),
	],
);

/** Who is on it, and was: a row for each time. */
export const projectMember = sqliteTable(
	'project_member',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** The need that they came for, by its name. */
		need: text().notNull().default(''),
		joinedAt: integer().notNull(),
		leftAt: integer(),
	},
	(table) => [
		uniqueIndex('project_member_now')
			.on(table.entryId, table.personId)
			.where(sql`left_at IS NULL`),
		index('project_member_person').on(table.personId),
	],
);

/** Somebody thinks of joining. Nobody else sees it. */
export const projectInterest = sqliteTable(
	'project_interest',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		at: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('project_interest_person').on(table.personId),
	],
);

/** Somebody wants to hear what happens on it. */
export const projectFollower = sqliteTable(
	'project_follower',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		at: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('project_follower_person').on(table.personId),
	],
);

/** Somebody asks to join where that is asked for first. A no needs no reason and is told kindly. */
export const projectAsking = sqliteTable(
	'project_asking',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		words: text().notNull().default(''),
		at: integer().notNull(),
		answer: text().$type<'yes' | 'not-now'>(),
		answeredBy: integer().references(() => person.id),
		answeredAt: integer(),
	},
	(table) => [
		uniqueIndex('project_asking_open')
			.on(table.entryId, table.personId)
			.where(sql`answer IS NULL`),
		index('project_asking_person').on(table.personId),
	],
);

/** What it looks for, in its order. `folded` is the name as skills are compared. */
export const projectNeed = sqliteTable(
	'project_need',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		name: text().notNull(),
		folded: text().notNull(),
		weight: text().$type<Weight>().notNull(),
		teaches: integer({ mode: 'boolean' }).notNull().default(false),
		count: integer().notNull().default(1),
	},
	(table) => [index('project_need_entry').on(table.entryId), index('project_need_folded').on(table.folded)],
);
