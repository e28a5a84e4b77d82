import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import type { ChatKind, ChatNews } from './chat.ts';

/** A channel elsewhere in which a team hears what it learned. */
export const chatPlace = sqliteTable(
	'chat_place',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		kind: text().$type<ChatKind>().notNull(),
		/** What the team calls it: “#dispatch”. */
		name: text().notNull(),
		/** Its address opens the channel to whoever knows it: sealed. */
		address: text().notNull(),
		news: text({ mode: 'json' }).$type<ChatNews[]>().notNull(),
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		createdAt: integer().notNull(),
		pausedAt: integer(),
	},
	(table) => [index('chat_place_team').on(table.teamId)],
);

/** Who somebody is in a chat: known once they have shown it here, never by a name or an address. */
export const chatIdentity = sqliteTable(
	'chat_identity',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** The workspace of the chat, and the person in it, as the chat numbers them. */
		chatTeam: text().notNull(),
		chatUser: text().notNull(),
		since: integer().notNull(),
	},
	(table) => [
		uniqueIndex('chat_identity_once').on(table.chatTeam, table.chatUser),
		index('chat_identity_person').on(table.personId),
	],
);

/** A link that makes somebody in a chat known here: once, and for a few minutes. */
export const chatIntroduction = sqliteTable('chat_introduction', {
	id: integer().primaryKey({ autoIncrement: true }),
	secretHash: text().notNull().unique(),
	chatTeam: text().notNull(),
	chatUser: text().notNull(),
	expiresAt: integer().notNull(),
	usedAt: integer(),
});
