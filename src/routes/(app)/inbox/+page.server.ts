import { z } from 'zod';
import { erasuresAsked } from '#domain/accounts/erasing.server.ts';
import { INBOX } from '#domain/notifications/notices.ts';
import { MATTERS } from '#domain/notifications/channels.ts';
import { inbox, inboxCounts } from '#domain/notifications/inbox.server.ts';
import { bringBack, markAllRead, markRead, snooze } from '#domain/notifications/marking.server.ts';
import { SNOOZES, snoozesAt, snoozeUntil } from '#domain/notifications/snooze.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { newsOf } from '../frame.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const Shown = z.object({
	show: z
		.enum(['later', ...MATTERS])
		.optional()
		.catch(undefined),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	event.depends(newsOf(INBOX));
	const { show } = Shown.parse(Object.fromEntries(event.url.searchParams));
	const at = now();
	const told = await inbox(db, person, {
		snoozed: show === 'later',
		...(show === undefined || show === 'later' ? {} : { matters: [show] }),
	});
	return {
		told,
		show: show ?? null,
		counts: await inboxCounts(db, person),
		erasures: show === undefined ? await erasuresAsked(db.read, person) : [],
		snoozes: snoozesAt(at, person.zone).map((until) => ({ until, at: snoozeUntil(until, at, person.zone) })),
	};
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
	snooze: form(
		One.extend({ until: z.enum(SNOOZES) }),
		async (person, { id, until }, { locals }: RequestEvent) => {
			await snooze(locals.db, person, { ids: [id], until });
		},
	),
	bringBack: form(One, async (person, { id }, { locals }: RequestEvent) => {
		await bringBack(locals.db, person, { ids: [id] });
	}),
};
