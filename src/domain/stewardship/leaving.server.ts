import type { Database } from '#lib/db/open.server.ts';
import { deactivate as endAccount } from '../accounts/leaving.server.ts';
import type { Person } from '../accounts/person.ts';
import { leaveOpenings } from '../growth/opportunities/contact.server.ts';
import { closeAllOf } from '../growth/mentoring/closing.server.ts';
import { leaveAll } from '../projects/leaving.server.ts';

/**
 * Somebody leaves: every way in ends, their place on what is under way is free, others are asked to answer for what
 * they offered, and what they agreed on with one other is closed; all of it or nothing.
 */
export const deactivate = (db: Database, who: Person, input: { personId: number }): Promise<void> =>
	endAccount(db, who, input, {
		also: async (tx) => {
			await leaveAll(tx, input.personId);
			await leaveOpenings(tx, input.personId);
			await closeAllOf(tx, input.personId);
		},
	});
