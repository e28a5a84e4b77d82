import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import type { Visibility } from './entry.ts';
import type { Kind } from './kinds.ts';

/**
 * What every kind of entry has. Publication is who and when, not a flag; it stands in this row
 * because every list asks for it.
 */
export const entry = sqliteTable(
	'entry',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		/** The same in every workspace an export of it is brought to. */
		uid: text().notNull().unique(),
		kind: text().$type<Kind>().notNull(),
		number: integer().notNull(),
		title: text().notNull(),
		body: text().notNull(),
		teamId: integer().references(() => team.id, { onDelete: 'set null' }),
		visibility: text().$type<Visibility>().notNull(),
		/** Counts saves; a save names the one it started from, so that none overwrites another. */
		version: integer().notNull(),
		createdAt: integer().notNull(),
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		updatedAt: integer().notNull(),
		updatedBy: integer()
			.notNull()
			.references(() => person.id),
		publishedAt: integer(),
		publishedBy: integer().references(() => person.id),
		removedAt: integer(),
		removedBy: integer().references(() => person.id),
	},
	(table) => [
		uniqueIndex('entry_kind_number').on(table.kind, table.number),
		index('entry_team').on(table.teamId),
	],
);

export const author = sqliteTable(
	'author',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		position: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('author_person').on(table.personId),
	],
);

/** Who may read a restricted entry. */
export const reader = sqliteTable(
	'reader',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('reader_person').on(table.personId),
	],
);

export const topic = sqliteTable('topic', {
	id: integer().primaryKey({ autoIncrement: true }),
	name: text().notNull(),
	/** The name without case, accents and spacing: what somebody types is looked up by it. */
	folded: text().notNull().unique(),
});

export const topicAlias = sqliteTable('topic_alias', {
	folded: text().primaryKey(),
	topicId: integer()
		.notNull()
		.references(() => topic.id, { onDelete: 'cascade' }),
});

export const entryTopic = sqliteTable(
	'entry_topic',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		topicId: integer()
			.notNull()
			.references(() => topic.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.topicId] }),
		index('entry_topic_topic').on(table.topicId),
	],
);

/** The whole content as it was saved, by whom and when. */
export const version = sqliteTable(
	'version',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		number: integer().notNull(),
		at: integer().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id),
		autosaved: integer({ mode: 'boolean' }).notNull(),
		content: text({ mode: 'json' }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.entryId, table.number] })],
);
