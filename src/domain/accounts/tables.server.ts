import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { provider } from './providers/tables.server.ts';
import type { Glaze, Role, TokenScope } from './person.ts';

export const person = sqliteTable(
	'person',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		name: text().notNull(),
		email: text().notNull(),
		role: text().$type<Role>().notNull(),
		zone: text().notNull(),
		createdAt: integer().notNull(),
		/** When they showed that mail to the address reaches them. */
		emailVerifiedAt: integer(),
		deactivatedAt: integer(),
		/** Their name is "Someone who has left", their address is nobody's. */
		erasedAt: integer(),
	},
	(table) => [uniqueIndex('person_email').on(sql`lower(${table.email})`)],
);

/** Apart from the person, so that no query for people ever carries a hash along. */
export const password = sqliteTable('password', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** PHC string, argon2id. */
	hash: text().notNull(),
	changedAt: integer().notNull(),
});

/** Times are whole days: a finer one would tell when somebody was here. */
export const session = sqliteTable(
	'session',
	{
		/** SHA-256 of the id in the cookie. */
		idHash: text().primaryKey(),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		device: text().notNull(),
		/** How they showed who they are: `password`, `passkey`, or the slug of a provider. */
		via: text().notNull().default('password'),
		startedOn: integer().notNull(),
		lastSeenOn: integer().notNull(),
		expiresAt: integer().notNull(),
		/** No sliding beyond this. */
		endsAt: integer().notNull(),
	},
	(table) => [index('session_person').on(table.personId)],
);

export const team = sqliteTable(
	'team',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		slug: text().notNull().unique(),
		name: text().notNull(),
		parentId: integer().references((): AnySQLiteColumn => team.id),
		glaze: text().$type<Glaze>().notNull(),
		createdAt: integer().notNull(),
	},
	(table) => [index('team_parent').on(table.parentId)],
);

/** Where a team was found that became part of another one: its address leads on. */
export const formerTeam = sqliteTable(
	'former_team',
	{
		slug: text().primaryKey(),
		name: text().notNull(),
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		mergedAt: integer().notNull(),
	},
	(table) => [index('former_team_team').on(table.teamId)],
);

/** Who asks that what is theirs is deleted, once they have left. */
export const erasureAsked = sqliteTable('erasure_asked', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	askedAt: integer().notNull(),
});

export const membership = sqliteTable(
	'membership',
	{
		teamId: integer()
			.notNull()
			.references(() => team.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		since: integer().notNull(),
		isLead: integer({ mode: 'boolean' }).notNull().default(false),
		/** The provider whose groups put them here, and take them out again. */
		viaProviderId: integer().references((): AnySQLiteColumn => provider.id, { onDelete: 'set null' }),
	},
	(table) => [
		primaryKey({ columns: [table.teamId, table.personId] }),
		index('membership_person').on(table.personId),
	],
);

export const invitation = sqliteTable('invitation', {
	id: integer().primaryKey({ autoIncrement: true }),
	tokenHash: text().notNull().unique(),
	email: text().notNull(),
	role: text().$type<Role>().notNull(),
	teamId: integer().references(() => team.id, { onDelete: 'set null' }),
	invitedBy: integer()
		.notNull()
		.references(() => person.id),
	createdAt: integer().notNull(),
	expiresAt: integer().notNull(),
	acceptedAt: integer(),
	withdrawnAt: integer(),
	/** A line of the one who invites, for the letter. */
	words: text(),
	/** When the link went out by mail, which shows whose the address is; null where it was shown to the inviter. */
	mailedAt: integer(),
});

export const apiToken = sqliteTable(
	'api_token',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		hash: text().notNull().unique(),
		/** The beginning, to tell tokens apart in a list. */
		hint: text().notNull(),
		scopes: text({ mode: 'json' }).$type<TokenScope[]>().notNull(),
		createdAt: integer().notNull(),
		expiresAt: integer(),
		lastUsedOn: integer(),
		revokedAt: integer(),
	},
	(table) => [index('api_token_person').on(table.personId)],
);

/**
 * `handed-reset` was shown to an administrator, so it says nothing of the address; `keep-email` goes to the
 * old address when a new one is asked for.
 */
export type LinkPurpose = 'reset' | 'handed-reset' | 'confirm-email' | 'keep-email' | 'sign-up';

/** A link in a mail: it proves that mail to an address reaches somebody. */
export const mailedLink = sqliteTable(
	'mailed_link',
	{
		/** SHA-256 of the secret in the link. */
		secretHash: text().primaryKey(),
		purpose: text().$type<LinkPurpose>().notNull(),
		/** Null for somebody who has no account yet. */
		personId: integer().references(() => person.id, { onDelete: 'cascade' }),
		email: text().notNull(),
		createdAt: integer().notNull(),
		expiresAt: integer().notNull(),
		usedAt: integer(),
	},
	(table) => [index('mailed_link_person').on(table.personId)],
);

/** How often something was asked for in a stretch of time; forgotten when the stretch is over. */
export const asked = sqliteTable('asked', {
	/** SHA-256 of what is limited and for whom: the key is compared, never read. */
	keyHash: text().primaryKey(),
	since: integer().notNull(),
	times: integer().notNull(),
});
