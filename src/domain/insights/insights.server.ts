import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { readChanges } from './changes.server.ts';
import { readChecks } from './checks.server.ts';
import { readDurations } from './durations.server.ts';
import { readFactors } from './factors.server.ts';
import { INSIGHTS, type Insight, type InsightKey } from './insight.ts';
import { readLearningSpeed } from './learning-speed.server.ts';
import { readPulse } from './pulse.server.ts';
import { scopeOf } from './scope.server.ts';
import type { Scope, ScopeQuery } from './scope.ts';
import { readRhythm } from './rhythm.server.ts';
import { readReach } from './reach.server.ts';
import { readEndings } from './endings.server.ts';
import { readStories } from './stories-told.server.ts';
import { readTraining } from './training-done.server.ts';
import { readLearningTime } from './learning-time.server.ts';
import { readReviews } from './reviews.server.ts';

type Read = (db: Database, who: Person, scope: Scope) => Promise<Insight>;

/** One function for each: it reads what it needs within the visibility of whoever looks, and says what that supports. */
const READ: Record<InsightKey, Read> = {
	'learning-speed': readLearningSpeed,
	changes: readChanges,
	factors: readFactors,
	checks: readChecks,
	durations: readDurations,
	rhythm: readRhythm,
	pulse: readPulse,
	reach: readReach,
	endings: readEndings,
	stories: readStories,
	training: readTraining,
	'learning-time': readLearningTime,
	reviews: readReviews,
};

/** All of them, in the order of the page. */
export async function readInsights(
	db: Database,
	who: Person,
	query: ScopeQuery,
): Promise<{ scope: Scope; insights: Insight[] }> {
	const scope = await scopeOf(db, who, query);
	return { scope, insights: await insightsIn(db, who, scope) };
}

export async function insightsIn(db: Database, who: Person, scope: Scope): Promise<Insight[]> {
	const insights: Insight[] = [];
	for (const key of INSIGHTS) insights.push(await READ[key](db, who, scope));
	return insights;
}

/** @returns null where there is no such insight */
export async function readInsight(
	db: Database,
	who: Person,
	named: string,
	query: ScopeQuery,
): Promise<{ scope: Scope; insight: Insight } | null> {
	const key = INSIGHTS.find((one) => one === named);
	if (key === undefined) return null;
	const scope = await scopeOf(db, who, query);
	return { scope, insight: await READ[key](db, who, scope) };
}
