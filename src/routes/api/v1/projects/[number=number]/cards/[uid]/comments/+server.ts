import { z } from 'zod';
import { commentAnswerOf, CommentAnswer } from '#domain/entries/discussion/answer.ts';
import { Reply } from '#domain/entries/discussion/note.ts';
import { say, talkOf } from '#domain/projects/board/talk.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Comments = z.object({ comments: z.array(CommentAnswer) });

export const GET = endpoint({
	summary: 'What is said about a card, the oldest first',
	scope: 'read',
	answers: Comments,
	act: async (person, _given, { locals, params }) => {
		const { comments } = await talkOf(locals.db, person, Number(params.number), String(params.uid));
		return { body: { comments: comments.map(commentAnswerOf) } };
	},
});

export const POST = endpoint({
	summary: 'Say something about a card; who is on it, who spoke there and who is named hear of it',
	scope: 'write',
	body: Reply,
	answers: Comments,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const [number, uid] = [Number(params.number), String(params.uid)];
		await say(locals.db, person, number, uid, body);
		const { comments } = await talkOf(locals.db, person, number, uid);
		return { body: { comments: comments.map(commentAnswerOf) } };
	},
});
