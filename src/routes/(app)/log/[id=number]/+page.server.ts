import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { NextForm } from '#domain/log/composing.ts';
import { revise } from '#domain/log/log.server.ts';
import { publish, remove } from '#domain/log/publication.server.ts';
import { readShown } from '#domain/log/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const it = await readShown(event.locals.db, person, numberIn(event));
	event.locals.unkept = it.publishedAt === null;
	return {
		it,
		/** Asked in the page itself, where no script opens a dialog. */
		confirm: event.url.searchParams.get('confirm') === 'remove',
	};
};

const Nothing = z.object({});

export const actions: Actions = {
	publish: form(Nothing, async (person, _input, event: RequestEvent) => {
		await publish(event.locals.db, person, numberIn(event));
		redirect(303, hrefOf('log', numberIn(event)));
	}),
	next: form(NextForm, async (person, { next }, event: RequestEvent) => {
		await revise(event.locals.db, person, numberIn(event), { next });
		redirect(303, hrefOf('log', numberIn(event)));
	}),
	remove: form(Nothing, async (person, _input, event: RequestEvent) => {
		await remove(event.locals.db, person, numberIn(event));
		redirect(303, `/log/mine?removed=${event.params.id}`);
	}),
};
