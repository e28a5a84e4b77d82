import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from '../tables.server.ts';

/** The key that an app on a telephone makes codes from. */
export const oneTimeKey = sqliteTable('one_time_key', {
	personId: integer()
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	/** Sealed: see `secret-box.server.ts`. */
	secret: text().notNull(),
	createdAt: integer().notNull(),
	/** Null until the first right code has shown that the app has it. */
	confirmedAt: integer(),
	/** The step of the last code that was accepted: none is accepted twice. */
	lastStep: integer(),
});

export const recoveryCode = sqliteTable(
	'recovery_code',
	{
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		hash: text().notNull(),
		usedAt: integer(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.hash] })],
);

export const passkey = sqliteTable(
	'passkey',
	{
		/** The credential's id, base64url. */
		id: text().primaryKey(),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		publicKey: blob({ mode: 'buffer' }).notNull(),
		counter: integer().notNull(),
		transports: text({ mode: 'json' }).$type<string[]>().notNull(),
		/** Kept by a service that has it on several devices. */
		isSynced: integer({ mode: 'boolean' }).notNull(),
		name: text().notNull(),
		createdAt: integer().notNull(),
		/** A whole day. */
		lastUsedOn: integer(),
	},
	(table) => [index('passkey_person').on(table.personId)],
);

/** What a passkey has to sign. Deleted on use. */
export const challenge = sqliteTable('challenge', {
	/** SHA-256 of the challenge. */
	hash: text().primaryKey(),
	purpose: text().$type<'register' | 'sign-in' | 'second-factor'>().notNull(),
	personId: integer().references(() => person.id, { onDelete: 'cascade' }),
	expiresAt: integer().notNull(),
});

/** Somebody who has shown one factor and owes the second: not a session, it opens nothing else. */
export const halfSignedIn = sqliteTable(
	'half_signed_in',
	{
		/** SHA-256 of the secret in the cookie. */
		secretHash: text().primaryKey(),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		via: text().notNull(),
		tries: integer().notNull().default(0),
		expiresAt: integer().notNull(),
	},
	(table) => [index('half_signed_in_person').on(table.personId)],
);
