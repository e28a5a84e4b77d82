import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Which } from '#domain/growth/applying/application.ts';
import { withdraw } from '#domain/growth/applying/applying.server.ts';
import { takeQuestionBack } from '#domain/growth/applying/asking-first.server.ts';
import {
	inclinedTo,
	keepInMind,
	putAside,
	takeInclinationBack,
} from '#domain/growth/applying/inclinations.server.ts';
import { giveWord } from '#domain/growth/applying/lead-answering.server.ts';
import { LeadWord } from '#domain/growth/applying/lead-step.ts';
import { allOwnQuestions, leadsTo, ownApplications } from '#domain/growth/applying/mine.server.ts';
import { answersOf, asLead } from '#domain/growth/applying/waiting.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const db = event.locals.db.read;
	return {
		kept: await inclinedTo(db, person, 'interested'),
		aside: await inclinedTo(db, person, 'not-now'),
		applications: (await ownApplications(db, person)).map((one) => ({ ...one, leadsTo: leadsTo(one) })),
		questions: await allOwnQuestions(db, person),
		waiting: (await answersOf(db, person)).filter(({ is }) => is !== 'lead'),
		asLead: await asLead(db, person),
	};
};

/** `from`: the page of the opening, on which one stays. */
const WhichOpening = z.object({
	number: z.coerce.number().int().positive(),
	from: z.literal('opening').optional().catch(undefined),
});

const backTo = ({ number, from }: z.output<typeof WhichOpening>): string =>
	from === undefined ? '/growth/asked' : `/growth/openings/${number}`;

export const actions: Actions = {
	keep: form(WhichOpening, async (person, input, { locals }: RequestEvent) => {
		await keepInMind(locals.db, person, input.number);
		redirect(303, backTo(input));
	}),
	aside: form(WhichOpening, async (person, input, { locals }: RequestEvent) => {
		await putAside(locals.db, person, input.number);
		redirect(303, backTo(input));
	}),
	takeBack: form(WhichOpening, async (person, input, { locals }: RequestEvent) => {
		await takeInclinationBack(locals.db, person, input.number);
		redirect(303, backTo(input));
	}),
	withdraw: form(Which, async (person, { id }, { locals }: RequestEvent) => {
		await withdraw(locals.db, person, id);
		return { done: 'withdrawn' as const };
	}),
	takeQuestionBack: form(Which, async (person, { id }, { locals }: RequestEvent) => {
		await takeQuestionBack(locals.db, person, id);
		return { done: 'taken-back' as const };
	}),
	word: form(LeadWord, async (person, input, { locals }: RequestEvent) => {
		await giveWord(locals.db, person, input);
		return { done: 'word' as const };
	}),
};
