import { z } from 'zod';
import { listTopics } from '#domain/lessons/topic-list.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TopicAnswer, topicAnswer } from './topic-answer.ts';

export const GET = endpoint({
	summary:
		'Topics of what you may read, with their other names and how many entries and lessons are about each',
	scope: 'read',
	answers: z.object({ items: z.array(TopicAnswer) }),
	act: async (person, _, { locals }) => ({
		body: { items: (await listTopics(locals.db.read, person)).map(topicAnswer) },
	}),
});
