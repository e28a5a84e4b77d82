import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import type { Fields, Makes } from './making.ts';

/** Where programs of a team send anything, and what is made of it, in the name of whoever set it up. */
export const incomingAddress = sqliteTable(
	'incoming_address',
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
		/** What a sender signs with: sealed. */
		signingSecret: text(),
		makes: text().$type<Makes>().notNull(),
		/** What goes into each field; empty until somebody has said so, and then nothing is made. */
		fields: text({ mode: 'json' }).$type<Fields>().notNull(),
		createdAt: integer().notNull(),
		/** Whose drafts they are. */
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		switchedOffAt: integer(),
	},
	(table) => [index('incoming_address_team').on(table.teamId)],
);

/** What came, and what became of it. Forgotten after thirty days. */
export const incomingMessage = sqliteTable(
	'incoming_message',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		addressId: integer()
			.notNull()
			.references(() => incomingAddress.id, { onDelete: 'cascade' }),
		/** What its sender knows it by, or its fingerprint: the same does nothing twice. */
		delivery: text().notNull(),
		receivedAt: integer().notNull(),
		/** JSON, without what looks like a secret. */
		body: text({ mode: 'json' }).$type<unknown>().notNull(),
		state: text().$type<MessageState>().notNull(),
		/** Why nothing came of it. */
		problem: text(),
		/** `LOG-12`, `PM-142`, `C-97` */
		became: text(),
	},
	(table) => [
		uniqueIndex('incoming_message_delivery').on(table.addressId, table.delivery),
		index('incoming_message_received').on(table.receivedAt),
	],
);

/** Kept until it is said what is made of it; something was made; it says nothing that matters; it could not be used. */
export type MessageState = 'kept' | 'made' | 'passed' | 'refused';
