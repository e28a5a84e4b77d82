import {
	answerOfInsight,
	AskedScope,
	InsightsAnswer,
	refuseUnknown,
	scopeAsked,
	spanOf,
} from '#domain/insights/api-answer.ts';
import { headlineOf } from '#domain/insights/headline.ts';
import { questionsOf } from '#domain/insights/questions.ts';
import { readInsights } from '#domain/insights/insights.server.ts';
import { readTotals } from '#domain/insights/totals.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What the data says of how learning is, within what you may read: findings, totals, questions',
	scope: 'read',
	query: AskedScope,
	answers: InsightsAnswer,
	act: async (person, { query }, { locals }) => {
		const { scope, insights } = await readInsights(locals.db, person, scopeAsked(query));
		refuseUnknown(scope);
		return {
			body: {
				...{ headline: headlineOf(insights), ...spanOf(scope) },
				totals: await readTotals(locals.db, person, scope),
				questions: questionsOf(insights),
				items: insights.map(answerOfInsight),
			},
		};
	},
});
