import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { growthProfile } from '../profile/tables.server.ts';
import { areUsual, type ChosenWeights } from './weights.ts';

/** How much each part of a match says for somebody, from now on. Nobody else is told, and nobody else’s list changes. */
export async function chooseWeights(db: Database, who: Person, chosen: ChosenWeights): Promise<void> {
	if (isGuest(who)) forbidden('Matches are for the people of the workspace.');
	const { ranks, ...own } = chosen;
	const set = { weights: areUsual(own) ? null : own, ranks, changedAt: now() };
	await transact(db, (tx) =>
		tx
			.insert(growthProfile)
			.values({ personId: who.id, interests: [], ...set })
			.onConflictDoUpdate({ target: growthProfile.personId, set }),
	);
}
