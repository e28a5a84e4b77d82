import { redirect } from '@sveltejs/kit';
import { hrefOf } from '#domain/entries/kinds.ts';
import { ConsentAnswer } from '#domain/stories/consent.ts';
import { answerConsent, askedOf } from '#domain/stories/consents.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

/** For whoever a story speaks of: the words about them, and nothing else of it. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { entryId: _, ...asked } = await askedOf(event.locals.db.read, person, numberIn(event));
	return { number: numberIn(event), asked };
};

export const actions: Actions = {
	answer: form(ConsentAnswer, async (person, input, event: RequestEvent) => {
		await answerConsent(event.locals.db, person, numberIn(event), input);
		redirect(303, `${hrefOf('story', numberIn(event))}/consent`);
	}),
};
