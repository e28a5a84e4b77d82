import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { Answer } from '#domain/projects/endings/ending.ts';
import { EndingForm } from '#domain/projects/endings/ending-form.ts';
import { end, goOn } from '#domain/projects/endings/endings.server.ts';
import { answerQuestion } from '#domain/projects/endings/questions.server.ts';
import { readEnding } from '#domain/projects/endings/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return { it: await readEnding(event.locals.db, person, numberIn(event)) };
};

const back = (event: RequestEvent, place = '') =>
	redirect(303, `${hrefOf('project', numberIn(event))}/end${place}`);

export const actions: Actions = {
	end: form(EndingForm, async (person, input, event: RequestEvent) => {
		await end(event.locals.db, person, numberIn(event), input);
		back(event);
	}),
	goOn: form(z.object({}), async (person, _input, event: RequestEvent) => {
		await goOn(event.locals.db, person, numberIn(event));
		redirect(303, hrefOf('project', numberIn(event)));
	}),
	answer: form(Answer, async (person, input, event: RequestEvent) => {
		await answerQuestion(event.locals.db, person, numberIn(event), input);
		back(event, '#questions');
	}),
};
