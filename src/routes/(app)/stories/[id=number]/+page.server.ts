import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { sayHelped, saySaw, takeBack } from '#domain/lessons/thanks.server.ts';
import {
	AskedQuestion,
	NewCommitment,
	OneCommitment,
	OneQuestion,
	QuestionAnswer,
	Report,
} from '#domain/stories/asking.ts';
import { commit, letGo, report } from '#domain/stories/commitments.server.ts';
import { answerAsReader, ReaderAnswer } from '#domain/stories/private-reader.server.ts';
import { remove, withdraw } from '#domain/stories/publication.server.ts';
import { answer, ask, decline, takeBackQuestion } from '#domain/stories/questions.server.ts';
import { shelvesFor } from '#domain/stories/shelves/putting.server.ts';
import { readShown } from '#domain/stories/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);
const named = (event: RequestEvent) => ({ kind: 'story', number: numberIn(event) }) as const;
const CONFIRMED = ['remove', 'withdraw'] as const;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const asked = event.url.searchParams.get('confirm');
	const { db } = event.locals;
	const it = await readShown(db, person, numberIn(event));
	event.locals.unkept = it.publishedAt === null || it.month !== null;
	return {
		it,
		/** Where whoever arranges shelves may put it. */
		shelves: it.publishedAt === null ? [] : await shelvesFor(db.read, person, it.id),
		/** Asked in the page itself, where no script opens a dialog. */
		confirm: CONFIRMED.find((one) => one === asked) ?? null,
	};
};

const Nothing = z.object({});
const backTo = (event: RequestEvent, place: string) =>
	redirect(303, `${hrefOf('story', numberIn(event))}${place}`);

export const actions: Actions = {
	withdraw: form(Nothing, async (person, _input, event: RequestEvent) => {
		await withdraw(event.locals.db, person, numberIn(event));
		backTo(event, '');
	}),
	remove: form(Nothing, async (person, _input, event: RequestEvent) => {
		await remove(event.locals.db, person, numberIn(event));
		redirect(303, '/stories/mine');
	}),
	recognise: form(Nothing, async (person, _input, event: RequestEvent) => {
		await saySaw(event.locals.db, person, named(event), { lesson: null });
		backTo(event, '#recognised');
	}),
	takeBackRecognised: form(Nothing, async (person, _input, event: RequestEvent) => {
		await takeBack(event.locals.db, person, named(event), { kind: 'saw', lesson: null });
		backTo(event, '#recognised');
	}),
	helped: form(Nothing, async (person, _input, event: RequestEvent) => {
		await sayHelped(event.locals.db, person, named(event), { lesson: null });
		backTo(event, '#recognised');
	}),
	takeBackHelped: form(Nothing, async (person, _input, event: RequestEvent) => {
		await takeBack(event.locals.db, person, named(event), { kind: 'helped', lesson: null });
		backTo(event, '#recognised');
	}),
	ask: form(AskedQuestion, async (person, input, event: RequestEvent) => {
		const { id } = await ask(event.locals.db, person, numberIn(event), input);
		backTo(event, `#question-${id}`);
	}),
	answer: form(QuestionAnswer, async (person, input, event: RequestEvent) => {
		await answer(event.locals.db, person, numberIn(event), input);
		backTo(event, `#question-${input.question}`);
	}),
	decline: form(OneQuestion, async (person, input, event: RequestEvent) => {
		await decline(event.locals.db, person, numberIn(event), input);
		backTo(event, '#questions');
	}),
	takeBackQuestion: form(OneQuestion, async (person, input, event: RequestEvent) => {
		await takeBackQuestion(event.locals.db, person, numberIn(event), input);
		backTo(event, '#questions');
	}),
	commit: form(NewCommitment, async (person, input, event: RequestEvent) => {
		const { id } = await commit(event.locals.db, person, numberIn(event), input);
		backTo(event, `#commitment-${id}`);
	}),
	report: form(Report, async (person, input, event: RequestEvent) => {
		await report(event.locals.db, person, numberIn(event), input);
		backTo(event, `#commitment-${input.commitment}`);
	}),
	letGo: form(OneCommitment, async (person, input, event: RequestEvent) => {
		await letGo(event.locals.db, person, numberIn(event), input);
		backTo(event, '#commitments');
	}),
	sayAsReader: form(ReaderAnswer, async (person, input, event: RequestEvent) => {
		await answerAsReader(event.locals.db, person, numberIn(event), input);
		backTo(event, '#reading');
	}),
};
