import { ChatPlaceChange, NewChatPlace, OneChatPlace } from '#domain/chat/chat.ts';
import {
	changeChatPlace,
	chatPlacesOf,
	makeChatPlace,
	pauseChatPlace,
	removeChatPlace,
	resumeChatPlace,
	sendTestMessage,
} from '#domain/chat/places.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	chatPlacesOf(event.locals.db, signedIn(event), event.params.slug);

export const actions: Actions = {
	make: form(NewChatPlace, async (person, input, { locals, params }: RequestEvent) => {
		await makeChatPlace(locals.db, person, params.slug, input);
	}),
	change: form(ChatPlaceChange, (person, input, { locals, params }: RequestEvent) =>
		changeChatPlace(locals.db, person, params.slug, input),
	),
	test: form(OneChatPlace, (person, input, { locals, params }: RequestEvent) =>
		sendTestMessage(locals.db, person, params.slug, input),
	),
	pause: form(OneChatPlace, (person, input, { locals, params }: RequestEvent) =>
		pauseChatPlace(locals.db, person, params.slug, input),
	),
	resume: form(OneChatPlace, (person, input, { locals, params }: RequestEvent) =>
		resumeChatPlace(locals.db, person, params.slug, input),
	),
	remove: form(OneChatPlace, (person, input, { locals, params }: RequestEvent) =>
		removeChatPlace(locals.db, person, params.slug, input),
	),
};
