import { z } from 'zod';
import { MentorshipAnswer } from '#domain/growth/mentoring/api-answer.ts';
import { ask } from '#domain/growth/mentoring/asking.server.ts';
import { mentorshipAnswer, ownMentorships } from '#domain/growth/mentoring/exporting.server.ts';
import { NewMentorship } from '#domain/growth/mentoring/mentorship-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'One’s own mentorships, pairings and shadowings, the latest first; nobody reads anybody else’s',
	scope: 'read',
	answers: z.object({ items: z.array(MentorshipAnswer) }),
	act: async (person, _given, { locals }) => ({
		body: { items: await ownMentorships(locals.db, person) },
	}),
});

export const POST = endpoint({
	summary: 'Ask somebody for a mentorship, to pair, or to shadow',
	scope: 'write',
	body: NewMentorship,
	answers: MentorshipAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { id } = await ask(locals.db, person, body);
		return { body: await mentorshipAnswer(locals.db, person, id) };
	},
});
