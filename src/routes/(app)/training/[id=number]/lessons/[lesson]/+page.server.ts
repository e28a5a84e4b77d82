import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { answerItem, finishLesson, rateRecall, sceneAfter } from '#domain/training/answering.server.ts';
import type { Confidence } from '#domain/training/enrolment.ts';
import { Given } from '#domain/training/grading.ts';
import { Key } from '#domain/training/item.ts';
import { NewIntention } from '#domain/training/enrolling/intending.ts';
import { plan } from '#domain/training/enrolling/intentions.server.ts';
import { moved } from '#domain/training/playing/moving.ts';
import { readLesson } from '#domain/training/playing.server.ts';
import { reflect } from '#domain/training/reflecting.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { besideLesson } from './beside.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = numberIn(event);
	if (!Key.safeParse(event.params.lesson).success) error(404, { message: 'This lesson is not here.' });
	const found = await readLesson(event.locals.db, person, number, event.params.lesson);
	// Beginning is a press; a page that is only looked at begins nothing.
	if (found === null) redirect(303, hrefOf('course', number));
	const { speaks, ...played } = found;
	event.locals.unkept = !played.reads;
	return {
		played,
		beside: await besideLesson(event.locals.db, person, { number, reads: played.reads, speaks }),
		again: event.url.searchParams.get('again') ?? '',
	};
};

const AnswerForm = Given.extend({
	item: Key,
	confidence: z
		.enum(['', '1', '2', '3'])
		.default('')
		.transform((said) => (said === '' ? null : (Number(said) as Confidence))),
	/** A part of an order that is to stand one place further up or down: `2 up`. */
	move: z.string().max(8).default(''),
	/** The choice that is made in a scene. */
	step: z.string().max(2).default(''),
});

export const actions: Actions = {
	answer: form(AnswerForm, async (person, input, event: RequestEvent) => {
		const { item, confidence, move, step, ...given } = input;
		const { db } = event.locals;
		const { lesson } = event.params;
		if (move !== '') return { item, order: moved(given.order, move) };
		if (step !== '') {
			given.path = [...given.path, Number(step)];
			const asked = await sceneAfter(db, person, numberIn(event), { lesson, item, path: given.path });
			if (asked) return { item, asked, path: given.path, confidence: String(confidence ?? '') };
		}
		await answerItem(db, person, numberIn(event), { lesson, item, given, confidence });
		return { item };
	}),
	rate: form(
		z.object({ item: Key, near: z.enum(['true', 'false']) }),
		async (person, { item, near }, event: RequestEvent) => {
			const { lesson } = event.params;
			await rateRecall(event.locals.db, person, numberIn(event), { lesson, item, near: near === 'true' });
		},
	),
	reflect: form(
		z.object({ key: Key, text: z.string().max(10_000, 'That is more than fits here.') }),
		async (person, input, event: RequestEvent) => {
			await reflect(event.locals.db, person, numberIn(event), input);
			return { kept: input.key };
		},
	),
	plan: form(NewIntention, async (person, input, event: RequestEvent) => {
		const number = numberIn(event);
		await plan(event.locals.db, person, number, input);
		redirect(303, `${hrefOf('course', number)}/lessons/${event.params.lesson}#week`);
	}),
	finish: form(z.object({}), async (person, _input, event: RequestEvent) => {
		const here = hrefOf('course', numberIn(event));
		const { next } = await finishLesson(event.locals.db, person, numberIn(event), event.params.lesson);
		redirect(303, next === null ? here : `${here}/lessons/${next}`);
	}),
};
