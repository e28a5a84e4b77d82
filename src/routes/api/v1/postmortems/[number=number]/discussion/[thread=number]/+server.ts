import { answerOf, DiscussionAnswer } from '#domain/entries/discussion/answer.ts';
import { reply } from '#domain/entries/discussion/commenting.server.ts';
import { Reply, Resolution } from '#domain/entries/discussion/note.ts';
import { reopen, resolve } from '#domain/entries/discussion/resolving.server.ts';
import { readDiscussion } from '#domain/postmortems/discussed.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Reply to a note',
	scope: 'write',
	body: Reply,
	answers: DiscussionAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		const input = { ...body, thread: Number(params.thread) };
		await reply(locals.db, person, { kind: 'postmortem', number }, input);
		return { body: answerOf((await readDiscussion(locals.db, person, number)).discussion) };
	},
});

export const PATCH = endpoint({
	summary: 'Resolve a note, or open it again',
	scope: 'write',
	body: Resolution,
	answers: DiscussionAnswer,
	act: async (person, { body }, { locals, params }) => {
		const number = Number(params.number);
		const change = body.resolved ? resolve : reopen;
		await change(locals.db, person, { kind: 'postmortem', number }, { thread: Number(params.thread) });
		return { body: answerOf((await readDiscussion(locals.db, person, number)).discussion) };
	},
});
