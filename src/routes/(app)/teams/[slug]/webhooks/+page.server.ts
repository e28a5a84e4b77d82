import { tendedPlace } from '#domain/webhooks/place.server.ts';
import { webhooksAt } from '#domain/webhooks/webhooks.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { listActions } from '../../../webhooks/actions.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const { name } = await tendedPlace(db, person, slug);
	return { team: { slug, name: name ?? '' }, hooks: await webhooksAt(db, person, slug) };
};

export const actions: Actions = listActions(({ params }: RequestEvent) => params.slug);
