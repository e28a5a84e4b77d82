import { ApplicationAnswer, QuestionAnswer } from '#domain/growth/applying/application.ts';
import { answer } from '#domain/growth/applying/answering.server.ts';
import { readAsked } from '#domain/growth/applying/asked-of.server.ts';
import { answerQuestion } from '#domain/growth/applying/asking-first.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	readAsked(event.locals.db, signedIn(event), Number(event.params.id));

const numberIn = ({ params }: RequestEvent) => Number(params.id);
const Answered = z.intersection(ApplicationAnswer, z.object({ id: z.coerce.number().int().positive() }));

export const actions: Actions = {
	answer: form(Answered, async (person, input, event: RequestEvent) => {
		await answer(event.locals.db, person, numberIn(event), input);
		return { done: input.answer };
	}),
	answerQuestion: form(QuestionAnswer, async (person, input, event: RequestEvent) => {
		await answerQuestion(event.locals.db, person, numberIn(event), input);
		return { done: 'question' as const };
	}),
};
