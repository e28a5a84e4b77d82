import { MentorshipAnswer } from '#domain/growth/mentoring/api-answer.ts';
import { takeBack } from '#domain/growth/mentoring/asking.server.ts';
import { mentorshipAnswer } from '#domain/growth/mentoring/exporting.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'One of your own mentorships, pairings or shadowings',
	scope: 'read',
	answers: MentorshipAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: await mentorshipAnswer(locals.db, person, Number(params.id)),
	}),
});

export const DELETE = endpoint({
	summary: 'Take back what you asked, while it is not answered',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeBack(locals.db, person, Number(params.id));
		return {};
	},
});
