import { z } from 'zod';
import { erasuresAsked } from '#domain/accounts/erasing.server.ts';
import { inbox } from '#domain/notifications/inbox.server.ts';
import { markAllRead, markRead } from '#domain/notifications/notifications.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return { told: await inbox(db, person), erasures: await erasuresAsked(db.read, person) };
};

const One = z.object({ id: z.coerce.number().int().positive() });
const Nothing = z.object({});

export const actions: Actions = {
	read: form(One, async (person, { id }, { locals }: RequestEvent) => {
		await markRead(locals.db, person, { ids: [id] });
	}),
	readAll: form(Nothing, async (person, _, { locals }: RequestEvent) => {
		await markAllRead(locals.db, person);
	}),
};
