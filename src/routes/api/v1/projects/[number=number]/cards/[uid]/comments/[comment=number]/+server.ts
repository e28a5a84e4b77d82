import { z } from 'zod';
import { CommentAnswer, commentAnswerOf } from '#domain/entries/discussion/answer.ts';
import { Reply } from '#domain/entries/discussion/note.ts';
import { rewriteSaid, takeBackSaid, talkOf } from '#domain/projects/board/talk.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PATCH = endpoint({
	summary: 'Say something of your own about a card in other words',
	scope: 'write',
	body: Reply,
	answers: z.object({ comments: z.array(CommentAnswer) }),
	act: async (person, { body }, { locals: { db }, params }) => {
		const [number, uid] = [Number(params.number), String(params.uid)];
		await rewriteSaid(db, person, number, uid, { ...body, comment: Number(params.comment) });
		const { comments } = await talkOf(db, person, number, uid);
		return { body: { comments: comments.map(commentAnswerOf) } };
	},
});

export const DELETE = endpoint({
	summary: 'Take back what you said about a card',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		const comment = Number(params.comment);
		await takeBackSaid(locals.db, person, Number(params.number), String(params.uid), { comment });
		return {};
	},
});
