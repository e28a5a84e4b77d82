import { note } from '#domain/audit/audit.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, refusalIn } from '#lib/errors.ts';
import { enter, type Entrance } from '../admission.server.ts';
import type { Person } from '../person.ts';
import { arrive, linkTo } from './arriving.server.ts';
import { exchange } from './exchange.server.ts';
import type { Visit } from './visits.server.ts';

export interface Return {
	/** The address of this workspace, without a path. */
	home: string;
	/** What the provider sent along. */
	query: URLSearchParams;
	/** What the browser calls itself. */
	device: string;
}

/** Somebody comes back from a provider to sign in. */
export async function signInWith(
	db: Database,
	visit: Visit,
	{ home, query, device }: Return,
): Promise<Entrance> {
	const { provider } = visit;
	try {
		const claims = await exchange(db, visit, home, query);
		const personId = await arrive(db, provider, claims);
		const secondFactorShown = provider.trustsSecondFactor && claims.secondFactor;
		return await enter(db, personId, { via: provider.slug, device, secondFactorShown });
	} catch (problem) {
		const status = refusalIn(problem)?.status;
		if (status !== undefined) {
			const details = { name: provider.name, status };
			await transact(db, (tx) => note(tx, null, { act: 'provider-refused', details }));
		}
		throw problem;
	}
}

/** Somebody who is signed in comes back from a provider, to make it one of their ways in. */
export async function linkWith(
	db: Database,
	who: Person,
	visit: Visit,
	{ home, query }: Pick<Return, 'home' | 'query'>,
): Promise<void> {
	// Whoever began it is the one whose account it is linked to.
	if (visit.personId !== who.id)
		forbidden('You are signed in as somebody else than a moment ago. Begin again.');
	await linkTo(db, who, visit.provider, await exchange(db, visit, home, query));
}
