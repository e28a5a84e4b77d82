import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	chatIdentitiesOf,
	connectChat,
	disconnectChat,
	introducedBy,
} from '#domain/chat/identities.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const link = event.url.searchParams.get('link');
	const as = event.url.searchParams.get('as') ?? '';
	return {
		identities: await chatIdentitiesOf(db, person),
		/** Whom a link from a chat would connect. */
		introduced: link === null ? null : { link, as, chat: await introducedBy(db, { link, as }) },
	};
};

const Connecting = z.object({ secret: z.string().max(200), as: z.string().max(500) });

export const actions: Actions = {
	connect: form(Connecting, async (person, input, { locals }) => {
		await connectChat(locals.db, person, input);
		redirect(303, '/settings/chat');
	}),
	disconnect: form(z.object({ id: z.coerce.number().int() }), (person, input, { locals }) =>
		disconnectChat(locals.db, person, input),
	),
};
