import { findShownTopic } from '#domain/lessons/topic-list.server.ts';
import { mergeTopic } from '#domain/stewardship/topics.server.ts';
import { Merging } from '#domain/stewardship/topics.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TopicAnswer, topicAnswer } from '../../topic-answer.ts';

export const POST = endpoint({
	summary: 'Make two topics one: everything about this one is about the other, by its name (curators)',
	scope: 'write',
	body: Merging,
	answers: TopicAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		await mergeTopic(db, person, params.slug ?? '', body);
		return { body: topicAnswer(await findShownTopic(db.read, person, body.into)) };
	},
});
