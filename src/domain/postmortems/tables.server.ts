import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import { entry, topic } from '../entries/tables.server.ts';
import { change } from '../lessons/tables.server.ts';
import type { Typed } from './editing/typed.ts';
import type { Template } from './template.ts';
import type { EventKind, ExtraDuration, PostmortemKind } from './postmortem.ts';

export const postmortem = sqliteTable(
	'postmortem',
	{
		entryId: integer()
			.primaryKey()
			.references(() => entry.id, { onDelete: 'cascade' }),
		kind: text().$type<PostmortemKind>().notNull().default('incident'),
		template: text().notNull().default(''),
		summary: text().notNull(),
		severity: integer(),
		services: text({ mode: 'json' }).$type<string[]>().notNull(),
		impact: text().notNull(),
		feltBy: text().notNull(),
		zone: text().notNull(),
		startedAt: integer(),
		noticedAt: integer(),
		declaredAt: integer(),
		mitigatedAt: integer(),
		resolvedAt: integer(),
		durations: text({ mode: 'json' }).$type<ExtraDuration[]>().notNull().default([]),
		/** `2026-11-10`, where only the day is known. */
		day: text(),
		/** When it happened, as closely as anybody knows, or `UNDATED`: what lists are ordered by. */
		happenedAt: integer().notNull(),
		/** One digit for each contributing factor: 0 nothing planned, 1 a change planned, 2 the change made. */
		cracks: text().notNull(),
		wentWell: text().notNull(),
		wasHard: text().notNull(),
		gotLucky: text().notNull(),
	},
	(table) => [
		index('postmortem_happened').on(table.happenedAt),
		index('postmortem_severity').on(table.severity),
		index('postmortem_counted').on(table.entryId, table.severity, table.kind, table.cracks),
	],
);

export const timelineEvent = sqliteTable(
	'timeline_event',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		at: integer(),
		kind: text().$type<EventKind>().notNull(),
		role: text().notNull(),
		text: text().notNull(),
		evidence: text().notNull(),
		question: text().notNull().default(''),
	},
	(table) => [index('timeline_event_entry').on(table.entryId, table.position)],
);

export const factor = sqliteTable(
	'factor',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
		title: text().notNull(),
		detail: text().notNull(),
		kind: text().notNull().default(''),
	},
	(table) => [index('factor_entry').on(table.entryId, table.position)],
);

/** What a factor has in common with factors elsewhere. */
export const factorTopic = sqliteTable(
	'factor_topic',
	{
		factorId: integer()
			.notNull()
			.references(() => factor.id, { onDelete: 'cascade' }),
		topicId: integer()
			.notNull()
			.references(() => topic.id, { onDelete: 'cascade' }),
		position: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.factorId, table.topicId] }),
		index('factor_topic_topic').on(table.topicId),
	],
);

/** Which change answers which factor. */
export const answer = sqliteTable(
	'answer',
	{
		factorId: integer()
			.notNull()
			.references(() => factor.id, { onDelete: 'cascade' }),
		changeId: integer()
			.notNull()
			.references(() => change.id, { onDelete: 'cascade' }),
	},
	(table) => [
		primaryKey({ columns: [table.factorId, table.changeId] }),
		index('answer_change').on(table.changeId),
	],
);

/** Which file became which post-mortem, so that bringing it again changes nothing. */
export const importedFile = sqliteTable(
	'imported_file',
	{
		/** SHA-256 of the text. */
		fingerprint: text().notNull(),
		entryId: integer()
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		at: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.fingerprint, table.entryId] }),
		index('imported_file_entry').on(table.entryId),
	],
);

/**
 * A post-mortem as its writers have it in front of them, with what is not finished or not saved for its
 * readers yet.
 */
export const liveDocument = sqliteTable('live_document', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	/** Tells whether two copies began as one. */
	lineage: text().notNull(),
	/** The version of the entry that it has in it, and what the form showed of that one. */
	version: integer().notNull(),
	base: text({ mode: 'json' }).$type<Typed>().notNull(),
	state: blob({ mode: 'buffer' }).notNull(),
	at: integer().notNull(),
});

/** That a draft is not expected to be finished: who said so, when, and why. */
export const notNeeded = sqliteTable('not_needed', {
	entryId: integer()
		.primaryKey()
		.references(() => entry.id, { onDelete: 'cascade' }),
	personId: integer()
		.notNull()
		.references(() => person.id),
	at: integer().notNull(),
	reason: text().notNull(),
});

/** A template as this workspace has it. One that came with Kintsugi has a row only where that differs. */
export const postmortemTemplate = sqliteTable('postmortem_template', {
	slug: text().primaryKey(),
	/** null: in the words it came with. */
	content: text({ mode: 'json' }).$type<Template>(),
	retiredAt: integer(),
	changedAt: integer().notNull(),
	changedBy: integer()
		.notNull()
		.references(() => person.id),
});

/** What contributing factors are told apart by, as this workspace keeps the list. */
export const factorKind = sqliteTable('factor_kind', {
	id: integer().primaryKey({ autoIncrement: true }),
	position: integer().notNull(),
	name: text().notNull().unique(),
	/** A sentence that helps to choose it. */
	about: text().notNull(),
});

/** Where the tools of a team send their alerts. */
export const alertAddress = sqliteTable(
	'alert_address',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		/** SHA-256 of its key. */
		keyHash: text().notNull().unique(),
		/** The beginning of the key, to tell addresses apart in a list. */
		hint: text().notNull(),
		/**
		 * What a sender signs with, as it is: nothing else can check a signature. It opens nothing by itself, because
		 * who sends needs the key as well, and of that only the hash is here.
		 */
		signingSecret: text(),
		createdAt: integer().notNull(),
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		switchedOffAt: integer(),
		/** When something came last: whoever sets a tool up looks at it. */
		heardAt: integer(),
	},
	(table) => [index('alert_address_team').on(table.teamId)],
);

/** What an alert said. It may become a moment of a timeline; it belongs to the team. */
export const signal = sqliteTable(
	'signal',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		addressId: integer().references(() => alertAddress.id, { onDelete: 'set null' }),
		at: integer().notNull(),
		text: text().notNull(),
		source: text().notNull(),
		link: text().notNull(),
		status: text().notNull(),
		fingerprint: text().notNull(),
		/** As it was sent, in JSON. */
		raw: text().notNull(),
		receivedAt: integer().notNull(),
		/** From when on it is forgotten, if it is in no timeline. */
		clearFrom: integer().notNull(),
	},
	(table) => [
		uniqueIndex('signal_once').on(table.teamId, table.fingerprint, table.status, table.at),
		index('signal_at').on(table.teamId, table.at),
		index('signal_clear').on(table.clearFrom),
	],
);
