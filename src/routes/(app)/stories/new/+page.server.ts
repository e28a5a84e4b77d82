import { redirect } from '@sveltejs/kit';
import { mayBegin } from '#domain/accounts/may.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { coached } from '#domain/stories/coached.server.ts';
import { begin, beginWritten, read } from '#domain/stories/stories.server.ts';
import { BeginForm, BegunForm } from '#domain/stories/story-form.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const person = signedIn(event);
	if (!mayBegin(person))
		forbidden('Guests read and discuss; stories are told by the people of the workspace.');
	return { postmortem: event.url.searchParams.get('postmortem') ?? '' };
};

/** Eleven parts of forty thousand characters. */
const LIMIT = 2_000_000;

export const actions: Actions = {
	begin: form(BeginForm, async (person, input, { locals }) => {
		const { number } = await begin(locals.db, person, input);
		redirect(303, `${hrefOf('story', number)}/edit`);
	}),

	/** What was written without a network, once there is one. */
	save: form(
		BegunForm,
		async (person, input, { locals: { db } }) => {
			const { number, version } = await beginWritten(db, person, input);
			if (!input.autosaved) redirect(303, hrefOf('story', number));
			return { number, version, coached: await coached(db, person, await read(db, person, number)) };
		},
		{ limit: LIMIT },
	),
};
