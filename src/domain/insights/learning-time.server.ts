import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { keptOfGroups } from '../projects/allowance/shares.server.ts';
import { groupNames } from './group-names.server.ts';
import type { Insight } from './insight.ts';
import { learningTime } from './learning-time.ts';
import type { Scope } from './scope.ts';

/** What was counted this week is read: this counts nobody anew. */
export async function readLearningTime(db: Database, who: Person, scope: Scope): Promise<Insight> {
	const { asOf, groups } = await keptOfGroups(db, who);
	const names = await groupNames(db, who, scope);
	const shown = names.flatMap((name) => groups.find((group) => group.name === name) ?? []);
	return learningTime({ groups: shown, asOf, ofTeam: scope.teamIds !== null }, now());
}
