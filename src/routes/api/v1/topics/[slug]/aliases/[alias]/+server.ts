import type { z } from 'zod';
import { findShownTopic } from '#domain/lessons/topic-list.server.ts';
import { addAlias, takeAlias } from '#domain/stewardship/topics.server.ts';
import { Alias } from '#domain/stewardship/topics.ts';
import { invalid } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { TopicAnswer, topicAnswer } from '../../../topic-answer.ts';

function named(alias: string | undefined): z.output<typeof Alias> {
	const read = Alias.safeParse({ alias });
	return read.success ? read.data : invalid(fieldErrors(read.error));
}

export const PUT = endpoint({
	summary: 'Give a topic another name: whoever types it means this topic (curators)',
	scope: 'write',
	answers: TopicAnswer,
	act: async (person, _, { locals: { db }, params: { slug = '', alias } }) => {
		await addAlias(db, person, slug, named(alias));
		return { body: topicAnswer(await findShownTopic(db.read, person, slug)) };
	},
});

export const DELETE = endpoint({
	summary: 'Take another name of a topic away (curators)',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params: { slug = '', alias } }) => {
		await takeAlias(db, person, slug, named(alias));
		return {};
	},
});
