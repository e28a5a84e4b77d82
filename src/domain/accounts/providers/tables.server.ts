import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, team } from '../tables.server.ts';
import type { GivenRole } from './provider.ts';

/** An OpenID Connect provider that people may sign in with. */
export const provider = sqliteTable('provider', {
	id: integer().primaryKey({ autoIncrement: true }),
	slug: text().notNull().unique(),
	name: text().notNull(),
	issuer: text().notNull(),
	clientId: text().notNull(),
	/** Sealed: see `secret-box.server.ts`. Null for a public client. */
	clientSecret: text(),
	scopes: text().notNull(),
	/** The claim that lists groups; empty where groups say nothing. */
	groupsClaim: text().notNull(),
	/** A person here whose address the provider has verified is the same person. */
	linksByEmail: integer({ mode: 'boolean' }).notNull(),
	/** Whoever the provider knows may come in. */
	makesAccounts: integer({ mode: 'boolean' }).notNull(),
	/** Of whoever comes in that way, until a group says otherwise. */
	newRole: text().$type<GivenRole>().notNull().default('member'),
	/** Where it says that it asked for a second factor, nobody is asked for another one here. */
	trustsSecondFactor: integer({ mode: 'boolean' }).notNull().default(false),
	/** An owner said that its address may be a private one. */
	isInOwnNetwork: integer({ mode: 'boolean' }).notNull().default(false),
	enabledAt: integer(),
	createdAt: integer().notNull(),
});

/** What it means to be in one of a provider's groups: a team, a role, or both. */
export const providerGroup = sqliteTable(
	'provider_group',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		providerId: integer()
			.notNull()
			.references(() => provider.id, { onDelete: 'cascade' }),
		group: text().notNull(),
		teamId: integer().references(() => team.id, { onDelete: 'cascade' }),
		role: text().$type<GivenRole>(),
	},
	(table) => [index('provider_group_provider').on(table.providerId)],
);

/** Who somebody is at a provider: issuer and subject, never the address. */
export const identity = sqliteTable(
	'identity',
	{
		issuer: text().notNull(),
		subject: text().notNull(),
		providerId: integer()
			.notNull()
			.references(() => provider.id, { onDelete: 'cascade' }),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** What the provider called them, for their own list. */
		label: text().notNull(),
		linkedAt: integer().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.issuer, table.subject] }),
		index('identity_person').on(table.personId),
	],
);

/** Somebody is at the provider and will come back, in the same browser. */
export const providerVisit = sqliteTable('provider_visit', {
	/** SHA-256 of the state and of the secret in the browser's cookie: the one alone opens nothing. */
	stateHash: text().primaryKey(),
	providerId: integer()
		.notNull()
		.references(() => provider.id, { onDelete: 'cascade' }),
	/** Sealed: nonce, PKCE verifier, and what somebody had written when their session ended. */
	secrets: text().notNull(),
	/** Who links it to their account; null where somebody signs in. */
	personId: integer().references(() => person.id, { onDelete: 'cascade' }),
	next: text().notNull(),
	expiresAt: integer().notNull(),
});
