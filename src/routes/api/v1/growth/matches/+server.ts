import { answerOf, MatchesAnswer, MatchesQuery } from '#domain/growth/matching/api-answer.ts';
import { matchesFor } from '#domain/growth/matching/matches.server.ts';
import { learningTimeAWeek } from '#domain/projects/allowance/a-week.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Openings that meet whoever asks, with every reason in words',
	scope: 'read',
	query: MatchesQuery,
	answers: MatchesAnswer,
	act: async (person, { query: { list = null, form, limit } }, { locals: { db } }) => ({
		body: answerOf(
			await matchesFor(db, person, {
				...{ list, limit },
				forms: form ? [form] : null,
				learningTime: await learningTimeAWeek(db.read, person),
			}),
		),
	}),
});
