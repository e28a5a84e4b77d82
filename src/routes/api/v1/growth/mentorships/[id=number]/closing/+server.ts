import { MentorshipAnswer } from '#domain/growth/mentoring/api-answer.ts';
import { closeWithWords } from '#domain/growth/mentoring/closing.server.ts';
import { mentorshipAnswer } from '#domain/growth/mentoring/exporting.server.ts';
import { Closing } from '#domain/growth/mentoring/mentorship-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Close a mentorship, with what you learned: for both of you, or for yourself',
	scope: 'write',
	refuses: [409],
	body: Closing,
	answers: MentorshipAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await closeWithWords(db, person, id, body);
		return { body: await mentorshipAnswer(db, person, id) };
	},
});
