import type { RequestEvent } from '@sveltejs/kit';
import { countMissed, deliveriesTo, lookInto } from '#domain/webhooks/deliveries.server.ts';
import type { Place } from '#domain/webhooks/place.server.ts';
import { webhookAt } from '#domain/webhooks/webhooks.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';

/** What the page of one webhook shows; `?delivery=` is the one that is looked into. */
export async function oneWebhook(event: RequestEvent, place: Place, id: number) {
	const person = signedIn(event);
	const { db } = event.locals;
	const hook = await webhookAt(db, person, place, id);
	const deliveries = await deliveriesTo(db, person, place, id);
	const asked = Number(event.url.searchParams.get('delivery'));
	const open = deliveries.some((one) => one.id === asked) ? asked : null;
	return {
		hook,
		deliveries,
		missed: await countMissed(db, person, place, id),
		open:
			open === null ? null : { id: open, payload: await lookInto(db, person, place, { id, delivery: open }) },
	};
}
