import type { Database } from '#lib/db/open.server.ts';
import { deactivate as endAccount } from '../accounts/leaving.server.ts';
import type { Person } from '../accounts/person.ts';
import { leaveAll } from '../projects/leaving.server.ts';

/** Somebody leaves: every way in ends, and their place on what is under way is free, all of it or nothing. */
export const deactivate = (db: Database, who: Person, input: { personId: number }): Promise<void> =>
	endAccount(db, who, input, { also: (tx) => leaveAll(tx, input.personId) });
