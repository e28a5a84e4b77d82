import { redirect, type RequestEvent } from '@sveltejs/kit';
import { sendAgain, sendAllAgain, sendTest } from '#domain/webhooks/deliveries.server.ts';
import { NewWebhook, OneDelivery, OneWebhook, WebhookChange } from '#domain/webhooks/webhook.ts';
import type { Place } from '#domain/webhooks/place.server.ts';
import { forgetEarlierSecret, renewSecret } from '#domain/webhooks/secrets.server.ts';
import {
	changeWebhook,
	makeWebhook,
	pauseWebhook,
	removeWebhook,
	resumeWebhook,
} from '#domain/webhooks/webhooks.server.ts';
import { form } from '#lib/web/form.server.ts';

/** Of the pages that list webhooks: the workspace's and each team's have the same. */
export function listActions<Event extends RequestEvent>(placeOf: (event: Event) => Place) {
	return {
		make: form(NewWebhook, async (person, input, event: Event) => ({
			made: await makeWebhook(event.locals.db, person, placeOf(event), input),
			named: input.name,
		})),
	};
}

/** Of the pages of one webhook. */
export function oneActions<Event extends RequestEvent>(placeOf: (event: Event) => Place) {
	return {
		change: form(WebhookChange, (person, input, event: Event) =>
			changeWebhook(event.locals.db, person, placeOf(event), input),
		),
		renew: form(OneWebhook, async (person, input, event: Event) => ({
			made: await renewSecret(event.locals.db, person, placeOf(event), input),
		})),
		forget: form(OneWebhook, (person, input, event: Event) =>
			forgetEarlierSecret(event.locals.db, person, placeOf(event), input),
		),
		pause: form(OneWebhook, (person, input, event: Event) =>
			pauseWebhook(event.locals.db, person, placeOf(event), input),
		),
		resume: form(OneWebhook, (person, input, event: Event) =>
			resumeWebhook(event.locals.db, person, placeOf(event), input),
		),
		remove: form(OneWebhook, async (person, input, event: Event) => {
			const place = placeOf(event);
			await removeWebhook(event.locals.db, person, place, input);
			redirect(303, place === null ? '/admin/webhooks' : `/teams/${place}/webhooks`);
		}),
		test: form(OneWebhook, (person, input, event: Event) =>
			sendTest(event.locals.db, person, placeOf(event), input),
		),
		again: form(OneDelivery, (person, input, event: Event) =>
			sendAgain(event.locals.db, person, placeOf(event), input),
		),
		all: form(OneWebhook, (person, input, event: Event) =>
			sendAllAgain(event.locals.db, person, placeOf(event), input),
		),
	};
}
