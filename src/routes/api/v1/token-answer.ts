import { z } from 'zod';
import { TOKEN_SCOPES, type TokenScope } from '#domain/accounts/person.ts';
import { isoDay } from '#lib/dates.ts';

/** A token, as far as it is known: what opens something is shown once, where it is made. */
export const TokenAnswer = z.object({
	id: z.int(),
	name: z.string(),
	/** How it begins and ends. */
	hint: z.string(),
	scopes: z.array(z.enum(TOKEN_SCOPES)),
	createdAt: z.iso.datetime(),
	expiresAt: z.iso.datetime().nullable(),
	lastUsedOn: z.iso.date().nullable(),
});

interface Token {
	id: number;
	name: string;
	hint: string;
	scopes: readonly TokenScope[];
	createdAt: number;
	expiresAt: number | null;
	lastUsedOn: number | null;
}

export function tokenAnswer(token: Token): z.input<typeof TokenAnswer> {
	const { id, name, hint, scopes, createdAt, expiresAt, lastUsedOn } = token;
	return {
		...{ id, name, hint, scopes: [...scopes] },
		createdAt: new Date(createdAt).toISOString(),
		expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
		lastUsedOn: lastUsedOn === null ? null : isoDay(lastUsedOn, 'UTC'),
	};
}
