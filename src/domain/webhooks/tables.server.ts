import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, team } from '../accounts/tables.server.ts';
import type { WebhookEvent } from './event.ts';

/** An address of somebody's own program that is told what happens, in signed messages. */
export const webhook = sqliteTable(
	'webhook',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		name: text().notNull(),
		address: text().notNull(),
		/** What signs the messages: sealed. */
		secret: text().notNull(),
		/** What signed them before, sealed too, and until when it still does beside it. */
		earlierSecret: text(),
		earlierUntil: integer(),
		/** Only of this team; null is all that everybody at the workspace may read. */
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		events: text({ mode: 'json' }).$type<WebhookEvent[]>().notNull(),
		createdBy: integer()
			.notNull()
			.references(() => person.id),
		createdAt: integer().notNull(),
		pausedAt: integer(),
	},
	(table) => [index('webhook_team').on(table.teamId)],
);
