import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { removedBy } from '#domain/entries/standing.server.ts';
import { ownStories } from '#domain/stories/listing.server.ts';
import { restore } from '#domain/stories/publication.server.ts';
import { KIND } from '#domain/stories/stories.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What one tells oneself: drafts, what is out, and what was removed. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		stories: await ownStories(db, person),
		removed: (await removedBy(db.read, person, KIND)).map(({ number, title }) => ({ number, title })),
	};
};

const Request = z.object({ number: z.coerce.number().int().positive() });

export const actions: Actions = {
	restore: form(Request, async (person, { number }, { locals }) => {
		await restore(locals.db, person, number);
		redirect(303, hrefOf('story', number));
	}),
};
