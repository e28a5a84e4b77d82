import { z } from 'zod';
import { agree, decline } from '#domain/growth/mentoring/answering.server.ts';
import { MentorshipAnswer } from '#domain/growth/mentoring/api-answer.ts';
import { mentorshipAnswer } from '#domain/growth/mentoring/exporting.server.ts';
import { Agreeing, Declining } from '#domain/growth/mentoring/mentorship-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Answer somebody who asked you: yes, with a goal that you share where you learn; or no, kindly',
	scope: 'write',
	refuses: [409],
	body: z.discriminatedUnion('yes', [
		Agreeing.extend({ yes: z.literal(true) }),
		Declining.extend({ yes: z.literal(false) }),
	]),
	answers: MentorshipAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await (body.yes ? agree(db, person, id, body) : decline(db, person, id, body));
		return { body: await mentorshipAnswer(db, person, id) };
	},
});
