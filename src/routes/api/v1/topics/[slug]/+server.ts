import { findShownTopic } from '#domain/lessons/topic-list.server.ts';
import { renameTopic } from '#domain/stewardship/topics.server.ts';
import { Renaming } from '#domain/stewardship/topics.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TopicAnswer, topicAnswer } from '../topic-answer.ts';

export const GET = endpoint({
	summary: 'One topic, by the name in its address or another name of it',
	scope: 'read',
	answers: TopicAnswer,
	act: async (person, _, { locals, params }) => ({
		body: topicAnswer(await findShownTopic(locals.db.read, person, params.slug ?? '')),
	}),
});

export const PATCH = endpoint({
	summary: 'Call a topic something else; its old name leads to it (curators)',
	scope: 'write',
	body: Renaming,
	answers: TopicAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		await renameTopic(db, person, params.slug ?? '', body);
		return { body: topicAnswer(await findShownTopic(db.read, person, body.name)) };
	},
});
