import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findEntry } from '#domain/entries/entries.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { begin, beginAgain } from '#domain/training/beginning.server.ts';
import { KIND, publishCourse } from '#domain/training/courses.server.ts';
import { organises } from '#domain/training/enrolling/organising.server.ts';
import { askedOf } from '#domain/training/enrolling/own-progress.server.ts';
import { removeCourse } from '#domain/training/removing.server.ts';
import { readShown } from '#domain/training/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const found = await findEntry(db.read, person, KIND, numberIn(event));
	event.locals.unkept = found.publishedAt === null;
	return {
		it: await readShown(db, person, numberIn(event)),
		/** What is asked of them, which they are told before they begin. */
		asked: await askedOf(db.read, person, found.id),
		organises: organises(person, found),
		/** Asked in the page itself, where no script opens a dialog. */
		confirm: event.url.searchParams.get('confirm') === 'remove',
	};
};

const Nothing = z.object({});

/** Begins, or begins anew, and goes to the lesson where they are. */
const beginning = (how: typeof begin) =>
	form(Nothing, async (person, _input, event: RequestEvent) => {
		const { db } = event.locals;
		const { id } = await findEntry(db.read, person, KIND, numberIn(event));
		const { lessonKey } = await how(db, person, id);
		const here = hrefOf('course', numberIn(event));
		redirect(303, lessonKey === null ? here : `${here}/lessons/${lessonKey}`);
	});

export const actions: Actions = {
	begin: beginning(begin),
	again: beginning(beginAgain),
	publish: form(Nothing, async (person, _input, event: RequestEvent) => {
		await publishCourse(event.locals.db, person, numberIn(event));
		redirect(303, hrefOf('course', numberIn(event)));
	}),
	remove: form(Nothing, async (person, _input, event: RequestEvent) => {
		await removeCourse(event.locals.db, person, numberIn(event));
		redirect(303, '/training/new');
	}),
};
