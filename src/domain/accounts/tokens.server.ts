import { and, desc, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import { note } from '../audit/audit.server.ts';
import { toPerson, withTeams } from './people.server.ts';
import { isAdmin, TOKEN_SCOPES, type Person, type TokenScope } from './person.ts';
import { apiToken, person } from './tables.server.ts';
import { hintOf, looksLikeToken, newToken } from './token-shape.ts';

/** Nobody has so many programs; a script that makes tokens in a loop is stopped. */
const MOST = 50;

export const NewToken = z.object({
	name: z.string().trim().min(1, 'What will it be used for?').max(80),
	scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, 'Choose what it may do.'),
	/** Days; null keeps it until it is revoked. */
	days: z.coerce.number().int().min(1).max(3650).nullable().default(90),
});

/** @returns the token; it is shown this once */
export async function makeToken(
	db: Database,
	who: Person,
	input: z.output<typeof NewToken>,
): Promise<string> {
	const token = newToken();
	await transact(db, async (tx) => {
		const own = await tx.$count(apiToken, and(eq(apiToken.personId, who.id), isLive()));
		if (own >= MOST) conflict(`A person has ${MOST} tokens at the most. Revoke one that nothing uses.`);
		const { name, scopes, days } = input;
		const row = {
			...{ personId: who.id, name, scopes, hash: fingerprint(token), hint: hintOf(token), createdAt: now() },
			expiresAt: days === null ? null : now() + days * DAY,
		};
		const [made] = await tx.insert(apiToken).values(row).returning({ id: apiToken.id });
		if (!made) throw new Error('The token was not stored.');
		const details = { scopes: scopes.join(' and '), days };
		await note(tx, who, { act: 'token-made', subject: { kind: 'token', id: made.id }, details });
	});
	return token;
}

function isLive() {
	return and(isNull(apiToken.revokedAt), or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, now())));
}

export async function personOfToken(
	db: Database,
	token: string,
): Promise<{ id: number; name: string; person: Person; scopes: readonly TokenScope[] } | null> {
	if (!looksLikeToken(token)) return null;
	const [row] = await db.read
		.select({
			...{ id: apiToken.id, name: apiToken.name, scopes: apiToken.scopes },
			...{ lastUsedOn: apiToken.lastUsedOn, person: withTeams },
		})
		.from(apiToken)
		.innerJoin(person, eq(person.id, apiToken.personId))
		.where(and(eq(apiToken.hash, fingerprint(token)), isLive(), isNull(person.deactivatedAt)));
	if (!row) return null;
	await noteUse(db, row);
	return { id: row.id, name: row.name, person: toPerson(row.person), scopes: row.scopes };
}

/** By whole days: it tells whether a token is still needed, not when somebody works. */
async function noteUse(db: Database, token: { id: number; lastUsedOn: number | null }): Promise<void> {
	const today = Math.floor(now() / DAY) * DAY;
	if (token.lastUsedOn === today) return;
	await transact(db, (tx) => tx.update(apiToken).set({ lastUsedOn: today }).where(eq(apiToken.id, token.id)));
}

export function tokensOf(db: Database, who: Person) {
	return db.read
		.select({
			id: apiToken.id,
			name: apiToken.name,
			hint: apiToken.hint,
			scopes: apiToken.scopes,
			createdAt: apiToken.createdAt,
			expiresAt: apiToken.expiresAt,
			lastUsedOn: apiToken.lastUsedOn,
		})
		.from(apiToken)
		.where(and(eq(apiToken.personId, who.id), isNull(apiToken.revokedAt)))
		.orderBy(desc(apiToken.createdAt));
}

/** Every token that still opens something: for those who run the workspace. */
export async function everyToken(db: Database, who: Person) {
	if (!isAdmin(who)) forbidden('Only owners and administrators see the tokens of others.');
	const { id, name, hint, scopes, createdAt, expiresAt, lastUsedOn } = apiToken;
	return db.read
		.select({
			...{ id, name, hint, scopes, createdAt, expiresAt, lastUsedOn },
			owner: { id: person.id, name: person.name },
		})
		.from(apiToken)
		.innerJoin(person, eq(person.id, apiToken.personId))
		.where(and(isLive(), isNull(person.deactivatedAt)))
		.orderBy(desc(apiToken.lastUsedOn), desc(apiToken.id));
}

/** One's own. It opens nothing from the next request on. */
export function revokeToken(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	return revoke(db, who, and(eq(apiToken.id, id), eq(apiToken.personId, who.id)));
}

/** Whoever's it is: for those who run the workspace. */
export async function revokeAnyToken(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	if (!isAdmin(who)) forbidden('Only owners and administrators revoke the tokens of others.');
	await revoke(db, who, eq(apiToken.id, id));
}

function revoke(db: Database, who: Person, which: SQL | undefined): Promise<void> {
	return transact(db, async (tx) => {
		const revoked = await tx
			.update(apiToken)
			.set({ revokedAt: now() })
			.where(and(which, isNull(apiToken.revokedAt)))
			.returning({ id: apiToken.id });
		for (const { id } of revoked)
			await note(tx, who, { act: 'token-revoked', subject: { kind: 'token', id } });
	});
}

/** What a text is that somebody found somewhere. */
export async function tokenState(db: Database, text: string): Promise<'no token' | 'live' | 'over'> {
	if (!looksLikeToken(text)) return 'no token';
	const [found] = await db.read
		.select({ id: apiToken.id })
		.from(apiToken)
		.innerJoin(person, eq(person.id, apiToken.personId))
		.where(and(eq(apiToken.hash, fingerprint(text)), isLive(), isNull(person.deactivatedAt)));
	return found ? 'live' : 'over';
}
