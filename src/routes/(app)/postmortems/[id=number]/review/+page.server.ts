import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';

import { facilitators } from '#domain/entries/facilitation.server.ts';
import { endFacilitation } from '#domain/postmortems/facilitator.server.ts';
import { read } from '#domain/postmortems/postmortems.server.ts';
import { reviewState } from '#domain/postmortems/review-state.server.ts';
import { answerReview, askForReview, withdrawReview } from '#domain/postmortems/review.server.ts';
import { Answering, Asking } from '#domain/postmortems/review.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const number = numberIn(event);
	const review = await reviewState(db, person, number);
	if (!review.isAuthor && !review.isReviewer) forbidden('Its authors ask for a review.');
	const { content, sharing } = await read(db, person, number);
	const people = review.isAuthor ? await listPeople(db, person) : [];
	return {
		number,
		title: content.title || 'Without a title yet',
		visibility: sharing.visibility,
		review,
		people: people
			.filter(({ email }) => !sharing.authors.includes(email))
			.map(({ name, email }) => ({ name, email })),
		facilitators: review.isAuthor ? (await facilitators(db.read)).map(({ name }) => name) : [],
	};
};

const back = (event: RequestEvent): never => redirect(303, `/postmortems/${event.params.id}`);

export const actions: Actions = {
	ask: form(Asking, async (person, asking, event: RequestEvent) => {
		await askForReview(event.locals.db, person, numberIn(event), asking);
		back(event);
	}),
	answer: form(Answering, async (person, answer, event: RequestEvent) => {
		await answerReview(event.locals.db, person, numberIn(event), answer);
		back(event);
	}),
	end: form(z.object({}), async (person, _, event: RequestEvent) => {
		await withdrawReview(event.locals.db, person, numberIn(event));
		back(event);
	}),
	endFacilitation: form(z.object({}), async (person, _, event: RequestEvent) => {
		const { isAuthor } = await endFacilitation(event.locals.db, person, numberIn(event));
		// Whoever hands a draft back does not see it any more.
		redirect(303, isAuthor ? `/postmortems/${event.params.id}` : '/');
	}),
};
