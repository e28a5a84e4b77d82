import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { toPerson, withTeams } from './people.server.ts';
import { TOKEN_SCOPES, type Person, type TokenScope } from './person.ts';
import { apiToken, person } from './tables.server.ts';

const PREFIX = 'kin_';

export const NewToken = z.object({
	name: z.string().trim().min(1, 'What will it be used for?').max(80),
	scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, 'Choose what it may do.'),
	/** Days; null keeps it until it is revoked. */
	days: z.coerce.number().int().min(1).max(3650).nullable().default(90),
});

/** `kin_`, 160 random bits, and a checksum: a scanner can tell a leaked token from a look-alike. */
function newToken(): string {
	const secret = randomSecret();
	return `${PREFIX}${secret}${checksum(secret)}`;
}

function checksum(secret: string): string {
	return fingerprint(secret).slice(0, 6);
}

export function looksLikeToken(text: string): boolean {
	const secret = text.slice(PREFIX.length, -6);
	return text.startsWith(PREFIX) && text.endsWith(checksum(secret));
}

/** @returns the token; it is shown this once */
export async function makeToken(
	db: Database,
	who: Person,
	input: z.output<typeof NewToken>,
): Promise<string> {
	const token = newToken();
	await transact(db, (tx) =>
		tx.insert(apiToken).values({
			personId: who.id,
			name: input.name,
			scopes: input.scopes,
			hash: fingerprint(token),
			hint: token.slice(0, PREFIX.length + 4),
			createdAt: now(),
			expiresAt: input.days === null ? null : now() + input.days * DAY,
		}),
	);
	return token;
}

export async function personOfToken(
	db: Database,
	token: string,
): Promise<{ person: Person; scopes: readonly TokenScope[] } | null> {
	if (!looksLikeToken(token)) return null;
	const [row] = await db.read
		.select({ id: apiToken.id, scopes: apiToken.scopes, lastUsedOn: apiToken.lastUsedOn, person: withTeams })
		.from(apiToken)
		.innerJoin(person, eq(person.id, apiToken.personId))
		.where(
			and(
				eq(apiToken.hash, fingerprint(token)),
				isNull(apiToken.revokedAt),
				or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, now())),
				isNull(person.deactivatedAt),
			),
		);
	if (!row) return null;
	await noteUse(db, row);
	return { person: toPerson(row.person), scopes: row.scopes };
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
			expiresAt: apiToken.expiresAt,
			lastUsedOn: apiToken.lastUsedOn,
		})
		.from(apiToken)
		.where(and(eq(apiToken.personId, who.id), isNull(apiToken.revokedAt)))
		.orderBy(desc(apiToken.createdAt));
}

export async function revokeToken(db: Database, who: Person, input: { id: number }): Promise<void> {
	await transact(db, (tx) =>
		tx
			.update(apiToken)
			.set({ revokedAt: now() })
			.where(and(eq(apiToken.id, input.id), eq(apiToken.personId, who.id))),
	);
}
