import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { insightsIn } from '../insights.server.ts';
import { scopeOf } from '../scope.server.ts';
import { ScopeQuery, upTo } from '../scope.ts';
import { weekIn, type Week } from './week.ts';

/** How learning goes and what of it is new, as far as they may see it at this moment; null where there is nothing to say. */
export async function weekOf(db: Database, who: Person, team: string | null): Promise<Week | null> {
	const query = ScopeQuery.parse({ team });
	const scope = await scopeOf(db, who, query);
	const insights = await insightsIn(db, who, scope);
	const then = now() - 7 * DAY;
	const before = await insightsIn(db, who, upTo(await scopeOf(db, who, query, then), then));
	return weekIn(insights, before, scope);
}
