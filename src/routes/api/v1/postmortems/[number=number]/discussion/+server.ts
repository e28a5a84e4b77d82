import { answerOf, DiscussionAnswer } from '#domain/entries/discussion/answer.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { readDiscussion } from '#domain/postmortems/discussed.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What is said about a post-mortem',
	scope: 'read',
	answers: DiscussionAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf((await readDiscussion(locals.db, person, Number(params.number))).discussion),
	}),
});

export const POST = endpoint({
	summary: 'Leave a note: about all of it, or at the words quoted from one of its parts',
	scope: 'write',
	body: NewThread,
	answers: DiscussionAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		await note(locals.db, person, { kind: 'postmortem', number }, body);
		return { body: answerOf((await readDiscussion(locals.db, person, number)).discussion) };
	},
});
