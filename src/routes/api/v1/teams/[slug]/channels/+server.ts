import { z } from 'zod';
import { CHAT_NEWS, NewChatPlace } from '#domain/chat/chat.ts';
import { makeChatPlace } from '#domain/chat/places.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { ChannelAnswer, channelAt, channelsOf } from './channels.server.ts';

export const GET = endpoint({
	summary: 'The channels that hear of a team, for whoever looks after it',
	scope: 'read',
	answers: z.object({ items: z.array(ChannelAnswer) }),
	act: async (person, _, { locals, params: { slug = '' } }) => ({
		body: { items: await channelsOf(locals.db, person, slug) },
	}),
});

export const POST = endpoint({
	summary: 'Let a channel of a chat hear of a team',
	scope: 'write',
	body: NewChatPlace.extend({ news: z.array(z.enum(CHAT_NEWS)).min(1, 'Choose what it hears of.') }),
	answers: ChannelAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		const { id } = await makeChatPlace(db, person, slug, body);
		return {
			body: await channelAt(db, person, slug, id),
			headers: { location: `/api/v1/teams/${slug}/channels/${id}` },
		};
	},
});
