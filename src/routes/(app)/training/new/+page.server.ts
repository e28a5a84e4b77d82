import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin, mayCurate } from '#domain/accounts/may.ts';
import type { Person } from '#domain/accounts/person.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { CourseContent } from '#domain/training/course.ts';
import { createCourse } from '#domain/training/courses.server.ts';
import { courseInZip, importCourse } from '#domain/training/importing.server.ts';
import { removedCourses, restoreCourse } from '#domain/training/removing.server.ts';
import { addShipped, offeredCourses } from '#domain/training/shipped.server.ts';
import { forbidden, invalid } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	refuseGuests(person);
	return {
		mayCurate: mayCurate(person),
		offered: await offeredCourses(db, person),
		removed: (await removedCourses(db, person)).map(({ number, title }) => ({ number, title })),
	};
};

function refuseGuests(person: Person): void {
	if (!mayBegin(person)) forbidden('Guests take courses; they are written by the people of the workspace.');
}

const MEGABYTES = 60_000_000;

export const actions: Actions = {
	write: form(z.object({ title: CourseContent.shape.title }), async (person, { title }, { locals }) => {
		const { number } = await createCourse(locals.db, person, { content: CourseContent.parse({ title }) });
		redirect(303, `${hrefOf('course', number)}/edit`);
	}),
	add: form(z.object({ slug: z.string().max(120) }), async (person, { slug }, { locals }) => {
		redirect(303, hrefOf('course', await addShipped(locals.db, person, slug)));
	}),
	bring: form(
		z.object({ file: z.instanceof(File).optional() }),
		async (person, { file }, { locals }) => {
			refuseGuests(person);
			if (!file || file.size === 0) invalid({ file: 'Choose a zip.' });
			const files = await courseInZip(new Uint8Array(await file.arrayBuffer()));
			const { number } = await importCourse(locals.db, person, files);
			redirect(303, hrefOf('course', number));
		},
		{ limit: MEGABYTES },
	),
	restore: form(z.object({ number: z.coerce.number().int() }), async (person, { number }, { locals }) => {
		await restoreCourse(locals.db, person, number);
		redirect(303, hrefOf('course', number));
	}),
};
