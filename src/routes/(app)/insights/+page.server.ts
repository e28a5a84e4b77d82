import { headlineOf } from '#domain/insights/headline.ts';
import { questionsOf } from '#domain/insights/questions.ts';
import { readInsights } from '#domain/insights/insights.server.ts';
import { nextLearningHour } from '#domain/insights/learning-hour.server.ts';
import { scopeChoices } from '#domain/insights/scope-choices.server.ts';
import { readScope, scopeWords } from '#domain/insights/scope.ts';
import { readTotals } from '#domain/insights/totals.server.ts';
import { totalsShown } from '#domain/insights/totals.ts';
import { mayReadAnything } from '#domain/lessons/today.server.ts';
import { lean } from '#lib/ui/charts/many.ts';
import { toShow } from '#lib/ui/charts/tabled.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const query = readScope(event.url.searchParams);
	const { scope, insights } = await readInsights(db, person, query);
	const totals = totalsShown(await readTotals(db, person, scope));
	const isEmpty =
		insights.every(({ finding }) => finding === null) &&
		totals.every(({ number, of }) => number === 0 && of === null);
	return {
		query,
		/** Of what is looked at there is nothing; of the rest there may be. */
		empty: !isEmpty
			? null
			: (await mayReadAnything(db, person))
				? ('here' as const)
				: ('everywhere' as const),
		scope: { words: scopeWords(scope), team: scope.team?.name ?? null, topic: scope.topic?.name ?? null },
		choices: await scopeChoices(db, person),
		totals,
		insights: insights.map((one) => ({ ...one, drawn: lean(one.drawn), numbers: toShow(one.numbers) })),
		headline: headlineOf(insights),
		questions: questionsOf(insights),
		hour: await nextLearningHour(db, person),
	};
};
