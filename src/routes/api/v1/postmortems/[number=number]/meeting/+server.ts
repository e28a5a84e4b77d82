import { MeetingAnswer, meetingAnswerOf } from '#domain/postmortems/meeting/meeting-answer.ts';
import { meetingPage } from '#domain/postmortems/meeting/meeting-page.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'The meeting about a post-mortem: when, its agenda, what was written down',
	scope: 'read',
	answers: MeetingAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: meetingAnswerOf(await meetingPage(locals.db, person, Number(params.number))),
	}),
});
