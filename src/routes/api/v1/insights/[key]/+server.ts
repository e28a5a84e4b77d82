import {
	answerOfWhole,
	AskedScope,
	refuseUnknown,
	scopeAsked,
	WholeInsightAnswer,
} from '#domain/insights/api-answer.ts';
import { readInsight } from '#domain/insights/insights.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'One of them whole: its finding, the numbers behind it, how it is computed',
	scope: 'read',
	query: AskedScope,
	answers: WholeInsightAnswer,
	act: async (person, { query }, { locals, params }) => {
		const found = await readInsight(locals.db, person, params.key ?? '', scopeAsked(query));
		const { insight, scope } = found ?? missing('This chart');
		refuseUnknown(scope);
		return { body: answerOfWhole(insight, scope) };
	},
});
