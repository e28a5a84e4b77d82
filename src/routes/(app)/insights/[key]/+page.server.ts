import { INSIGHT_NAMES, INSIGHTS, type InsightKey } from '#domain/insights/insight.ts';
import { readInsight } from '#domain/insights/insights.server.ts';
import { scopeChoices } from '#domain/insights/scope-choices.server.ts';
import { readScope, scopeWords } from '#domain/insights/scope.ts';
import { missing } from '#lib/errors.ts';
import { lean } from '#lib/ui/charts/many.ts';
import { toShow } from '#lib/ui/charts/tabled.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const query = readScope(event.url.searchParams);
	const { scope, insight } =
		(await readInsight(db, person, event.params.key, query)) ?? missing('This chart');
	const at = INSIGHTS.indexOf(insight.key);
	const named = (key: InsightKey | undefined) =>
		key === undefined ? null : { key, name: INSIGHT_NAMES[key] };
	return {
		query,
		scope: { words: scopeWords(scope), team: scope.team?.name ?? null, topic: scope.topic?.name ?? null },
		choices: await scopeChoices(db, person),
		insight: { ...insight, drawn: lean(insight.drawn), numbers: toShow(insight.numbers) },
		before: named(INSIGHTS[at - 1]),
		after: named(INSIGHTS[at + 1]),
	};
};
