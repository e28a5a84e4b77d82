import { ReviewAnswer, reviewAnswerOf } from '#domain/postmortems/review-answer.ts';
import { reviewState } from '#domain/postmortems/review-state.server.ts';
import { askForReview, withdrawReview } from '#domain/postmortems/review.server.ts';
import { Asking } from '#domain/postmortems/review.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'How far a post-mortem is on its way: who reviews, who facilitates, what was answered',
	scope: 'read',
	answers: ReviewAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: reviewAnswerOf(await reviewState(locals.db, person, Number(params.number))),
	}),
});

export const POST = endpoint({
	summary: 'Ask for a review of a draft, for a facilitator, or for both; people by e-mail address or name',
	scope: 'write',
	body: Asking,
	answers: ReviewAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await askForReview(locals.db, person, number, body);
		return { body: reviewAnswerOf(await reviewState(locals.db, person, number)) };
	},
});

export const DELETE = endpoint({
	summary: 'End a review that is under way; what was said in it is kept',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await withdrawReview(locals.db, person, Number(params.number));
		return {};
	},
});
