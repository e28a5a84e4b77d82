import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../accounts/tables.server.ts';

/**
 * Who did what to whom, when and from where. Rows are added and never changed: triggers see to it.
 * They name people and things by number, so that no name outlives its person here.
 */
export const auditEvent = sqliteTable(
	'audit_event',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		at: integer().notNull(),
		/** Null where nobody was signed in: a failed sign-in, the program itself, the command line. */
		actorId: integer().references(() => person.id),
		act: text().notNull(),
		subjectKind: text(),
		subjectId: text(),
		/** Facts that are not content: a role, a number, a scope. */
		details: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
		/** Network address, `command line`, or `Kintsugi`. */
		address: text().notNull(),
		device: text().notNull(),
	},
	(table) => [
		// Each way to look for something ends in the order that it is shown in: no search sorts a million rows.
		index('audit_event_at').on(table.at),
		index('audit_event_actor').on(table.actorId, table.at),
		index('audit_event_act').on(table.act, table.at),
		index('audit_event_subject').on(table.subjectKind, table.subjectId, table.at),
	],
);
