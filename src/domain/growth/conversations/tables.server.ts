import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from '../../accounts/tables.server.ts';

/** A regular talk of somebody with their lead. What is noted belongs to the two. */
export const conversation = sqliteTable(
	'conversation',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		leadId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		everyWeeks: integer().notNull(),
		/** A local day. */
		nextOn: text().notNull(),
		startedAt: integer().notNull(),
		endedAt: integer(),
	},
	(table) => [
		uniqueIndex('conversation_of_two').on(table.personId, table.leadId),
		index('conversation_lead').on(table.leadId),
	],
);

export const conversationTalk = sqliteTable(
	'conversation_talk',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		conversationId: integer()
			.notNull()
			.references(() => conversation.id, { onDelete: 'cascade' }),
		/** A local day. */
		on: text().notNull(),
		/** The questions they took along. */
		prompts: text({ mode: 'json' }).$type<string[]>().notNull(),
		notes: text().notNull(),
		version: integer().notNull().default(1),
		changedAt: integer().notNull(),
	},
	(table) => [uniqueIndex('conversation_talk_on').on(table.conversationId, table.on)],
);

/** The notes of a talk as each save left them, for the two: nothing that was written is lost. */
export const conversationVersion = sqliteTable(
	'conversation_version',
	{
		talkId: integer()
			.notNull()
			.references(() => conversationTalk.id, { onDelete: 'cascade' }),
		version: integer().notNull(),
		notes: text().notNull(),
		byId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		at: integer().notNull(),
	},
	(table) => [primaryKey({ columns: [table.talkId, table.version] })],
);
