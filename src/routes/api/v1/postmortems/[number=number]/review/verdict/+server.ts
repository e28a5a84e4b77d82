import { ReviewAnswer, reviewAnswerOf } from '#domain/postmortems/review-answer.ts';
import { reviewState } from '#domain/postmortems/review-state.server.ts';
import { answerReview } from '#domain/postmortems/review.server.ts';
import { Answering } from '#domain/postmortems/review.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Answer a review: approve the version that stands there now, or ask for more',
	scope: 'write',
	body: Answering,
	answers: ReviewAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await answerReview(locals.db, person, number, body);
		return { body: reviewAnswerOf(await reviewState(locals.db, person, number)) };
	},
});
