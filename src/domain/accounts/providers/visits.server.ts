import { and, eq, gt, lte } from 'drizzle-orm';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint, randomSecret } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { away, missing } from '#lib/errors.ts';
import { seal, unseal } from '#lib/secret-box.server.ts';
import { limit, ownNetwork } from '../limits.server.ts';
import type { Confirmed } from '../second-factors/confirmation.server.ts';
import { configurationOf } from './discovery.server.ts';
import { findProvider } from './providers.server.ts';
import { provider, providerVisit } from './tables.server.ts';
import { Unusable } from './unusable.ts';

const VALID_FOR = 10 * MINUTE;
const PURPOSE = 'provider-visit';
/** A whole company may come in at nine, through one address. */
const OFTEN = { times: 600, within: VALID_FOR };
/** What somebody had written is long, and lies here meanwhile. */
const OFTEN_KEPT = { times: 20, within: VALID_FOR };

const Secrets = z.object({
	nonce: z.string(),
	verifier: z.string(),
	kept: z.object({ to: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) }).optional(),
});
export type Kept = NonNullable<z.output<typeof Secrets>['kept']>;

export interface Departure {
	/** The address of this workspace, without a path. */
	home: string;
	/** The secret in the browser's cookie from a visit that is not over; any other begins a new one. */
	browser: string | undefined;
	/** Where they were going; the one who goes on checks it. */
	next: string;
	/** What they had written when their session ended. */
	kept?: Kept | undefined;
	/** They are in, and show once more that it is them: the provider is asked to ask them, and not its cookie. */
	anew?: boolean;
}

export interface Visit {
	provider: typeof provider.$inferSelect;
	nonce: string;
	verifier: string;
	/** Who links it to their account. */
	personId: number | null;
	next: string;
	kept: Kept | undefined;
}

/** Where the provider sends people back to: what is registered there. */
export function returnAddress(home: string, slug: string): string {
	return `${home}/sign-in/with/${slug}/callback`;
}

/**
 * Sends somebody to a provider. What belongs to the visit is kept here, ten minutes long, and is found again
 * with two halves: the state, which travels, and the browser's own secret, which does not.
 * @param who whoever links it to their account; null where somebody signs in
 * @returns where to go, and the secret for the browser's cookie
 */
export async function depart(
	db: Database,
	who: Confirmed | null,
	slug: string,
	{ home, browser = randomSecret(), next, kept, anew = false }: Departure,
): Promise<{ to: string; browser: string }> {
	const one = await findProvider(db.read, slug);
	if (one.enabledAt === null) missing('This way to sign in');
	await limit(db, 'provider-visit', ownNetwork(), OFTEN);
	if (kept) await limit(db, 'provider-visit-kept', ownNetwork(), OFTEN_KEPT);
	const configuration = await configurationOf(db, one).catch(explain);
	const state = oidc.randomState();
	const secrets = { nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), kept };
	const to = oidc.buildAuthorizationUrl(configuration, {
		redirect_uri: returnAddress(home, slug),
		scope: one.scopes,
		state,
		nonce: secrets.nonce,
		code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
		code_challenge_method: 'S256',
		...(anew ? { prompt: 'login' } : {}),
	});
	await transact(db, async (tx) => {
		await tx.delete(providerVisit).where(lte(providerVisit.expiresAt, now()));
		await tx.insert(providerVisit).values({
			stateHash: foundBy(state, browser),
			providerId: one.id,
			secrets: seal(db.folder, PURPOSE, JSON.stringify(secrets)),
			personId: who?.id ?? null,
			next,
			expiresAt: now() + VALID_FOR,
		});
	});
	return { to: to.href, browser };
}

function explain(problem: unknown): never {
	if (problem instanceof Unusable) {
		away(`${problem.message} The other ways in still work, if there are any.`);
	}
	throw problem;
}

/** The visit that somebody comes back from; it is over with that. Null where there is none (any more). */
export async function comeBack(
	db: Database,
	slug: string,
	{ state, browser }: { state: string | null; browser: string | undefined },
): Promise<Visit | null> {
	if (state === null || browser === undefined) return null;
	const [visit] = await transact(db, (tx) =>
		tx
			.delete(providerVisit)
			.where(and(eq(providerVisit.stateHash, foundBy(state, browser)), gt(providerVisit.expiresAt, now())))
			.returning(),
	);
	if (!visit) return null;
	const [one] = await db.read.select().from(provider).where(eq(provider.id, visit.providerId));
	// Sent back to the address of another provider: whoever mixes them up gets neither.
	if (one?.slug !== slug || one.enabledAt === null) return null;
	const secrets = Secrets.parse(JSON.parse(unseal(db.folder, PURPOSE, visit.secrets)));
	const { personId, next } = visit;
	return { provider: one, ...secrets, kept: secrets.kept, personId, next };
}

function foundBy(state: string, browser: string): string {
	return fingerprint(`${state}\n${browser}`);
}
