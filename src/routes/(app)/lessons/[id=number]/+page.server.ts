import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findLesson } from '#domain/lessons/finding.server.ts';
import { lessonRows } from '#domain/lessons/lesson-rows.server.ts';
import { sayChanged, sayHelped, saySaw, takeBack } from '#domain/lessons/thanks.server.ts';
import { Changed } from '#domain/lessons/thanks.ts';
import { missing } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const [lesson] = await lessonRows(event.locals.db, person, [idIn(event)]);
	return { lesson: lesson ?? missing('This lesson') };
};

const idIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);
/** Said in a list, it leads back to that list. */
const Saying = z.object({ back: z.string().max(2_000).optional() });

/** What readers say of a lesson is kept with its entry. */
async function onLesson({ locals, params }: RequestEvent, person: Parameters<typeof findLesson>[1]) {
	const { lesson, entry } = await findLesson(locals.db.read, person, Number(params.id));
	return { of: { kind: entry.kind, number: entry.number }, lesson: lesson.id };
}

const backTo = (event: RequestEvent, { back }: z.output<typeof Saying>) =>
	redirect(303, back === undefined ? `/lessons/${event.params.id}` : safeNext(back));

export const actions: Actions = {
	helped: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await sayHelped(event.locals.db, person, of, { lesson });
		backTo(event, input);
	}),
	takeBackHelped: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await takeBack(event.locals.db, person, of, { kind: 'helped', lesson });
		backTo(event, input);
	}),
	saw: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await saySaw(event.locals.db, person, of, { lesson });
		backTo(event, input);
	}),
	takeBackSaw: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await takeBack(event.locals.db, person, of, { kind: 'saw', lesson });
		backTo(event, input);
	}),
	changed: form(Changed.omit({ lesson: true }), async (person, { sentence }, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await sayChanged(event.locals.db, person, of, { lesson, sentence });
		backTo(event, {});
	}),
	takeBackChanged: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await takeBack(event.locals.db, person, of, { kind: 'changed', lesson });
		backTo(event, input);
	}),
};
