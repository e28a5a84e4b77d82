import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, session, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import type { Channel, DigestRhythm, Matter } from './channels.ts';
import type { NotificationKind } from './sentences.ts';

/**
 * That something concerns a person: in an entry, in a team, or about the workspace itself. Only who and where: words and titles are read from
 * the entry when somebody looks, so that nothing stays here that they may no longer see.
 */
export const notification = sqliteTable(
	'notification',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		kind: text().$type<NotificationKind>().notNull(),
		/** One of the two, or neither where it is about the workspace. */
		entryId: integer().references(() => entry.id, { onDelete: 'cascade' }),
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		/** Which of its kind within that, such as a thread; the same is never told twice. */
		subject: text().notNull(),
		/** Whose doing it was; null where it was only time that passed. */
		byId: integer().references(() => person.id),
		at: integer().notNull(),
		readAt: integer(),
		/** It comes back then, as if it were new. */
		snoozedUntil: integer(),
	},
	(table) => [
		// In an entry, in a team, or about the workspace: each is told once.
		uniqueIndex('notification_once')
			.on(table.personId, table.kind, table.entryId, table.subject)
			.where(sql`entry_id IS NOT NULL`),
		uniqueIndex('notification_team_once')
			.on(table.personId, table.kind, table.teamId, table.subject)
			.where(sql`team_id IS NOT NULL`),
		uniqueIndex('notification_workspace_once')
			.on(table.personId, table.kind, table.subject)
			.where(sql`entry_id IS NULL AND team_id IS NULL`),
		index('notification_person').on(table.personId, table.readAt, table.at),
		index('notification_entry').on(table.entryId),
		index('notification_team').on(table.teamId),
	],
);

/** What somebody wants to hear of, and how, where it is not as everybody is told at first. */
export const noticeWish = sqliteTable(
	'notice_wish',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		matter: text().$type<Matter>().notNull(),
		channel: text().$type<Channel>().notNull(),
		wanted: integer({ mode: 'boolean' }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.matter, table.channel] })],
);

/** Hours of somebody's own clock in which nothing reaches for them: it waits until they are over. */
export const quietHours = sqliteTable('quiet_hours', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** Minutes after midnight; past midnight where the end is smaller. */
	fromMinute: integer().notNull(),
	toMinute: integer().notNull(),
	/** Days of the week that are quiet from morning to night, 1 is Monday. */
	days: text({ mode: 'json' }).$type<number[]>().notNull(),
});

/** The letter of what was learned, where somebody has asked for it. */
export const digestWish = sqliteTable('digest_wish', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	every: text().$type<DigestRhythm>().notNull(),
	/** Of a weekly one, 1 is Monday. */
	weekday: integer().notNull(),
	/** Minutes after midnight. */
	minute: integer().notNull(),
	/** The last day or week that it was made for, `2026-11-19` or `2026-W47`: none is made twice. */
	lastPeriod: text(),
});

/** A browser that may be told something while nobody has Kintsugi open. */
export const pushSubscription = sqliteTable(
	'push_subscription',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		endpoint: text().notNull().unique(),
		p256dh: text().notNull(),
		auth: text().notNull(),
		device: text().notNull(),
		createdAt: integer().notNull(),
		/** It ends with the session in which it was made. */
		sessionHash: text().references(() => session.idHash, { onDelete: 'cascade' }),
	},
	(table) => [index('push_subscription_person').on(table.personId)],
);

/** Who asked for a letter of how learning goes, once a week, and of whom. */
export const insightLetter = sqliteTable('insight_letter', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** Null is the whole workspace. */
	teamId: integer().references(() => team.id, { onDelete: 'set null' }),
	/** `2026-W48`, the last one that was written; empty before the first. */
	sentFor: text().notNull().default(''),
});
