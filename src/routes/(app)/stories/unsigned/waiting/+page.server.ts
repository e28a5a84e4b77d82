import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { giveBack, publish, waiting } from '#domain/stories/unsigned/looking-through.server.ts';
import { partsShown } from '#domain/stories/unsigned/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const all = await waiting(event.locals.db, person);
	return { stories: all.map((one) => ({ ...one, parts: partsShown(one.told) })) };
};

const Key = z.object({ key: z.string().max(60) });
const Out = Key.extend({ seen: z.string().max(64) });
const Back = Key.extend({
	reply: z.string().trim().max(2_000, 'A word about it can be 2,000 characters at the most.'),
});

export const actions: Actions = {
	publish: form(Out, async (person, input, { locals }) => {
		const { number } = await publish(locals.db, person, input);
		redirect(303, `/stories/${number}`);
	}),
	giveBack: form(Back, async (person, input, { locals }) => {
		await giveBack(locals.db, person, input);
		redirect(303, '/stories/unsigned/waiting');
	}),
};
