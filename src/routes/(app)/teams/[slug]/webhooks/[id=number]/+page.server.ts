import { oneActions } from '../../../../webhooks/actions.server.ts';
import { oneWebhook } from '../../../../webhooks/one.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
	slug: event.params.slug,
	...(await oneWebhook(event, event.params.slug, Number(event.params.id))),
});

export const actions: Actions = oneActions(({ params }: RequestEvent) => params.slug);
