import { z } from 'zod';
import { CHAT_NEWS, NewChatPlace } from '#domain/chat/chat.ts';
import { changeChatPlace, removeChatPlace } from '#domain/chat/places.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { ChannelAnswer, channelAt } from '../channels.server.ts';

export const GET = endpoint({
	summary: 'One channel, and how the last try to reach it went',
	scope: 'read',
	answers: ChannelAnswer,
	act: async (person, _, { locals, params: { slug = '', id } }) => ({
		body: await channelAt(locals.db, person, slug, Number(id)),
	}),
});

export const PATCH = endpoint({
	summary: 'Change what a channel is called, where it is or what it hears of',
	scope: 'write',
	body: z.object({
		kind: NewChatPlace.shape.kind.optional(),
		name: NewChatPlace.shape.name.optional(),
		address: NewChatPlace.shape.address.optional(),
		news: z.array(z.enum(CHAT_NEWS)).min(1, 'Choose what it hears of.').optional(),
	}),
	answers: ChannelAnswer,
	act: async (person, { body }, { locals: { db }, params: { slug = '', id } }) => {
		const { kind, name, news } = await channelAt(db, person, slug, Number(id));
		await changeChatPlace(db, person, slug, {
			id: Number(id),
			kind: body.kind ?? kind,
			name: body.name ?? name,
			news: body.news ?? news,
			address: body.address ?? '',
		});
		return { body: await channelAt(db, person, slug, Number(id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a channel: nothing is said in it any more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { slug = '', id } }) => {
		await removeChatPlace(locals.db, person, slug, { id: Number(id) });
		return {};
	},
});
