import { oneActions } from '../../../webhooks/actions.server.ts';
import { oneWebhook } from '../../../webhooks/one.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const shown = await oneWebhook(event, null, Number(event.params.id));
	return { ...shown, heading: { title: shown.hook.name } };
};

export const actions: Actions = oneActions(() => null);
