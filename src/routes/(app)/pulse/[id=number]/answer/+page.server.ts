import { redirect } from '@sveltejs/kit';
import { Answering } from '#domain/pulse/answering.ts';
import { answer } from '#domain/pulse/answering.server.ts';
import { roundOf } from '#domain/pulse/rounds.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => ({
	round: await roundOf(event.locals.db, signedIn(event), idIn(event)),
});

export const actions: Actions = {
	default: form(Answering, async (person, input, event: RequestEvent) => {
		await answer(event.locals.db, person, idIn(event), input);
		redirect(303, `/pulse/${idIn(event)}/answer`);
	}),
};
