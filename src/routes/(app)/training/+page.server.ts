import { redirect } from '@sveltejs/kit';
import { mayBegin } from '#domain/accounts/may.ts';
import { coursesFor, draftsOf } from '#domain/training/enrolling/catalogue.server.ts';
import { nextFor } from '#domain/training/enrolling/own-progress.server.ts';
import { NotNow, OfCourse } from '#domain/training/enrolling/not-now.ts';
import { leaveCourse, notNow } from '#domain/training/enrolling/pausing.server.ts';
import { comingSittings } from '#domain/training/enrolling/sittings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		next: await nextFor(db, person),
		courses: await coursesFor(db, person),
		drafts: await draftsOf(db, person),
		sittings: await comingSittings(db, person),
		mayWrite: mayBegin(person),
	};
};

export const actions: Actions = {
	notNow: form(NotNow, async (person, input, { locals }) => {
		await notNow(locals.db, person, input);
		redirect(303, '/training');
	}),
	leave: form(OfCourse, async (person, input, { locals }) => {
		await leaveCourse(locals.db, person, input);
		redirect(303, '/training');
	}),
};
