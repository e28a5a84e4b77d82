import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import type { Beginner } from './begun.ts';
import type { Visibility } from './entry.ts';
import type { Kind } from './kinds.ts';
import type { PartRole, Verdict } from './part.ts';
import type { Showing } from './share-link.ts';

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
		index('entry_team').on(table.teamId, table.publishedAt),
		index('entry_published').on(table.publishedAt),
		index('entry_kind_published').on(table.kind, table.publishedAt),
		// All that the rule of visibility asks of an entry, so that counting them reads none of their bodies.
		index('entry_seen').on(table.kind, table.removedAt, table.publishedAt, table.visibility, table.teamId),
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

/** Who does something for an entry without writing it. They may see it, also while it is a draft. */
export const part = sqliteTable(
	'part',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		role: text().$type<PartRole>().notNull(),
		askedBy: integer()
			.notNull()
			.references(() => person.id),
		askedAt: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId, table.role] }),
		index('part_person').on(table.personId),
		uniqueIndex('part_one_facilitator')
			.on(table.entryId)
			.where(sql`role = 'facilitator'`),
	],
);

/** People who offered to facilitate what others write. */
export const facilitatorOffer = sqliteTable('facilitator_offer', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	since: integer().notNull(),
});

/** Somebody looks for a facilitator. The row goes when one is found. */
export const facilitatorWanted = sqliteTable('facilitator_wanted', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	askedBy: integer()
		.notNull()
		.references(() => person.id),
	askedAt: integer().notNull(),
	note: text().notNull(),
});

/** Whom they ask by name; where nobody is named, everybody who offered is asked. */
export const facilitatorAsked = sqliteTable(
	'facilitator_asked',
	{
		entryId: integer()
			.notNull()
			.references(() => facilitatorWanted.entryId, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('facilitator_asked_person').on(table.personId),
	],
);

/** Each time that it was asked for. It is under way until it has ended. */
export const reviewRequest = sqliteTable(
	'review_request',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		version: integer().notNull(),
		askedBy: integer()
			.notNull()
			.references(() => person.id),
		askedAt: integer().notNull(),
		note: text().notNull(),
		endedAt: integer(),
	},
	(table) => [index('review_request_entry').on(table.entryId)],
);

/** What a reviewer said, of the version that they read: later versions do not unsay it. */
export const verdict = sqliteTable(
	'verdict',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		requestId: integer()
			.notNull()
			.references(() => reviewRequest.id, { onDelete: 'cascade' }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		verdict: text().$type<Verdict>().notNull(),
		sentence: text().notNull(),
		version: integer().notNull(),
		at: integer().notNull(),
	},
	(table) => [index('verdict_request').on(table.requestId), index('verdict_entry').on(table.entryId)],
);

/** Each time that it was published: which version, by whom. The first of them stands in the entry as well. */
export const publication = sqliteTable(
	'publication',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		version: integer().notNull(),
		personId: integer()
			.notNull()
			.references(() => person.id),
		at: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.entryId, table.version] })],
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

/**
 * That a program began it, in the name of whoever is written down as having made it. What the token or the address
 * was called then stays when that is gone.
 */
export const begun = sqliteTable('begun', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	by: text().$type<Beginner>().notNull(),
	/** For that person alone; empty once they were erased. */
	called: text().notNull(),
});

/** A file that belongs to an entry. Its bytes lie in the data folder under the same name. */
export const attachment = sqliteTable(
	'attachment',
	{
		/** Random, with the ending of what it is: the last part of its address. */
		name: text().primaryKey(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		/** What it was called where it came from; what it is saved as. */
		fileName: text().notNull(),
		/** By what is in it, whatever it was called. */
		type: text().notNull(),
		size: integer().notNull(),
		/** Pictures only. */
		width: integer(),
		height: integer(),
		sha256: text().notNull(),
		at: integer().notNull(),
	},
	(table) => [index('attachment_entry').on(table.entryId)],
);

/**
 * Where the texts of an entry speak of another one. The other is named as they name it, by kind and
 * number: it may be written later, or come back.
 */
export const link = sqliteTable(
	'link',
	{
		fromEntryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		kind: text().$type<Kind>().notNull(),
		number: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.fromEntryId, table.kind, table.number] }),
		index('link_to').on(table.kind, table.number),
	],
);

/** An address under which somebody from elsewhere reads one published entry, for a while. */
export const shareLink = sqliteTable(
	'share_link',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		secretHash: text().notNull().unique(),
		/** The entry itself, or the text of its own for customers and nothing else. */
		shows: text().$type<Showing>().notNull().default('entry'),
		/** Whom it was made for, in the words of whoever made it. */
		recipient: text().notNull(),
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		createdAt: integer().notNull(),
		expiresAt: integer().notNull(),
		/** It opens nothing any more, and never will again. */
		endedAt: integer(),
		/** Who ended it; null where it ended because the entry was kept to fewer people. */
		endedBy: integer().references(() => person.id),
		opens: integer().notNull().default(0),
		/** A day, `2026-11-25`, and no closer. */
		lastOpenedDay: text(),
	},
	(table) => [index('share_link_entry').on(table.entryId)],
);

/**
 * That somebody read it, so that they are counted once. Whose row it is leaves this table in no form
 * but a number, and when it was made is not kept at all.
 */
export const reading = sqliteTable(
	'reading',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
	},
	(table) => [primaryKey({ columns: [table.entryId, table.personId] })],
);

/** Who was asked to say what they saw of it, whether they may read it or not. */
export const witness = sqliteTable(
	'witness',
	{
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id),
		askedBy: integer()
			.notNull()
			.references(() => person.id),
		askedAt: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.entryId, table.personId] }),
		index('witness_person').on(table.personId),
	],
);
